using Microsoft.OpenApi;
using TiersLieux.Data.Search;
using TiersLieux.Domain;
using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Api;

/// <summary>The criteria of a search, said in the OpenAPI document: <see cref="PlaceSearchBinder"/> reads them all from the query string.</summary>
internal static class SearchParameters
{
    private sealed record Parameter(string Name, string Description, bool IsRepeatable);

    private static readonly Parameter[] All =
    [
        new("q", "Mots du nom, des services, des équipements.", false),
        new("ou", "Lieu en toutes lettres : commune, code postal, zone d’emploi, intercommunalité, département, région.", false),
        new("commune", "Code Insee ; un ancien code mène à la commune d’aujourd’hui.", true),
        new("epci", "SIREN de l’intercommunalité.", true),
        new("ze", "Code de la zone d’emploi (Insee, 2020).", true),
        new("departement", "Numéro du département.", true),
        new("region", "Code Insee de la région.", true),
        new("lat", "Latitude WGS 84, avec « lon ».", false),
        new("lon", "Longitude WGS 84, avec « lat ».", false),
        new("rayon", $"Rayon en kilomètres autour du point ou de la commune, de 1 à {PlaceSearch.MaximumRadiusKm} ; {PlaceSearch.DefaultRadiusKm} autour d’un point s’il n’est pas donné.", false),
        new("bbox", "Cadre : ouest,sud,est,nord, en degrés.", false),
        new("type", Codes(PlaceKinds.All), true),
        new("service", Codes(PlaceServices.All), true),
        new("equipement", Codes(EquipmentKinds.All), true),
        new("programme", "Nom d’adresse d’un programme : les lieux qui en sont, ou en ont été, membres. La liste : /api/v1/programmes.", true),
        new("reseau", "Nom d’adresse d’un réseau : ses lieux membres. La liste : /api/v1/reseaux.", true),
        new("etape", Codes(PlaceLifecycles.All) + " Sans ce critère, tous sauf « ferme ».", true),
        new("rural", "1 : communes rurales seulement.", false),
        new("frr", "1 : communes classées France Ruralités Revitalisation seulement.", false),
        new("accessible", "1 : lieux accessibles en fauteuil roulant seulement.", false),
        new("ouvert", "1 : lieux ouverts en ce moment seulement.", false),
    ];

    private static readonly Parameter[] OfLists =
    [
        new("tri", "distance, nom, confirmation ou rotation ; sans ce critère, la distance quand un point est connu, sinon un tirage du jour.", false),
        new("page", "Numéro de la page, à partir de 1.", false),
        new("pageSize", "Lieux par page, de 1 à 100.", false),
        new("format", "json ou geojson.", false),
    ];

    private static readonly string[] OfSheets = ["q", "ou", "commune", "epci", "ze", "departement", "region", "lat", "lon", "rayon", "page", "pageSize"];

    /// <summary>The criteria that the sheets other than places share with them: words, territories, point, page.</summary>
    public static TBuilder DescribeSheetSearch<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Describe(All.Concat(OfLists).Where(parameter => OfSheets.Contains(parameter.Name))
            .Select(parameter => parameter.Name == "pageSize" ? parameter with { Description = "Fiches par page, de 1 à 100." } : parameter));

    /// <param name="isList">True where results are ordered and paged.</param>
    public static TBuilder DescribeSearch<TBuilder>(this TBuilder endpoint, bool isList) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Describe(isList ? All.Concat(OfLists) : All);

    private static TBuilder Describe<TBuilder>(this TBuilder endpoint, IEnumerable<Parameter> parameters) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var (name, description, isRepeatable) in parameters)
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
