using System.Globalization;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Cli.Commands;

/// <summary>Import runs as a coordinator reads them.</summary>
internal static class RunTables
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    private static readonly string[] Columns = ["lues", "créées", "rattachées", "mises à jour", "inchangées", "mises de côté", "disparues"];

    public static void Counts(IEnumerable<(string Name, ImportRun Run)> runs)
    {
        if (!Output.IsPlain)
        {
            Output.Table(null, numbers: true, ["Source", .. Columns], runs.Select(pair => (string[])[pair.Name, .. Cells(pair.Run)]));
            return;
        }

        foreach (var (name, run) in runs.Where(pair => pair.Run.Failure is null))
        {
            Output.Line($"{name} : {string.Join(", ", Cells(run).Zip(Columns, (count, column) => $"{count} {column}"))}.");
        }
    }

    public static void Repairs(ImportRun run) => Show(null, numbers: true, ["Réparation", "Lignes"], run.Repairs
        .OrderByDescending(repair => repair.Value).ThenBy(repair => repair.Key, StringComparer.Ordinal)
        .Select(repair => (string[])[repair.Key, repair.Value.ToString("N0", French)]));

    public static void Rows(string title, IEnumerable<ImportRow> rows) => Show(title, numbers: false, ["Ligne", "Identifiant", "Raison"],
        rows.Select(row => (string[])[row.Line.ToString(French), row.Key ?? "", row.Reason ?? ""]));

    private static void Show(string? title, bool numbers, string[] columns, IEnumerable<string[]> rows)
    {
        if (!Output.IsPlain)
        {
            Output.Table(title, numbers, columns, rows);
            return;
        }

        Output.Line(title ?? columns[0] + "s");
        foreach (var row in rows)
        {
            Output.Line("  " + string.Join(" · ", row));
        }
    }

    private static string[] Cells(ImportRun run) =>
    [
        .. new[] { run.RowsRead, run.Created, run.Attached, run.Updated, run.Unchanged, run.SetAside, run.Vanished }
            .Select(count => count.ToString("N0", French)),
    ];
}
