using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using CsvHelper.Configuration;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Files;

/// <summary>Reads a CSV file whose first line names the columns.</summary>
/// <param name="required">Columns without which the file is unusable.</param>
/// <param name="personal">Columns about persons: forgotten as soon as read.</param>
public sealed class CsvSource(IReadOnlyCollection<string> required, IReadOnlyCollection<string> personal, string delimiter = ",")
{
    public const string EncodingRepair = "lignes lues en Windows-1252";
    public const string PersonalRepair = "coordonnées de personnes retirées";

    /// <exception cref="UnusableFileException">Empty file or missing column.</exception>
    public SourceFile Read(string path, Repairs repairs)
    {
        var bytes = File.ReadAllBytes(path);
        var text = TextDecoding.Read(bytes, out var repairedLines);
        repairs.Count(EncodingRepair, repairedLines);
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter, BadDataFound = null, IgnoreBlankLines = true,
        });
        if (!parser.Read())
        {
            throw new UnusableFileException("Le fichier est vide.");
        }

        var header = parser.Record!.Select(name => name.Trim()).ToArray();
        var missing = required.Where(column => !header.Contains(column)).ToList();
        if (missing.Count > 0)
        {
            throw new UnusableFileException($"Colonne absente : {string.Join(", ", missing)}. Colonnes lues : {PersonalData.Without(string.Join(", ", header))}.");
        }

        var rows = new List<SourceRow>();
        var line = parser.RawRow + 1;
        while (parser.Read())
        {
            rows.Add(Row(line, header, parser.Record!, repairs));
            line = parser.RawRow + 1;
        }

        return new SourceFile(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)), rows);
    }

    private SourceRow Row(int line, string[] header, string[] fields, Repairs repairs)
    {
        if (fields.Length != header.Length)
        {
            return new SourceRow(line, new Dictionary<string, string>(), $"{fields.Length} colonnes au lieu de {header.Length}.", Keepable(header, fields));
        }

        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < header.Length; index++)
        {
            if (!personal.Contains(header[index]) && header[index].Length > 0)
            {
                columns[header[index]] = PersonalData.Without(fields[index]);
                repairs.Count(PersonalRepair, columns[header[index]] == fields[index] ? 0 : 1);
            }
        }

        return new SourceRow(line, columns);
    }

    // In a line cut askew a name may sit in any column near the personal ones: only what surely comes before them is kept.
    private string Keepable(string[] header, string[] fields)
    {
        var first = Array.FindIndex(header, personal.Contains);
        var kept = first < 0 ? fields.Length : Math.Max(0, first - Math.Abs(fields.Length - header.Length));
        return PersonalData.Without(string.Join(delimiter, fields.Take(kept)));
    }
}
