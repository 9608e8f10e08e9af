using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Bulk;
using TiersLieux.Import.Files;
using TiersLieux.Import.Geocoding;

namespace TiersLieux.Import.Places;

/// <summary>
/// One file, from its rows to the published places, in one transaction: rows → steps → one upsert of the records keyed by (source,
/// key) → places created or joined → publication of the touched places → stored report.
/// </summary>
public sealed class PlacePipeline(TiersLieuxDbContext db, TimeProvider clock, IGeocoder? geocoder)
{
    /// <summary>How many phases the progress goes through.</summary>
    public const int Phases = 5;

    public const string Geocoded = "adresses géocodées";

    /// <returns>The run, without its rows; stored (its id is set) unless the same file had already given the same.</returns>
    /// <exception cref="UnusableFileException">The file is missing or unusable as a whole; nothing is written.</exception>
    public async Task<ImportRun> ImportAsync(
        PlaceDataset dataset, ReferenceFiles files, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        var repairs = new Repairs();
        progress?.Report("lecture");
        var file = dataset.Read(files, repairs);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var source = await SourceStore.UpsertAsync(db, dataset.Describe(), cancellationToken);
        var communes = await CommuneBook.ReadAsync(db, cancellationToken);
        progress?.Report("nettoyage");
        var fates = await RowReading.ReadAsync(db, dataset, file, communes, repairs, cancellationToken);
        var known = await db.SourceRecords.AsNoTracking().Where(record => record.SourceId == source.Id)
            .ToDictionaryAsync(record => record.Key, cancellationToken);
        foreach (var fate in fates.Where(fate => fate.Draft.Key is not null))
        {
            fate.Known = known.GetValueOrDefault(fate.Draft.Key!);
        }

        progress?.Report("géocodage");
        await GeocodeAsync(fates, communes, repairs, cancellationToken);

        progress?.Report("rapprochement");
        var kept = fates.Where(fate => !fate.IsSetAside).ToList();
        var touched = kept.Where(fate => fate.Touches(fate.Draft.AsOf ?? source.AsOf)).ToList();
        var records = touched.Select(fate => Record(dataset, source, fate, started)).ToList();
        await new EntityCopy<SourceRecord>(db).ReserveIdsAsync([.. records.Where(record => record.Id == 0)], cancellationToken);
        var added = await PlaceAsync(dataset, source, communes, kept, started, cancellationToken);
        foreach (var (fate, record) in touched.Zip(records))
        {
            record.PlaceId = fate.PlaceId;
        }

        var present = fates.Where(fate => fate.Draft.Key is not null).Select(fate => fate.Draft.Key!).ToHashSet(StringComparer.Ordinal);
        var vanished = known.Values.Where(record => !present.Contains(record.Key) && record.VanishedAt is null).ToList();
        foreach (var record in vanished)
        {
            (record.VanishedAt, record.Source) = (started, source);
        }

        progress?.Report("publication");
        List<SourceRecord> written = [.. records, .. vanished];
        var addedIds = added.Select(place => place.Id).ToHashSet();
        var touchedPlaces = written.Select(record => record.PlaceId).OfType<int>().Where(id => !addedIds.Contains(id)).Distinct().ToList();
        if (written.Count > 0)
        {
            await new PlacePublisher(db, communes, new Authorship(AuthorRoles.Import, Reason: source.Name), clock).PublishAsync(touchedPlaces, added, written, cancellationToken);
            await new EntityCopy<SourceRecord>(db).UpsertAsync(written, cancellationToken);
            await ImportConflicts.RecordAsync(db, source, records, started, cancellationToken);
        }

        if (dataset.Programme is { } programme)
        {
            await MembershipStore.UpsertAsync(db, programme, source, kept, vanished, cancellationToken);
        }

        var run = RunReport.Write(source, file, fates, vanished.Count, repairs, started, clock.GetUtcNow());
        if (written.Count > 0 || !await IsKnownAsync(run, cancellationToken))
        {
            await RecordAsync(run, source, fates, started, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        if (written.Count > 0)
        {
            // New rows wait in a list beside the GIN indexes, which every search would read; and counts go by the index alone only once it is done.
            await db.Database.ExecuteSqlRawAsync("VACUUM (ANALYZE) places", cancellationToken);
        }

        return run;
    }

    /// <summary>The same file gave the same last time: the report of that day still says all there is to say.</summary>
    private async Task<bool> IsKnownAsync(ImportRun run, CancellationToken cancellationToken)
    {
        var last = await db.ImportRuns.AsNoTracking().Where(stored => stored.SourceId == run.SourceId).OrderByDescending(stored => stored.Id)
            .Select(stored => new { stored.FileSha256, stored.Failure, stored.RowsRead, stored.SetAside }).FirstOrDefaultAsync(cancellationToken);
        return last is { Failure: null } && (last.FileSha256, last.RowsRead, last.SetAside) == (run.FileSha256, run.RowsRead, run.SetAside);
    }

    private async Task RecordAsync(
        ImportRun run, DataSource source, List<RowFate> fates, DateTimeOffset started, CancellationToken cancellationToken)
    {
        source.LoadedAt = started;
        await db.SourceRecords.Where(record => record.SourceId == source.Id && record.VanishedAt == null && record.LastSeenAt < started)
            .ExecuteUpdateAsync(set => set.SetProperty(record => record.LastSeenAt, started), cancellationToken);
        db.ImportRuns.Add(run);
        await db.SaveChangesAsync(cancellationToken);
        await new EntityCopy<ImportRow>(db).InsertAsync(RunReport.Rows(run, fates), cancellationToken);
    }

    private async Task GeocodeAsync(List<RowFate> fates, CommuneBook communes, Repairs repairs, CancellationToken cancellationToken)
    {
        var unplaced = fates.Where(fate => fate is { IsSetAside: false, Draft: { IsAbroad: false, Facts.Position: null, Address.Street: not null } }).ToList();
        // An address found by an earlier import and not changed since is not asked again.
        foreach (var fate in unplaced.Where(fate => fate.Known is { Facts.Position: not null } known && known.ContentSha256 == fate.ContentSha256))
        {
            fate.Draft.Facts = fate.Draft.Facts with { Position = fate.Known!.Facts.Position };
        }

        if (geocoder is not null)
        {
            await AddressGeocoding.ApplyAsync(geocoder, [.. unplaced.Where(fate => fate.Draft.Facts.Position is null).Select(fate => fate.Draft)], communes, repairs, cancellationToken);
        }
    }

    private static SourceRecord Record(PlaceDataset dataset, DataSource source, RowFate fate, DateTimeOffset now)
    {
        var record = fate.Known ?? new SourceRecord
        {
            SourceId = source.Id, Key = fate.Draft.Key!, Facts = fate.Draft.Facts, Raw = [], ContentSha256 = "", AsOf = source.AsOf,
            FirstSeenAt = now, LastSeenAt = now,
        };
        fate.Outcome = fate.Known is null ? ImportOutcome.Created
            : fate.Known.ContentSha256 != fate.ContentSha256 || fate.Known.VanishedAt is not null || fate.HasNewPosition ? ImportOutcome.Updated
            : ImportOutcome.Unchanged;
        (record.Source, record.Facts, record.Citations, record.Raw) = (source, fate.Draft.Facts, fate.Draft.Citations, dataset.Kept(fate.Row));
        (record.ContentSha256, record.AsOf, record.LastSeenAt, record.VanishedAt) = (fate.ContentSha256, fate.Draft.AsOf ?? source.AsOf, now, null);
        return record;
    }

    /// <summary>Gives each kept row its place: the one it already has, one alike, or a new one, returned.</summary>
    private async Task<List<Place>> PlaceAsync(
        PlaceDataset dataset, DataSource source, CommuneBook communes, List<RowFate> kept, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var fate in kept.Where(fate => fate.Known is not null))
        {
            fate.PlaceId = fate.Known!.PlaceId;
            fate.Outcome = fate.Outcome == ImportOutcome.Updated ? ImportOutcome.Updated : ImportOutcome.Unchanged;
        }

        var unplaced = kept.Where(fate => fate.PlaceId is null).ToList();
        if (unplaced.Count == 0)
        {
            return [];
        }

        var matching = await PlaceMatching.ReadAsync(db, communes, unplaced.Select(fate => fate.Draft), cancellationToken);
        var slugs = await SlugBook.ReadAsync(db, cancellationToken);
        // Ids are reserved for every row, those of rows that join a place are simply not used.
        var spare = unplaced.Select(_ => new Place { Slug = "", CreatedAt = now }).ToList();
        await new EntityCopy<Place>(db).ReserveIdsAsync(spare, cancellationToken);
        var added = new List<Place>();
        foreach (var (fate, place) in unplaced.Zip(spare))
        {
            fate.PlaceId = matching.Find(fate.Draft, source.Id, dataset.RowsMayShareAPlace, out var tied);
            fate.Outcome = fate.PlaceId is null ? ImportOutcome.Created : ImportOutcome.Attached;
            if (fate.PlaceId is not null)
            {
                continue;
            }

            if (tied)
            {
                fate.Draft.Notes.Add("Plusieurs lieux de la commune portent ce nom : à rapprocher à la main.");
            }

            place.Slug = slugs.Take(fate.Draft.Facts.Name, communes.ByCode(fate.Draft.Address.CommuneCode)?.Name ?? fate.Draft.Address.Locality);
            fate.PlaceId = place.Id;
            added.Add(place);
            matching.Add(place.Id, fate.Draft, source.Id);
        }

        return added;
    }
}
