using Microsoft.OpenApi;
using TiersLieux.Data;
using TiersLieux.Data.Accompaniment;
using TiersLieux.Data.Search;
using TiersLieux.Domain;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Web.Pages.Accompagnement;

namespace TiersLieux.Web.Api.Accompagnement;

/// <param name="Reach">How its area reaches where one asks: commune, epci, circle, zoneEmploi, departement, region, everywhere; whole, inside or partial for a wider territory.</param>
/// <param name="Covered">Communes covered, among <paramref name="Communes"/>.</param>
/// <param name="IsOther">It does not answer one of the optional criteria (with « toutes=1 »).</param>
public sealed record OrientationItem(
    string Slug, string Name, string? Summary, string? Organisation, string? OrganisationName, string Url, OfferReach Reach, int Covered, int Communes,
    double? SessionKm, bool IsOther, IReadOnlyList<OfferReason> Reasons, IReadOnlyList<OrientedSession> Sessions);

/// <param name="Others">Offers that reach the place and do not answer one of the optional criteria.</param>
/// <param name="Neighbours">Offers of other areas, with « voisines=1 »; null without.</param>
public sealed record OrientationAnswer(int Total, int Others, int Page, int PageSize, IReadOnlyList<OrientationItem> Items, IReadOnlyList<NeighbourOffer>? Neighbours);

internal static class OrientationEndpoint
{
    private static readonly (string Name, string Description)[] Parameters =
    [
        ("commune", "Code Insee ; un ancien code mène à la commune d’aujourd’hui. Ou « ou », « epci », « ze », « departement », « region », « lat » et « lon »."),
        ("ou", "Territoire en toutes lettres."), ("epci", "SIREN de l’intercommunalité."), ("ze", "Code de la zone d’emploi."), ("departement", "Numéro du département."),
        ("region", "Code Insee de la région."), ("lat", "Latitude WGS 84, avec « lon »."), ("lon", "Longitude WGS 84, avec « lat »."),
        ("phase", Codes(OfferPhases.All)), ("secteur", Codes(OfferSectors.All)), ("besoin", Codes(OfferNeeds.All)), ("forme", Codes(OrientationAnswers.Manners)),
        ("rencontre", Codes(OrientationAnswers.Meetings)), ("q", "Mots de l’offre."), ("toutes", "1 : aussi les offres qui ne répondent pas aux critères facultatifs, à la fin."),
        ("voisines", "1 : donne aussi les offres d’autres zones que l’on peut rencontrer à moins de 60 km."), ("page", "Numéro de la page, à partir de 1."),
    ];

    public static void MapOrientation(this WebApplication app) => app.MapGroup("/api/v1/accompagnement").WithTags("Accompagnement").MapGet("/orientation", GetAsync)
        .WithSummary("Qui peut m’accompagner ici ?")
        .WithDescription("Les offres dont la zone contient la commune ou le point, ou rencontre le territoire demandé, avec les raisons ; l’ordre est celui de la page. Vingt par page.")
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var (name, description) in Parameters)
            {
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = name, In = ParameterLocation.Query, Description = description,
                    Schema = ApiDescription.NumberSchema(name) ?? new OpenApiSchema { Type = JsonSchemaType.String },
                });
            }

            return Task.CompletedTask;
        })
        .Produces<OrientationAnswer>()
        .Produces<Problem>(StatusCodes.Status400BadRequest, Problems.ContentType);

    private static async Task<IResult> GetAsync(
        HttpContext context, TiersLieuxDbContext db, PlaceSearchResolver resolver, Orientation orientation, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = context.Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")).ToList();
        var (search, errors) = PlaceSearchBinder.Bind(query);
        var (answers, misunderstood) = OrientationAnswers.Bind(query);
        if (errors.Count + misunderstood.Count > 0)
        {
            return Problems.BadRequest(errors.Concat(misunderstood));
        }

        (var resolved, errors) = await resolver.ResolveAsync(search with { Box = null }, cancellationToken);
        if (errors.Count > 0)
        {
            return Problems.BadRequest(errors);
        }

        if (await OrientationPlace.OfAsync(db, resolved, cancellationToken) is not { } place)
        {
            return Problems.BadRequest([new SearchError("commune", "Dites où : « commune », « ou », « epci », « ze », « departement », « region », ou « lat » et « lon ».")]);
        }

        var now = clock.GetUtcNow();
        var page = resolved.Search.Page;
        var result = await orientation.FindAsync(place, answers, resolved.Search.Words, (page - 1) * Orientation.PageSize, Orientation.PageSize, now, cancellationToken);
        var neighbours = context.Request.Query["voisines"] == "1" ? await orientation.NeighboursAsync(place, now, cancellationToken) : null;
        context.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Json(new OrientationAnswer(
            answers.All ? result.Total : result.Answering, result.Others, page, Orientation.PageSize, [.. result.Offers.Select(offer => Item(offer, answers))], neighbours));
    }

    private static OrientationItem Item(OrientedOffer offer, OrientationAnswers answers) => new(
        offer.Slug, offer.Name, offer.Summary, offer.OrganisationSlug, offer.OrganisationName, $"/accompagnement/{offer.Slug}", offer.Reach, offer.Covered, offer.Communes,
        offer.SessionKm is { } km ? Math.Round(km, 1) : null, offer.IsOther, OfferReasons.Of(offer, answers), offer.Sessions);

    private static string Codes(Vocabulary vocabulary) => $"{string.Join(", ", vocabulary.Terms.Select(term => term.Code))}.";
}
