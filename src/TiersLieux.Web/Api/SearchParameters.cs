using Microsoft.OpenApi;
using TiersLieux.Data.Search;
using TiersLieux.Domain;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Programmes;

namespace TiersLieux.Web.Api;

/// <summary>The criteria of a search, said in the OpenAPI document: <see cref="PlaceSearchBinder"/> reads them all from the query string.</summary>
internal static class SearchParameters
{
    private static readonly (string Name, string Description, bool IsRepeatable)[] All =
    [
        ("q", "Mots du nom, des services, des équipements.", false),
        ("ou", "Lieu en toutes lettres : commune, code postal, zone d’emploi, intercommunalité, département, région.", false),
        ("commune", "Code Insee ; un ancien code mène à la commune d’aujourd’hui.", true),
        ("epci", "SIREN de l’intercommunalité.", true),
        ("ze", "Code de la zone d’emploi (Insee, 2020).", true),
        ("departement", "Numéro du département.", true),
        ("region", "Code Insee de la région.", true),
        ("lat", "Latitude WGS 84, avec « lon ».", false),
        ("lon", "Longitude WGS 84, avec « lat ».", false),
        ("rayon", $"Rayon en kilomètres autour du point ou de la commune, de 1 à {PlaceSearch.MaximumRadiusKm} ; {PlaceSearch.DefaultRadiusKm} autour d’un point s’il n’est pas donné.", false),
        ("bbox", "Cadre : ouest,sud,est,nord, en degrés.", false),
        ("type", Codes(PlaceKinds.All), true),
        ("service", Codes(PlaceServices.All), true),
        ("equipement", Codes(EquipmentKinds.All), true),
        ("programme", Codes(KnownProgrammes.Vocabulary), true),
        ("etape", Codes(PlaceLifecycles.All) + " Sans ce critère, tous sauf « ferme ».", true),
        ("rural", "1 : communes rurales seulement.", false),
        ("frr", "1 : communes classées France Ruralités Revitalisation seulement.", false),
        ("accessible", "1 : lieux accessibles en fauteuil roulant seulement.", false),
        ("ouvert", "1 : lieux ouverts en ce moment seulement.", false),
    ];

    private static readonly (string Name, string Description, bool IsRepeatable)[] OfLists =
    [
        ("tri", "distance, nom, confirmation ou rotation ; sans ce critère, la distance quand un point est connu, sinon un tirage du jour.", false),
        ("page", "Numéro de la page, à partir de 1.", false),
        ("pageSize", "Lieux par page, de 1 à 100.", false),
        ("format", "json ou geojson.", false),
    ];

    /// <param name="isList">True where results are ordered and paged.</param>
    public static TBuilder DescribeSearch<TBuilder>(this TBuilder endpoint, bool isList) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var (name, description, isRepeatable) in isList ? All.Concat(OfLists) : All)
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Query,
                    Description = isRepeatable ? description + " Peut être répété." : description,
                    Schema = isRepeatable
                        ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } }
                        : ApiDescription.NumberSchema(name) ?? new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            return Task.CompletedTask;
        });

    private static string Codes(Vocabulary vocabulary) => $"{vocabulary.Name[..1].ToUpperInvariant()}{vocabulary.Name[1..]} : {string.Join(", ", vocabulary.Terms.Select(term => term.Code))}.";
}
