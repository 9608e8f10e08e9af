using System.Globalization;
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
            Output.Line("Territoires : rien de nouveau, ces fichiers sont déjà chargés.");
        }
        else if (Output.IsPlain)
        {
            foreach (var file in report.Files)
            {
                Output.Line($"{file.FileName} : {string.Join(", ", Columns.Select((column, index) => $"{Cells(file)[index]} {column}"))}");
            }
        }
        else
        {
            Output.Table(null, numbers: true, ["Fichier", .. Columns], report.Files.Select(file => (string[])[file.FileName, .. Cells(file)]));
        }

        foreach (var notice in report.Notices)
        {
            Output.Warning(notice);
        }
    }

    private static readonly string[] Columns = ["lues", "créées", "modifiées", "inchangées", "rattachées", "mises de côté", "disparues", "réparées"];

    private static string[] Cells(FileReading file) =>
    [
        .. new[]
        {
            file.RowsRead, file.Created, file.Updated, file.Unchanged, file.Attached, file.SetAside.Count, file.Vanished, file.Repairs.Values.Sum(),
        }.Select(count => count.ToString("N0", French)),
    ];
}
