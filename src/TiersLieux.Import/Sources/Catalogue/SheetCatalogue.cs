using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Files;
using TiersLieux.Import.Places;
using TiersLieux.Import.Sheets;

namespace TiersLieux.Import.Sources.Catalogue;

/// <summary>
/// Loads the sheets of the catalogue (<c>data/catalogue/{programmes, structures…}</c>), one JSON file each, every field citing its document.
/// A sheet that people have changed is left to them. A file that breaks a rule is set aside with the reason; the others load.
/// </summary>
/// <param name="createContext">A new context per file: one bad file cannot spoil another.</param>
public sealed class SheetCatalogue(Func<TiersLieuxDbContext> createContext, ReferenceFiles files, TimeProvider clock)
{
    /// <summary>What a sheet depends on comes before it; links may go round in circles, and are made at the end.</summary>
    private static readonly SheetKind[] Order =
        [SheetKind.Organisation, SheetKind.Programme, SheetKind.Network, SheetKind.Offer, SheetKind.Event, SheetKind.Premises, SheetKind.Resource];

    private sealed record Entry(string File, SheetKind Kind, int Line, string Text)
    {
        public string Key => $"{SheetWords.Of(Kind).Segment}/{Path.GetFileNameWithoutExtension(File)}";
    }

    private sealed record Fate(ImportOutcome Outcome, string? Reason = null, bool LacksLinks = false);

    private sealed record SheetFile(string Document, JsonElement Content, Dictionary<string, string[]>? Citations = null);

    /// <returns>The report, stored: its counts add up to the files read.</returns>
    /// <exception cref="UnusableFileException">The list of documents cannot be read.</exception>
    public async Task<ImportRun> LoadAsync(IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetUtcNow();
        var documents = CatalogueDocument.Read(await File.ReadAllBytesAsync(Path.Combine(files.Catalogue, "documents.json"), cancellationToken));
        var (entries, sha256) = Read();
        var fates = new Dictionary<Entry, Fate>();
        var coming = entries.Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var kind in Order)
        {
            progress?.Report(SheetWords.Of(kind).Plural);
            var waiting = entries.Where(entry => entry.Kind == kind).ToList();
            // Within a kind, what names one that was not stored yet is tried again, as long as others get in.
            for (var before = waiting.Count + 1; waiting.Count > 0 && waiting.Count < before;)
            {
                before = waiting.Count;
                foreach (var entry in waiting)
                {
                    fates[entry] = await LoadAsync(entry, documents, coming, cancellationToken);
                }

                waiting = [.. waiting.Where(entry => fates[entry].Outcome == ImportOutcome.SetAside)];
            }
        }

        foreach (var entry in entries.Where(entry => fates[entry].LacksLinks))
        {
            var linked = await LoadAsync(entry, documents, null, cancellationToken);
            fates[entry] = fates[entry] with { Reason = linked.Outcome == ImportOutcome.SetAside ? $"Liens laissés de côté. {linked.Reason}" : fates[entry].Reason };
        }

        return await ReportAsync(entries, fates, sha256, started, cancellationToken);
    }

    private (List<Entry> Entries, string Sha256) Read()
    {
        var entries = new List<Entry>();
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var words in SheetWords.All)
        {
            var folder = Path.Combine(files.Catalogue, words.Segment);
            foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
            {
                var content = File.ReadAllBytes(path);
                sha256.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(path)));
                sha256.AppendData(content);
                entries.Add(new(Path.GetFileName(path), words.Kind, entries.Count + 1, TextDecoding.Read(content, out _)));
            }
        }

        return (entries, Convert.ToHexStringLower(sha256.GetHashAndReset()));
    }

    private async Task<Fate> LoadAsync(
        Entry entry, Dictionary<string, CatalogueDocument> documents, IReadOnlySet<string>? coming, CancellationToken cancellationToken)
    {
        try
        {
            var file = FactsJson.Read<SheetFile>(entry.Text);
            var content = SheetWriting.ContentOf(entry.Kind, file.Content.GetRawText());
            var problems = content.Problems().Select(problem => $"{problem.Field} : {problem.Message}").Concat(Unknown(file, documents)).ToList();
            if (problems.Count > 0)
            {
                return new(ImportOutcome.SetAside, string.Join(" ", problems));
            }

            return await StoreAsync(entry, content, Cited(file, documents), documents[file.Document].AsOf, coming, cancellationToken);
        }
        catch (JsonException failure)
        {
            return new(ImportOutcome.SetAside, failure.Path is { Length: > 1 } && IsJson(entry.Text)
                ? $"Champ inconnu ou mal écrit : {failure.Path}." : "Le fichier n’est pas un objet JSON lisible.");
        }
        catch (SheetProblemsException failure)
        {
            return new(ImportOutcome.SetAside, string.Join(" ", failure.Problems.Select(problem => $"{problem.Field} : {problem.Message}")));
        }
    }

    private async Task<Fate> StoreAsync(
        Entry entry, SheetContent content, Dictionary<string, Citation> citations, DateOnly asOf, IReadOnlySet<string>? coming, CancellationToken cancellationToken)
    {
        await using var db = createContext();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var writing = new SheetWriting(db, clock);
        var slug = Path.GetFileNameWithoutExtension(entry.File);
        var id = await db.Sheets.Where(sheet => sheet.Kind == entry.Kind && sheet.Slug == slug).Select(sheet => (int?)sheet.Id).SingleOrDefaultAsync(cancellationToken);
        var sheet = id is { } known ? await writing.LockAsync(known, cancellationToken) : SheetWriting.Empty(entry.Kind, slug, clock.GetUtcNow());
        if (sheet.IsByPeople)
        {
            return new(ImportOutcome.Unchanged, "Des personnes ont écrit sur cette fiche : elle est laissée comme elles l’ont voulue.");
        }

        // PostgreSQL keeps the keys of an object in an order of its own.
        var unchanged = id is not null && sheet.Citations.Count == citations.Count && sheet.Citations.All(cited => citations.GetValueOrDefault(cited.Key) == cited.Value)
            && FactsJson.Write<object>(sheet.AnyContent) == content.ToJson() && sheet.State == SheetState.Published;
        if (id is null)
        {
            db.Add(sheet);
        }

        // Even unchanged: what it names may have moved since (a merged commune, a new list of members).
        var lacksLinks = await writing.ApplyAsync(sheet, content, asOf, cancellationToken, coming);
        sheet.Citations = citations;
        if (!unchanged)
        {
            sheet.Become(SheetState.Published, clock.GetUtcNow());
            writing.Remember(sheet, new Authorship(AuthorRoles.Import));
        }

        await db.SaveChangesAsync(cancellationToken);
        await CatalogueMembers.StoreAsync(db, sheet, asOf, clock.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(id is null ? ImportOutcome.Created : unchanged ? ImportOutcome.Unchanged : ImportOutcome.Updated, LacksLinks: lacksLinks);
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Unknown(SheetFile file, Dictionary<string, CatalogueDocument> documents)
    {
        var fields = file.Content.EnumerateObject().Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var document in (file.Citations ?? []).Values.Where(citation => citation is { Length: 2 }).Select(citation => citation[0]).Append(file.Document).Distinct())
        {
            if (!documents.ContainsKey(document ?? ""))
            {
                yield return $"Document inconnu : « {document} ».";
            }
        }

        foreach (var (field, citation) in file.Citations ?? [])
        {
            if (!fields.Contains(field))
            {
                yield return $"Citation d’un champ absent : « {field} ».";
            }

            if (citation is not { Length: 2 })
            {
                yield return $"Citation de « {field} » : [document, endroit] attendu.";
            }
        }
    }

    private static Dictionary<string, Citation> Cited(SheetFile file, Dictionary<string, CatalogueDocument> documents) =>
        file.Content.EnumerateObject().ToDictionary(field => field.Name, field =>
        {
            var given = file.Citations?.GetValueOrDefault(field.Name);
            var document = documents[given?[0] ?? file.Document];
            return new Citation(document.Title, given?[1], document.AsOf);
        });

    private async Task<ImportRun> ReportAsync(
        List<Entry> entries, Dictionary<Entry, Fate> fates, string sha256, DateTimeOffset started, CancellationToken cancellationToken)
    {
        await using var db = createContext();
        var source = await SourceStore.UpsertAsync(db, CatalogueSource.Describe(), cancellationToken);
        source.LoadedAt = clock.GetUtcNow();
        var run = new ImportRun
        {
            SourceId = source.Id, FileName = "data/catalogue", FileSha256 = sha256, StartedAt = started, FinishedAt = clock.GetUtcNow(), Note = "Une fiche par fichier.",
            RowsRead = entries.Count, Created = Count(ImportOutcome.Created), Updated = Count(ImportOutcome.Updated),
            Unchanged = Count(ImportOutcome.Unchanged), SetAside = Count(ImportOutcome.SetAside),
        };
        run.Rows.AddRange(entries.Select(entry => new ImportRow
        {
            Line = entry.Line, Key = entry.Key, Outcome = fates[entry].Outcome, Reason = fates[entry].Reason,
            Raw = fates[entry].Outcome == ImportOutcome.SetAside ? PersonalData.Without(entry.Text) : null,
        }));
        // Reading the same files again, with the same result, writes nothing.
        var last = await db.ImportRuns.Where(stored => stored.SourceId == source.Id).OrderByDescending(stored => stored.Id).FirstOrDefaultAsync(cancellationToken);
        if (last is null || last.FileSha256 != sha256 || run.Created + run.Updated > 0 || last.SetAside != run.SetAside)
        {
            db.Add(run);
        }

        await db.SaveChangesAsync(cancellationToken);
        return run;

        int Count(ImportOutcome outcome) => fates.Values.Count(found => found.Outcome == outcome);
    }
}
