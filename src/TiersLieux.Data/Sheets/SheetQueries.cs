using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using TiersLieux.Data.Mappings;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Search;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Data.Sheets;

/// <summary>
/// The sheets that answer a search: the same words, territories, point, radius and paging as for places (<see cref="PlaceSearchBinder"/>
/// reads them, <see cref="PlaceSearchResolver"/> finds the territories).
/// </summary>
public static class SheetQueries
{
    public static IQueryable<TSheet> Published<TSheet>(this IQueryable<TSheet> sheets) where TSheet : Sheet => sheets.Where(sheet => sheet.State == SheetState.Published);

    /// <summary>Every word of the text, in the name or in the rest.</summary>
    public static IQueryable<TSheet> MatchingWords<TSheet>(this IQueryable<TSheet> sheets, string? words) where TSheet : Sheet
    {
        var key = SearchKey.From(words);
        return key.Length == 0 ? sheets : sheets.Where(sheet =>
            EF.Property<NpgsqlTsVector>(sheet, SheetMapping.SearchVector).Matches(EF.Functions.PlainToTsQuery("french", key)));
    }

    /// <summary>
    /// Published sheets that answer: situated in the territory or in the circle around the commune or the point, or whose area meets it.
    /// Everything, when nothing says where.
    /// </summary>
    public static async Task<IQueryable<TSheet>> AnsweringAsync<TSheet>(
        this IQueryable<TSheet> sheets, TiersLieuxDbContext db, ResolvedSearch search, CancellationToken cancellationToken) where TSheet : Sheet
    {
        sheets = sheets.Published().MatchingWords(search.Search.Words);
        if (search.Territories.Count == 0 && search.Centre is null)
        {
            return sheets;
        }

        var touching = search.Territories.Count == 0 ? await AtAsync(db, search, cancellationToken) : await TerritoryCover.TouchingAsync(db, search.Territories, cancellationToken);
        var inside = search.Territories.Select(territory => territory.Id).ToArray();
        if (search.Centre is { } centre)
        {
            var metres = (search.RadiusKm ?? PlaceSearch.DefaultRadiusKm) * 1000;
            return sheets.Where(sheet => sheet.IsEverywhere || sheet.Position!.IsWithinDistance(centre, metres)
                || (sheet.RadiusKm != null && sheet.Position!.IsWithinDistance(centre, sheet.RadiusKm!.Value * 1000))
                || inside.Contains(sheet.CommuneId ?? 0) || sheet.Territories.Any(area => touching.Contains(area.TerritoryId)));
        }

        return sheets.Where(sheet => sheet.IsEverywhere || sheet.Territories.Any(area => touching.Contains(area.TerritoryId))
            || (sheet.Commune != null && (inside.Contains(sheet.Commune.Id) || inside.Contains(sheet.Commune.DepartementId) || inside.Contains(sheet.Commune.RegionId)
                || inside.Contains(sheet.Commune.EpciId ?? 0) || inside.Contains(sheet.Commune.ZoneEmploiId ?? 0))));
    }

    /// <summary>The nearest first when the search is around a point, else by name; one page.</summary>
    public static IQueryable<TSheet> Paged<TSheet>(this IQueryable<TSheet> sheets, ResolvedSearch search) where TSheet : Sheet
    {
        var ordered = search.Centre is { } centre
            ? sheets.OrderBy(sheet => sheet.Position == null).ThenBy(sheet => sheet.Position!.Distance(centre)).ThenBy(sheet => sheet.SearchKey).ThenBy(sheet => sheet.Id)
            : sheets.OrderBy(sheet => sheet.SearchKey).ThenBy(sheet => sheet.Id);
        return ordered.Skip((search.Search.Page - 1) * search.Search.PageSize).Take(search.Search.PageSize);
    }

    /// <summary>Published sheets that speak of this one, and those it speaks of.</summary>
    public static IQueryable<Sheet> Related(this TiersLieuxDbContext db, int sheetId) => db.Sheets.Published()
        .Where(sheet => sheet.Id != sheetId && (db.SheetLinks.Any(link => link.SheetId == sheetId && link.OtherSheetId == sheet.Id)
            || sheet.Links.Any(link => link.OtherSheetId == sheetId) || db.Sheets.Any(one => one.Id == sheetId && one.OrganisationId == sheet.Id)
            || sheet.OrganisationId == sheetId));

    /// <summary>Published sheets that speak of a place, or happen there.</summary>
    public static IQueryable<Sheet> About(this TiersLieuxDbContext db, Place place) => db.Sheets.Published()
        .Where(sheet => sheet.PlaceId == place.Id || sheet.Links.Any(link => link.PlaceId == place.Id));

    private static async Task<int[]> AtAsync(TiersLieuxDbContext db, ResolvedSearch search, CancellationToken cancellationToken)
    {
        var communeId = await db.Communes.Where(commune => commune.Contour!.Covers(search.Centre!)).Select(commune => (int?)commune.Id).FirstOrDefaultAsync(cancellationToken);
        return communeId is { } id ? await TerritoryCover.OfCommuneAsync(db, id, cancellationToken) : [];
    }
}
