using Spectre.Console;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Cli.Commands;

/// <summary>Import runs as tables a coordinator reads.</summary>
internal static class RunTables
{
    public static Table Counts(IEnumerable<(string Name, ImportRun Run)> runs)
    {
        var table = new Table().AddColumns("Source", "Lignes lues", "Créées", "Rattachées", "Mises à jour", "Inchangées", "Mises de côté", "Disparues");
        foreach (var (name, run) in runs)
        {
            table.AddRow([Markup.Escape(name), .. new[] { run.RowsRead, run.Created, run.Attached, run.Updated, run.Unchanged, run.SetAside, run.Vanished }.Select(count => $"{count}")]);
        }

        return table;
    }

    public static Table Repairs(ImportRun run)
    {
        var table = new Table().AddColumns("Réparation", "Lignes");
        foreach (var (step, count) in run.Repairs.OrderByDescending(repair => repair.Value).ThenBy(repair => repair.Key, StringComparer.Ordinal))
        {
            table.AddRow(Markup.Escape(step), $"{count}");
        }

        return table;
    }

    public static Table Rows(string title, IEnumerable<ImportRow> rows)
    {
        var table = new Table().Title(Markup.Escape(title)).AddColumns("Ligne", "Identifiant", "Raison");
        foreach (var row in rows)
        {
            table.AddRow($"{row.Line}", Markup.Escape(row.Key ?? ""), Markup.Escape(row.Reason ?? ""));
        }

        return table;
    }
}
