using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;

namespace TiersLieux.Import.Tables;

/// <summary>A table inside a workbook, alone or in a zip: on whichever sheet, below whatever preamble, its header has the asked columns.</summary>
public static class Workbook
{
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="MissingColumnException">No sheet has a row with all of <paramref name="columns"/>.</exception>
    public static IEnumerable<TableRow> Read(string path, params string[] columns)
    {
        using var stream = Open(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        do
        {
            string[]? header = null;
            for (var line = 1; reader.Read(); line++)
            {
                string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))];
                if (header is not null)
                {
                    yield return new TableRow(line, header, cells);
                }
                else if (columns.All(column => cells.Contains(column, StringComparer.OrdinalIgnoreCase)))
                {
                    header = cells;
                }
            }

            if (header is not null)
            {
                yield break;
            }
        }
        while (reader.NextResult());

        throw new MissingColumnException(columns[0]);
    }

    private static Stream Open(string path)
    {
        if (!path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return File.OpenRead(path);
        }

        // The workbook reader needs to seek, which an entry of a zip cannot.
        using var archive = ZipFile.OpenRead(path);
        var entry = archive.Entries.FirstOrDefault(entry => entry.Name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException("L’archive ne contient pas de classeur .xlsx.");
        var memory = new MemoryStream();
        using var content = entry.Open();
        content.CopyTo(memory);
        memory.Position = 0;
        return memory;
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "";
}
