using CsvHelper;
using TiersLieux.Import.Sources.DecoupageAdministratif;
using TiersLieux.Import.Tables;

namespace TiersLieux.Import.Territories;

/// <summary>A table with one row per commune.</summary>
internal static class CommuneTable
{
    /// <param name="take">Gives the row to its commune; answers a French reason to set it aside, null when it was used.</param>
    public static void Read(
        FileReading reading, IEnumerable<TableRow> rows, string codeColumn, IReadOnlyDictionary<string, CommuneEntry> communes,
        Func<CommuneEntry, TableRow, string?> take)
    {
        var seen = new HashSet<string>();
        Guard(reading, rows, row =>
        {
            var code = row[codeColumn];
            var reason = !communes.TryGetValue(code, out var commune) ? "Commune inconnue."
                : !seen.Add(code) ? "Cette commune a déjà été lue."
                : take(commune, row);
            if (reason is not null)
            {
                reading.Keep(row.Line, code, reason, row.Raw);
            }
        });
    }

    /// <summary>Counts the rows; one that breaks the table, or a missing column, is set aside without stopping the other files.</summary>
    public static void Guard(FileReading reading, IEnumerable<TableRow> rows, Action<TableRow> take)
    {
        try
        {
            foreach (var row in rows)
            {
                reading.RowsRead++;
                take(row);
            }

            if (reading.RowsRead == 0)
            {
                // Not « all gone »: an empty file says nothing.
                reading.BreakOff("Le fichier est vide : il n’a pas été utilisé.");
            }
        }
        catch (MissingColumnException error)
        {
            reading.RowsRead = 0;
            reading.BreakOff($"{error.Message} Le fichier n’a pas été utilisé.");
        }
        catch (Exception error) when (error is CsvHelperException or InvalidDataException or IOException or ExcelDataReader.Exceptions.ExcelReaderException)
        {
            reading.BreakOff("Le fichier est illisible à partir d’ici.");
        }
    }
}
