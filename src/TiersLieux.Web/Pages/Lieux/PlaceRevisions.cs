using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>A page of the history of a sheet and of those merged into it, the latest first.</summary>
public sealed record PlaceRevisions(IReadOnlyList<HistoryEntry> Entries, long? Next)
{
    private const int PageSize = 30;

    /// <param name="before">Id of a revision: only earlier ones.</param>
    public static async Task<PlaceRevisions> ReadAsync(TiersLieuxDbContext db, int placeId, long? before, CancellationToken cancellationToken)
    {
        var merged = await db.Places.Where(place => place.MergedIntoId == placeId && place.Status == PlaceStatus.Merged)
            .ToDictionaryAsync(place => place.Id, place => place.Name, cancellationToken);
        var ids = merged.Keys.Append(placeId).ToArray();
        var revisions = await db.Revisions.AsNoTracking().Where(revision => ids.Contains(revision.PlaceId) && (before == null || revision.Id < before))
            .OrderByDescending(revision => revision.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var otherIds = revisions.Select(revision => revision.OtherPlaceId).OfType<int>().Distinct().ToArray();
        var others = await db.Places.Where(place => otherIds.Contains(place.Id))
            .ToDictionaryAsync(place => place.Id, place => new { place.Name, place.Slug }, cancellationToken);
        return new(
            [.. revisions.Take(PageSize).Select(revision => new HistoryEntry(
                revision, merged.GetValueOrDefault(revision.PlaceId),
                revision.OtherPlaceId is { } other && others.TryGetValue(other, out var sheet) ? (sheet.Name, sheet.Slug) : null))],
            revisions.Count > PageSize ? revisions[PageSize - 1].Id : null);
    }
}
