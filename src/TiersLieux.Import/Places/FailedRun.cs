using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;

namespace TiersLieux.Import.Places;

/// <summary>The report of a source that could not be read at all: kept once, so that the reader of reports sees it.</summary>
internal static class FailedRun
{
    /// <param name="message">French.</param>
    public static async Task<ImportRun> RecordAsync(
        Func<TiersLieuxDbContext> createContext, DataSource described, string message, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var db = createContext();
        var now = clock.GetUtcNow();
        var stored = await db.Sources.SingleOrDefaultAsync(source => source.Slug == described.Slug, cancellationToken);
        if (stored is null)
        {
            db.Add(stored = described);
            await db.SaveChangesAsync(cancellationToken);
        }

        var run = new ImportRun
        {
            SourceId = stored.Id, FileName = described.Slug, FileSha256 = "", StartedAt = now, FinishedAt = now,
            Failure = PersonalData.Without(message).Replace('\0', ' '),
        };
        var last = await db.ImportRuns.AsNoTracking().Where(before => before.SourceId == stored.Id).OrderByDescending(before => before.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (last?.Failure != run.Failure)
        {
            db.Add(run);
            await db.SaveChangesAsync(cancellationToken);
        }

        return run;
    }
}
