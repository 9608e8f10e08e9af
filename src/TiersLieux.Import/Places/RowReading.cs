using System.Security.Cryptography;
using System.Text;
using TiersLieux.Data;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;
using TiersLieux.Import.Steps;

namespace TiersLieux.Import.Places;

/// <summary>From the rows of a file to what each says of a place, cleaned and situated.</summary>
internal static class RowReading
{
    public static async Task<List<RowFate>> ReadAsync(
        TiersLieuxDbContext db, PlaceDataset dataset, SourceFile file, CommuneBook communes, Repairs repairs, CancellationToken cancellationToken)
    {
        var fates = file.Rows.Select(row => new RowFate(row, Draft(dataset, row, repairs))).ToList();
        RefuseDuplicates(fates);
        var kept = fates.Where(fate => !fate.IsSetAside).Select(fate => fate.Draft).ToList();
        foreach (var draft in kept)
        {
            CommuneCodes.Apply(draft, communes, repairs);
            ForeignTown.Apply(draft, communes, repairs);
            CoordinateSteps.Apply(draft, repairs);
        }

        await SituateAsync(db, kept, communes, repairs, cancellationToken);
        foreach (var fate in fates.Where(fate => !fate.IsSetAside))
        {
            Finish(fate, communes, repairs);
        }

        return fates;
    }

    private static Draft Draft(PlaceDataset dataset, SourceRow row, Repairs repairs)
    {
        if (row.Problem is not null)
        {
            return new Draft { Problem = row.Problem };
        }

        var draft = dataset.Draft(dataset.CleansText ? TextSteps.Apply(row, repairs) : row, repairs);
        draft.Problem ??= string.IsNullOrEmpty(draft.Key) ? "Identifiant absent."
            : draft.Key.Length > 200 ? "Identifiant trop long."
            : draft.Facts.Name is null ? "Nom absent."
            : null;
        return draft;
    }

    private static void RefuseDuplicates(IEnumerable<RowFate> fates)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var fate in fates.Where(fate => !fate.IsSetAside))
        {
            if (!lines.TryAdd(fate.Draft.Key!, fate.Row.Line))
            {
                fate.Draft.Problem = $"Identifiant « {fate.Draft.Key} » déjà lu à la ligne {lines[fate.Draft.Key!]}.";
            }
        }
    }

    private static async Task SituateAsync(
        TiersLieuxDbContext db, IEnumerable<Draft> drafts, CommuneBook communes, Repairs repairs, CancellationToken cancellationToken)
    {
        var placed = drafts.Where(draft => draft is { Latitude: not null, Longitude: not null }).ToList();
        if (placed.Count == 0 || !await CommuneLocator.HasContoursAsync(db, cancellationToken))
        {
            return;
        }

        var found = await CommuneLocator.FindAsync(db, [.. placed.Select(draft => (draft.Latitude!.Value, draft.Longitude!.Value))], cancellationToken);
        for (var index = 0; index < placed.Count; index++)
        {
            CommuneFromPoint.Apply(placed[index], communes.ByCode(found.GetValueOrDefault(index)), communes, repairs);
        }
    }

    private static void Finish(RowFate fate, CommuneBook communes, Repairs repairs)
    {
        var draft = fate.Draft;
        CommuneFromName.Apply(draft, communes, repairs);
        if (draft is { IsAbroad: false, Address.CommuneCode: null, Latitude: null })
        {
            draft.Problem = string.Join(" ", draft.Notes.Append("Rien ne dit dans quelle commune est ce lieu."));
            return;
        }

        if (draft.Address is { Locality: null, CommuneCode: { } code })
        {
            draft.Address = draft.Address with { Locality = communes.ByCode(code)?.Name };
        }

        if (draft is { Latitude: { } latitude, Longitude: { } longitude })
        {
            draft.Facts = draft.Facts with { Position = new PlacePosition(latitude, longitude, draft.Precision, draft.Score) };
        }

        var problems = PlaceFactsRules.Problems(draft.Facts);
        draft.Problem = problems.Count == 0 ? null : string.Join(" ", problems);
        fate.ContentSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            FactsJson.Write(draft.Facts) + FactsJson.Write(draft.Citations.OrderBy(citation => citation.Key, StringComparer.Ordinal)))));
    }
}
