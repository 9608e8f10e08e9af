using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Web.Api.Sheets;

/// <summary>The seven kinds of sheets besides places: one list and one sheet each, all alike.</summary>
internal static class SheetsEndpoints
{
    /// <summary>Licence of what the directory writes, as of the places it publishes.</summary>
    private const string Licence = "Licence Ouverte 2.0";

    public static void MapSheets(this WebApplication app)
    {
        foreach (var words in SheetWords.All)
        {
            var group = app.MapGroup($"/api/v1/{words.Segment}").WithTags(words.Plural);
            group.MapGet("/", (HttpContext context, TiersLieuxDbContext db, PlaceSearchResolver resolver, CancellationToken cancellationToken) =>
                    ListAsync(words, context, db, resolver, cancellationToken))
                .WithSummary($"Chercher : {words.Plural.ToLowerInvariant()}")
                .WithDescription(
                    "Les mots et le territoire se demandent comme pour les lieux. Répond ce qui se trouve dans le territoire ou autour du point, et ce dont la zone y touche ; " +
                    "tout, quand rien ne dit où. Au plus près d’abord quand un point est connu, sinon par nom.")
                .DescribeSheetSearch()
                .Produces<PagedList<SheetItem>>()
                .Produces<Problem>(StatusCodes.Status400BadRequest, Problems.ContentType)
                .Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType);
            group.MapGet("/{slug}", (HttpContext context, TiersLieuxDbContext db, string slug, CancellationToken cancellationToken) =>
                    DetailAsync(words, context, db, slug, cancellationToken))
                .WithSummary($"{words.Label} : une fiche")
                .WithDescription(
                    "Tout ce qui est publié, par son nom d’adresse : le contenu (« content »), le document dont vient chaque champ (« citations »), les fiches et les lieux " +
                    "liés (« links »), la licence et la mention à reproduire. Une fiche retirée répond 410.")
                .Produces<SheetItem>()
                .Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType)
                .Produces<Problem>(StatusCodes.Status410Gone, Problems.ContentType);
        }
    }

    private static async Task<IResult> ListAsync(
        SheetWords words, HttpContext context, TiersLieuxDbContext db, PlaceSearchResolver resolver, CancellationToken cancellationToken)
    {
        var (search, errors) = PlaceSearchBinder.Bind(context.Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (errors.Count > 0)
        {
            return Problems.BadRequest(errors);
        }

        (var resolved, errors) = await resolver.ResolveAsync(search, cancellationToken);
        if (errors.Count > 0)
        {
            return Problems.BadRequest(errors);
        }

        var answering = await db.Sheets.Where(sheet => sheet.Kind == words.Kind).AnsweringAsync(db, resolved, cancellationToken);
        var total = await answering.CountAsync(cancellationToken);
        var rows = await SheetItemRow.Of(answering.Paged(resolved), resolved.Centre).ToListAsync(cancellationToken);
        if (rows.Count == 0 && resolved.Search.Page > 1)
        {
            return Problems.NotFound($"Il n’y a pas de page {resolved.Search.Page} : la liste est plus courte.");
        }

        context.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Json(new PagedList<SheetItem>(total, resolved.Search.Page, resolved.Search.PageSize, [.. rows.Select(row => row.ToItem())]));
    }

    private static async Task<IResult> DetailAsync(
        SheetWords words, HttpContext context, TiersLieuxDbContext db, string slug, CancellationToken cancellationToken)
    {
        // A withdrawal can be undone: nobody may keep the answer for ever.
        context.Response.Headers.CacheControl = "no-cache";
        var sheet = await db.Sheets.AsNoTracking().FirstOrDefaultAsync(sheet => sheet.Kind == words.Kind && sheet.Slug == slug, cancellationToken);
        switch (sheet?.State)
        {
            case SheetState.Withdrawn:
                return Problems.Gone($"« {sheet.Name} » a été retiré de l’annuaire : {sheet.StateReason}");
            case not SheetState.Published:
                return Problems.NotFound("Aucune fiche publiée ne porte ce nom d’adresse.");
        }

        var row = await SheetItemRow.Of(db.Sheets.Where(known => known.Id == sheet.Id), null).SingleAsync(cancellationToken);
        var related = await db.Related(sheet.Id).OrderBy(other => other.Kind).ThenBy(other => other.SearchKey)
            .Select(other => new { other.Kind, other.Slug, other.Name }).ToListAsync(cancellationToken);
        var places = await db.SheetLinks.Where(link => link.SheetId == sheet.Id && link.Place!.Status == PlaceStatus.Published).OrderBy(link => link.Place!.Slug)
            .Select(link => new SheetReference("lieux", link.Place!.Slug, link.Place.Name, "/lieux/" + link.Place.Slug)).ToListAsync(cancellationToken);
        context.Response.Headers.CacheControl = "public, max-age=60";

        var detail = JsonSerializer.SerializeToNode(row.ToItem(), JsonSerializerOptions.Web)!.AsObject();
        detail["content"] = JsonNode.Parse(sheet.ContentJson);
        detail["citations"] = JsonSerializer.SerializeToNode(sheet.Citations, FactsJson.Options);
        detail["links"] = JsonSerializer.SerializeToNode(
            places.Concat(related.Select(other => SheetItemRow.Reference(other.Kind, other.Slug, other.Name))), JsonSerializerOptions.Web);
        detail["licence"] = Licence;
        detail["attribution"] = Attribution(sheet);
        return Results.Json<JsonNode>(detail);
    }

    private static string Attribution(Sheet sheet)
    {
        var documents = sheet.Citations.Values.Select(citation => citation.Document).Distinct().Order(StringComparer.Ordinal).ToList();
        return documents.Count == 0 ? "Annuaire des tiers-lieux ruraux" : $"Annuaire des tiers-lieux ruraux, d’après : {string.Join(" ; ", documents)}";
    }
}
