using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Places;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Web.Api.Lieux;

internal static class LieuxEndpoints
{
    private const string GeoJson = "application/geo+json";

    public static void MapLieux(this WebApplication app)
    {
        var lieux = app.MapGroup("/api/v1/lieux").WithTags("Lieux");
        lieux.MapGet("/", ListAsync)
            .WithSummary("Chercher des lieux")
            .WithDescription(
                "Les mêmes critères que la page de recherche. Un critère répété veut dire « ou », des critères différents « et ». « commune » seule donne les lieux " +
                "de la commune ; avec « rayon », ceux d’alentour aussi. En GeoJSON par « format=geojson » ou l’en-tête « Accept: application/geo+json ».")
            .DescribeSearch(isList: true)
            .Produces<PagedList<PlaceItem>>(StatusCodes.Status200OK, "application/json", GeoJson)
            .Produces<Problem>(StatusCodes.Status400BadRequest, Problems.ContentType)
            .Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType);
        lieux.MapGet("/{id}", DetailAsync)
            .WithSummary("Un lieu")
            .WithDescription("Tout ce qui est publié d’un lieu et l’origine de chaque information, par son identifiant ou son nom d’adresse. Un lieu fusionné redirige (308), un lieu retiré répond 410.")
            .Produces<PlaceItem>()
            .Produces(StatusCodes.Status308PermanentRedirect)
            .Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType)
            .Produces<Problem>(StatusCodes.Status410Gone, Problems.ContentType);
    }

    private static async Task<IResult> ListAsync(HttpContext context, TiersLieuxDbContext db, PlaceSearchResolver resolver, CancellationToken cancellationToken)
    {
        var query = context.Request.Query;
        var (search, errors) = PlaceSearchBinder.Bind(query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        var format = query["format"].ToString();
        if (format is not ("" or "json" or "geojson"))
        {
            errors = [.. errors, new SearchError("format", "« format » est l’un de : json, geojson.")];
        }

        if (errors.Count > 0)
        {
            return Problems.BadRequest(errors);
        }

        (var resolved, errors) = await resolver.ResolveAsync(search, cancellationToken);
        if (errors.Count > 0)
        {
            return Problems.BadRequest(errors);
        }

        // The total comes with each row, in one round trip; no row on the first page means that there is none anywhere.
        var counted = resolved.Counted(db);
        var found = await PlaceItemRow.Of(resolved.Page(db.Places), resolved.Centre, resolved.Today)
            .Select(row => new { Row = row, Total = counted.Count() })
            .ToListAsync(cancellationToken);
        if (found.Count == 0 && resolved.Search.Page > 1)
        {
            return Problems.NotFound($"Il n’y a pas de page {resolved.Search.Page} : la liste est plus courte.");
        }

        var total = found.FirstOrDefault()?.Total ?? 0;
        var items = found.Select(row => row.Row.ToItem()).ToList();
        context.Response.Headers.CacheControl = "public, max-age=60";
        context.Response.Headers.Vary = "Accept";
        return WantsGeoJson(context, format)
            ? Results.Json(new PlaceFeatures(total, items.Count, [.. items.Select(PlaceFeature.From)]), contentType: GeoJson)
            : Results.Json(new PagedList<PlaceItem>(total, resolved.Search.Page, resolved.Search.PageSize, items));
    }

    private static async Task<IResult> DetailAsync(HttpContext context, TiersLieuxDbContext db, TimeProvider clock, string id, CancellationToken cancellationToken)
    {
        // A merge or a withdrawal can be undone: nobody may keep the answer for ever.
        context.Response.Headers.CacheControl = "no-cache";
        var byId = int.TryParse(id, out var number);
        var place = await db.Places.AsNoTracking().FirstOrDefaultAsync(place => byId ? place.Id == number : place.Slug == id, cancellationToken);
        if (place is null)
        {
            return await db.FormerPlaceSlugs.Where(former => former.Slug == id).Select(former => (int?)former.PlaceId).FirstOrDefaultAsync(cancellationToken) is { } present
                ? Redirect(present)
                : Problems.NotFound("Aucun lieu ne porte cet identifiant.");
        }

        switch (place.Status)
        {
            case PlaceStatus.Merged:
                return Redirect(place.MergedIntoId!.Value);
            case PlaceStatus.Withdrawn:
                return Problems.Gone($"Ce lieu a été retiré de l’annuaire : {place.WithdrawalReason}");
        }

        var row = await PlaceItemRow.Of(db.Places.Where(p => p.Id == place.Id), null, OpenPeriodsRefresh.Today(clock)).SingleAsync(cancellationToken);
        context.Response.Headers.CacheControl = "public, max-age=60";
        var detail = JsonSerializer.SerializeToNode(row.ToItem(), JsonSerializerOptions.Web)!.AsObject();
        detail["facts"] = JsonSerializer.SerializeToNode(place.Facts, FactsJson.Options);
        detail["origins"] = JsonSerializer.SerializeToNode(place.Origins, FactsJson.Options);
        return Results.Json<JsonNode>(detail);
    }

    private static IResult Redirect(int id) => Results.Redirect($"/api/v1/lieux/{id}", permanent: true, preserveMethod: true);

    private static bool WantsGeoJson(HttpContext context, string format) =>
        format == "geojson" || (format.Length == 0 && context.Request.Headers.Accept.ToString().Contains(GeoJson, StringComparison.OrdinalIgnoreCase));
}
