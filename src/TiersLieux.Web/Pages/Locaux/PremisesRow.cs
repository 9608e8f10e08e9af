using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Premises;

namespace TiersLieux.Web.Pages.Locaux;

/// <summary>A notice as a list shows it.</summary>
/// <param name="DistanceKm">From the search's centre; null without one, or without a position.</param>
public sealed record PremisesRow(PremisesNotice Notice, double? DistanceKm, bool IsClosed);

public static class PremisesRows
{
    /// <summary>Open ones first, then the nearest or by name; with where they are and who publishes them.</summary>
    public static async Task<IReadOnlyList<PremisesRow>> RowsAsync(
        this IQueryable<PremisesNotice> notices, ResolvedSearch search, int skip, int take, CancellationToken cancellationToken)
    {
        var (today, centre) = (DateOnly.FromDateTime(search.Now.UtcDateTime), search.Centre);
        var openFirst = notices.OrderBy(notice => notice.Deadline != null && notice.Deadline < today);
        var ordered = centre is null ? openFirst : openFirst.ThenBy(notice => notice.Position == null).ThenBy(notice => notice.Position!.Distance(centre));
        var rows = await ordered.ThenBy(notice => notice.SearchKey).ThenBy(notice => notice.Id).Skip(skip).Take(take).AsNoTracking()
            .Include(notice => notice.Commune!.Departement).Include(notice => notice.Organisation).Include(notice => notice.Place)
            .Include(notice => notice.Territories).ThenInclude(area => area.Territory)
            .Select(notice => new { Notice = notice, Distance = centre == null ? (double?)null : notice.Position!.Distance(centre) / 1000 }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new PremisesRow(row.Notice, row.Notice.Position is null ? null : row.Distance, row.Notice.Deadline < today))];
    }

    /// <summary>« Crest (Drôme) »; the area of a call that is nowhere in particular.</summary>
    public static string? Where(this PremisesNotice notice) => notice.Commune is { } commune ? $"{commune.Name} ({commune.Departement!.Name})"
        : notice.IsEverywhere ? "Toute la France"
        : notice.Content.Area?.Name ?? (notice.Territories.Count == 0 ? null : string.Join(", ", notice.Territories.Select(area => area.Territory!.Name).Order().Take(4)) + (notice.Territories.Count > 4 ? "…" : ""));
}
