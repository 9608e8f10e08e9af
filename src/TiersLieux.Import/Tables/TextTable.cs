using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace TiersLieux.Import.Tables;

/// <summary>A delimited text file in UTF-8, with a header, whatever its line ends and quotes.</summary>
public static class TextTable
{
    public static IEnumerable<TableRow> Read(string path, char delimiter)
    {
        using var csv = new CsvParser(new StreamReader(path, Encoding.UTF8), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(), BadDataFound = null, IgnoreBlankLines = true,
        });
        if (!csv.Read())
        {
            yield break;
        }

        string[] header = [.. csv.Record!.Select(name => name.Trim())];
        while (csv.Read())
        {
            yield return new TableRow(csv.RawRow, header, csv.Record!);
        }
    }
}
