using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Import.Places;

internal static class SourceStore
{
    /// <summary>The stored source of that slug, brought to what is said of it today.</summary>
    public static async Task<DataSource> UpsertAsync(TiersLieuxDbContext db, DataSource described, CancellationToken cancellationToken)
    {
        var source = await db.Sources.SingleOrDefaultAsync(stored => stored.Slug == described.Slug, cancellationToken);
        if (source is null)
        {
            db.Add(source = described);
        }

        (source.Name, source.Producer, source.Licence, source.LicenceUrl) = (described.Name, described.Producer, described.Licence, described.LicenceUrl);
        (source.Url, source.Vintage, source.AsOf, source.Subject) = (described.Url, described.Vintage, described.AsOf, described.Subject);
        await db.SaveChangesAsync(cancellationToken);
        return source;
    }
}
