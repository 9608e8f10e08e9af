using System.Globalization;
using Spectre.Console;
using TiersLieux.Import.Territories;

namespace TiersLieux.Cli;

/// <summary>What a load did, as a table per file; plain lines when the output is not a terminal.</summary>
internal static class LoadReportDisplay
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static void Show(LoadReport report)
    {
        if (report.IsUnchanged)
        {
            Console.WriteLine("Territoires : rien de nouveau, ces fichiers sont déjà chargés.");
        }
        else if (Console.IsOutputRedirected)
        {
            foreach (var file in report.Files)
            {
                Console.WriteLine($"{file.FileName} : {string.Join(", ", Columns.Select((column, index) => $"{Cells(file)[index]} {column}"))}");
            }
        }
        else
        {
            ShowTable(report);
        }

        foreach (var notice in report.Notices)
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{notice}[/]");
        }
    }

    private static readonly string[] Columns = ["lues", "créées", "modifiées", "inchangées", "rattachées", "mises de côté", "disparues", "réparées"];

    private static void ShowTable(LoadReport report)
    {
        var table = new Table().AddColumn("Fichier");
        foreach (var column in Columns)
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var file in report.Files)
        {
            table.AddRow([Markup.Escape(file.FileName), .. Cells(file)]);
        }

        AnsiConsole.Write(table);
    }

    private static string[] Cells(FileReading file) =>
    [
        .. new[]
        {
            file.RowsRead, file.Created, file.Updated, file.Unchanged, file.Attached, file.SetAside.Count, file.Vanished, file.Repairs.Values.Sum(),
        }.Select(count => count.ToString("N0", French)),
    ];
}
