using System.Text.Json;
using TiersLieux.Import.Territories;

namespace TiersLieux.Import.Sources.DecoupageAdministratif;

/// <summary>Streams the entries of a JSON array; an entry that cannot be used is set aside, a file that breaks off keeps what came before.</summary>
internal static class JsonEntries
{
    /// <param name="take">Uses the entry; throws <see cref="FormatException"/> with a French reason to have it set aside.</param>
    public static async Task ReadAsync(FileReading reading, Action<int, JsonElement> take, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(reading.Path);
        var line = 0;
        try
        {
            await foreach (var entry in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, cancellationToken: cancellationToken))
            {
                line++;
                reading.RowsRead++;
                try
                {
                    take(line, entry);
                }
                catch (Exception error) when (error is FormatException or InvalidOperationException)
                {
                    reading.Keep(line, entry.Text("code"), error is FormatException ? error.Message : "Entrée illisible.", entry.GetRawText());
                }
            }
        }
        catch (JsonException)
        {
            reading.BreakOff("Le fichier est illisible à partir de cette entrée.");
        }
    }

    public static string? Text(this JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public static string Required(this JsonElement entry, string name) =>
        entry.Text(name) is { Length: > 0 } text ? text : throw new FormatException($"« {name} » manque.");

    public static int? Number(this JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    public static IEnumerable<string> Texts(this JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];
}
