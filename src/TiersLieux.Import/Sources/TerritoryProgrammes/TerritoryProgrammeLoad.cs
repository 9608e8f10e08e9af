using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Sources.TerritoryProgrammes;

/// <summary>
/// Brings the memberships of the communes to what a list says, each line accounted for. One that is no longer in the list ends on the
/// day of the list; reading the same list again changes nothing.
/// </summary>
/// <param name="createContext">A context per list, disposed here.</param>
public sealed class TerritoryProgrammeLoad(Func<TiersLieuxDbContext> createContext, ReferenceFiles files, TimeProvider clock)
{
    private static readonly CsvSource Csv = new(required: [TerritoryProgramme.Identifier, TerritoryProgramme.Label, TerritoryProgramme.Communes], personal: []);

    /// <returns>The run; <see cref="ImportRun.Failure"/> says why nothing could be read.</returns>
    public async Task<ImportRun> LoadAsync(TerritoryProgramme list, CancellationToken cancellationToken)
    {
        try
        {
            var path = files.Find(list.FileName) ?? throw new UnusableFileException($"Le fichier {list.FileName} est introuvable dans les dossiers de référence.");
            return await LoadAsync(list, Csv.Read(path, new Repairs()), cancellationToken);
        }
        catch (Exception failure) when (failure is UnusableFileException or IOException or UnauthorizedAccessException)
        {
            return await FailedRun.RecordAsync(createContext, list.Describe(), failure.Message, clock, cancellationToken);
        }
    }

    private async Task<ImportRun> LoadAsync(TerritoryProgramme list, SourceFile file, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        await using var db = createContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var source = await SourceStore.UpsertAsync(db, list.Describe(), cancellationToken);
        var programme = await MembershipStore.ProgrammeAsync(
            db, list.Slug, new ProgrammeContent
            {
                Name = list.Name, Nature = "territoires", MemberLabel = list.MemberLabel, Summary = list.Summary, Eligibility = new("membres"),
            }, source.AsOf, started, cancellationToken);
        var communes = await CommuneBook.ReadAsync(db, cancellationToken);
        var lines = file.Rows.Select(row => TerritoryLine.Read(row, communes)).ToList();
        foreach (var twice in lines.Where(line => line.Identifier.Length > 0).GroupBy(line => line.Identifier, StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
        {
            twice.SetAside("Cet identifiant est déjà plus haut dans le fichier.");
        }

        var ended = await StoreAsync(db, programme, source, lines, cancellationToken);
        var run = Report(source, file, lines, ended, started);
        var last = await db.ImportRuns.AsNoTracking().Where(stored => stored.SourceId == source.Id).OrderByDescending(stored => stored.Id).FirstOrDefaultAsync(cancellationToken);
        if (run.Created + run.Updated + run.Vanished > 0 || last is not { Failure: null } || last.FileSha256 != run.FileSha256 || last.SetAside != run.SetAside)
        {
            source.LoadedAt = started;
            db.Add(run);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return run;
    }

    /// <returns>How many memberships ended.</returns>
    private static async Task<int> StoreAsync(
        TiersLieuxDbContext db, Programme programme, DataSource source, List<TerritoryLine> lines, CancellationToken cancellationToken)
    {
        var stored = await db.ProgrammeMemberships.Where(membership => membership.ProgrammeId == programme.Id && membership.SourceId == source.Id)
            .ToDictionaryAsync(membership => membership.Key, cancellationToken);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => line.Outcome != ImportOutcome.SetAside))
        {
            var (added, changed) = (false, false);
            foreach (var (code, communeId) in line.Communes)
            {
                var key = line.Key(code);
                named.Add(key);
                if (!stored.TryGetValue(key, out var membership))
                {
                    added = true;
                    db.Add(membership = new ProgrammeMembership { ProgrammeId = programme.Id, Key = key, SourceId = source.Id, AsOf = source.AsOf });
                }

                changed |= (membership.TerritoryId, membership.StartsOn, membership.EndsOn) != (communeId, line.SignedOn, null);
                (membership.TerritoryId, membership.StartsOn, membership.EndsOn, membership.AsOf) = (communeId, line.SignedOn, null, source.AsOf);
            }

            line.Outcome = added ? ImportOutcome.Created : changed ? ImportOutcome.Updated : ImportOutcome.Unchanged;
        }

        // What a line set aside, or half read, may have said is left as it was.
        var unsure = lines.Where(line => !line.IsComplete && line.Identifier.Length > 0).Select(line => line.Identifier).ToHashSet(StringComparer.Ordinal);
        var gone = stored.Values.Where(membership => membership.EndsOn is null && !named.Contains(membership.Key) && !unsure.Contains(membership.Key.Split('/')[0])).ToList();
        gone.ForEach(membership => membership.EndsOn = source.AsOf);
        return gone.Count;
    }

    private ImportRun Report(DataSource source, SourceFile file, List<TerritoryLine> lines, int ended, DateTimeOffset started)
    {
        var memberships = lines.Sum(line => line.Communes.Count);
        var run = new ImportRun
        {
            SourceId = source.Id, FileName = file.FileName, FileSha256 = file.Sha256, StartedAt = started, FinishedAt = clock.GetUtcNow(),
            Note = $"Une ligne par territoire ; {memberships} communes en tout.", RowsRead = lines.Count, Created = Count(ImportOutcome.Created),
            Updated = Count(ImportOutcome.Updated), Unchanged = Count(ImportOutcome.Unchanged), SetAside = Count(ImportOutcome.SetAside), Vanished = ended,
        };
        run.Rows.AddRange(lines.Select(line => new ImportRow
        {
            Line = line.Row.Line, Key = line.Identifier.Length == 0 ? null : line.Identifier, Outcome = line.Outcome, Reason = line.Reason,
            Raw = line.Outcome == ImportOutcome.SetAside ? line.Row.Text ?? string.Join(',', line.Row.Columns.Values) : null,
        }));
        return run;

        int Count(ImportOutcome outcome) => lines.Count(line => line.Outcome == outcome);
    }
}
