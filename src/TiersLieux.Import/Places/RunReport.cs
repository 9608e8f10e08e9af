using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;

namespace TiersLieux.Import.Places;

/// <summary>Counts what became of the rows, and refuses to lie: the counts add up to the rows read.</summary>
internal static class RunReport
{
    /// <exception cref="InvalidOperationException">A row without an outcome, or counted twice.</exception>
    public static ImportRun Write(
        DataSource source, SourceFile file, IReadOnlyCollection<RowFate> fates, int vanished, Repairs repairs, DateTimeOffset started, DateTimeOffset finished)
    {
        var run = new ImportRun
        {
            SourceId = source.Id, FileName = file.FileName, FileSha256 = file.Sha256, StartedAt = started, FinishedAt = finished,
            RowsRead = file.Rows.Count, Vanished = vanished, Repairs = repairs.Counts, Note = file.Note,
            Created = Count(ImportOutcome.Created), Updated = Count(ImportOutcome.Updated), Unchanged = Count(ImportOutcome.Unchanged),
            Attached = Count(ImportOutcome.Attached), SetAside = Count(ImportOutcome.SetAside),
        };
        var accounted = run.Created + run.Updated + run.Unchanged + run.Attached + run.SetAside;
        return accounted == run.RowsRead ? run : throw new InvalidOperationException(
            $"{run.RowsRead} lignes lues dans {run.FileName}, {accounted} dans le compte rendu : rien n’est enregistré.");

        int Count(ImportOutcome outcome) => fates.Count(fate => Outcome(fate) == outcome);
    }

    public static List<ImportRow> Rows(ImportRun run, IEnumerable<RowFate> fates) => [.. fates.Select(fate => new ImportRow
    {
        RunId = run.Id, Line = fate.Row.Line, Key = fate.Draft.Key, Outcome = Outcome(fate), PlaceId = fate.IsSetAside ? null : fate.PlaceId,
        Reason = fate.Draft.Problem ?? (fate.Draft.Notes.Count == 0 ? null : string.Join(" ", fate.Draft.Notes)),
        Raw = fate.IsSetAside ? PersonalData.Without(fate.Row.Text ?? FactsJson.Write(fate.Row.Columns)) : null,
    })];

    private static ImportOutcome Outcome(RowFate fate) => fate.IsSetAside ? ImportOutcome.SetAside : fate.Outcome;
}
