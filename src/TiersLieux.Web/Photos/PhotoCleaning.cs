using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;

namespace TiersLieux.Web.Photos;

/// <summary>Removes the files no photo needs any more: those of an addition that was interrupted, and those of photos removed or refused a month ago.</summary>
public sealed class PhotoCleaning(TiersLieuxDbContext db, IPhotoStore store, TimeProvider clock)
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <returns>How many photos lost their files.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var lastMonth = now.AddMonths(-1);
        var dead = await db.Photos.Where(photo => photo.RemovedAt < lastMonth).ToListAsync(cancellationToken);
        // The row after its files: interrupted here, the next run does the rest.
        foreach (var photo in dead)
        {
            store.Remove(photo.Key);
        }

        db.Photos.RemoveRange(dead);
        await db.SaveChangesAsync(cancellationToken);
        var orphans = 0;
        foreach (var keys in store.KeysBefore(now - Grace).Distinct().Chunk(500))
        {
            var known = await db.Photos.Where(photo => keys.Contains(photo.Key)).Select(photo => photo.Key).ToListAsync(cancellationToken);
            foreach (var orphan in keys.Except(known))
            {
                store.Remove(orphan);
                orphans++;
            }
        }

        return dead.Count + orphans;
    }
}
