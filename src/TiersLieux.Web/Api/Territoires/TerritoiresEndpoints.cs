using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Api.Territoires;

internal static class TerritoiresEndpoints
{
    private const string GeoJson = "application/geo+json";
    private const int MaximumTextLength = 200;

    public static void MapTerritoires(this WebApplication app)
    {
        var territoires = app.MapGroup("/api/v1/territoires").WithTags("Territoires").CacheOutput(Caching.Shared);
        territoires.MapGet("/", ListAsync)
            .WithSummary("Chercher un territoire")
            .WithDescription(
                "Communes, intercommunalités, zones d’emploi, départements et régions, les plus probables d’abord. « q » accepte un nom ou son début, avec ou " +
                "sans accents, une faute de frappe, un code postal ou son début, un numéro de département, un code Insee ou SIREN. Sans « q », tous les " +
                "territoires. « kind » : commune, epci, zone-emploi, departement ou region.")
            .Produces<PagedList<TerritoryItem>>()
            .Produces<Problem>(StatusCodes.Status400BadRequest, Problems.ContentType)
            .Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType);
        territoires.MapGet("/{kind}/{code}", DetailAsync)
            .WithSummary("Un territoire")
            .WithDescription(
                "Population, ruralité, territoires auxquels il appartient, nombre de lieux. Un ancien code de commune redirige (308) vers la commune " +
                "d’aujourd’hui. En GeoJSON, avec son contour : « format=geojson » ou l’en-tête « Accept: application/geo+json ».")
            .Produces<TerritoryDetail>(StatusCodes.Status200OK, "application/json", GeoJson)
            .Produces(StatusCodes.Status308PermanentRedirect)
            .Produces<Problem>(StatusCodes.Status404NotFound, Problems.ContentType);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, TerritorySearch search, string? q, string? kind, string? page, string? pageSize, CancellationToken cancellationToken)
    {
        var errors = new List<SearchError>();
        var paging = Paging.Parse(page, pageSize, errors);
        var words = TerritoryKindWords.FromCode(kind);
        if (words is null && !string.IsNullOrEmpty(kind))
        {
            errors.Add(new("kind", $"« kind » est l’un de : {string.Join(", ", TerritoryKindWords.All.Select(known => known.Code))}."));
        }

        if (q?.Length > MaximumTextLength)
        {
            errors.Add(new("q", $"Votre texte est trop long : {MaximumTextLength} caractères au plus."));
        }

        if (errors.Count > 0)
        {
            return Problems.BadRequest(errors);
        }

        var found = await search.FindAsync(q, words?.Kind, paging.Offset, paging.PageSize, cancellationToken);
        if (found.Items.Count == 0 && paging.Page > 1)
        {
            return Problems.NotFound($"Il n’y a pas de page {paging.Page} : la liste est plus courte.");
        }

        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(new PagedList<TerritoryItem>(found.Total, paging.Page, paging.PageSize, [.. found.Items.Select(TerritoryItem.From)]));
    }

    private static async Task<IResult> DetailAsync(
        HttpContext context, TiersLieuxDbContext db, string kind, string code, string? format, CancellationToken cancellationToken)
    {
        if (TerritoryKindWords.FromCode(kind) is not { } words)
        {
            return Problems.NotFound($"Ce type de territoire n’existe pas. Les types sont : {string.Join(", ", TerritoryKindWords.All.Select(known => known.Code))}.");
        }

        if (format is not (null or "" or "json" or "geojson"))
        {
            return Problems.BadRequest([new SearchError("format", "« format » est l’un de : json, geojson.")]);
        }

        code = code.ToUpperInvariant();
        if (code.Length > 20 || !code.All(char.IsAsciiLetterOrDigit))
        {
            return Problems.NotFound($"Un code de territoire n’a que des chiffres et des lettres ({words.Label.ToLowerInvariant()}).");
        }

        if (await db.TerritorySheetAsync(words.Kind, code, cancellationToken) is not { } sheet)
        {
            var today = words.Kind == TerritoryKind.Commune
                ? await db.FormerCommuneCodes.Where(former => former.Code == code).Select(former => former.Commune!.Code).SingleOrDefaultAsync(cancellationToken)
                : null;
            return today is null
                ? Problems.NotFound($"Aucun territoire de ce type ne porte le code « {code} » ({words.Label.ToLowerInvariant()}).")
                : Results.Redirect($"/api/v1/territoires/{words.Code}/{today}{context.Request.QueryString}", permanent: true, preserveMethod: true);
        }

        context.Response.Headers.CacheControl = "public, max-age=300";
        context.Response.Headers.Vary = "Accept";
        var detail = TerritoryDetail.From(sheet);
        return format == "geojson" || (format is null or "" && context.Request.Headers.Accept.ToString().Contains(GeoJson, StringComparison.OrdinalIgnoreCase))
            ? Results.Json(new TerritoryFeature($"{words.Code}-{code}", await GeometryAsync(db, sheet.Id, cancellationToken), detail), contentType: GeoJson)
            : Results.Json(detail);
    }

    /// <summary>Written by PostGIS, six decimals: ten centimetres.</summary>
    private static async Task<JsonNode?> GeometryAsync(TiersLieuxDbContext db, int id, CancellationToken cancellationToken)
    {
        var text = await db.Database
            .SqlQuery<string?>($"SELECT ST_AsGeoJSON(coalesce(contour, position), 6) AS \"Value\" FROM territories WHERE id = {id}")
            .SingleAsync(cancellationToken);
        return text is null ? null : JsonNode.Parse(text);
    }
}
