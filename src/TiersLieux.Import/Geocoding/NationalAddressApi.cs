using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CsvHelper;

namespace TiersLieux.Import.Geocoding;

/// <summary>
/// The national address API (Géoplateforme, BAN): <c>/search</c> for one address, <c>/search/csv</c> for a batch. Used only when
/// <see cref="Setting"/> gives its base address, since no request leaves for a third party unasked.
/// </summary>
/// <param name="http">Its base address ends with a slash.</param>
public sealed class NationalAddressApi(HttpClient http) : IGeocoder
{
    /// <summary>Setting that gives the base address: <c>https://data.geopf.fr/geocodage/</c>.</summary>
    public const string Setting = "TIERSLIEUX_GEOCODER";

    /// <summary>The API refuses larger files (50 MB) and is slower on them.</summary>
    private const int BatchSize = 5000;

    /// <returns>null when the setting is empty.</returns>
    /// <exception cref="UriFormatException">The setting is not an absolute address.</exception>
    public static NationalAddressApi? FromSetting(string? address) => string.IsNullOrWhiteSpace(address) ? null : new(new HttpClient
    {
        BaseAddress = new Uri(address.TrimEnd('/') + "/", UriKind.Absolute), Timeout = TimeSpan.FromMinutes(5),
    });

    public async Task<IReadOnlyList<GeocodedAddress?>> FindAsync(IReadOnlyList<AddressQuery> queries, CancellationToken cancellationToken)
    {
        try
        {
            if (queries.Count == 1)
            {
                return [await SearchAsync(queries[0], cancellationToken)];
            }

            var answers = new List<GeocodedAddress?>(queries.Count);
            foreach (var batch in queries.Chunk(BatchSize))
            {
                answers.AddRange(await SearchCsvAsync(batch, cancellationToken));
            }

            return answers;
        }
        catch (Exception failure) when (failure is JsonException or CsvHelperException or KeyNotFoundException or IndexOutOfRangeException or InvalidOperationException
            || (failure is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new HttpRequestException("L’API Adresse n’a pas répondu comme prévu.", failure);
        }
    }

    private async Task<GeocodedAddress?> SearchAsync(AddressQuery query, CancellationToken cancellationToken)
    {
        var bound = query.CommuneCode is null ? "" : $"&citycode={Uri.EscapeDataString(query.CommuneCode)}";
        var answer = await http.GetFromJsonAsync<JsonElement>($"search?limit=1&q={Uri.EscapeDataString(query.Text)}{bound}", cancellationToken);
        if (answer.GetProperty("features").EnumerateArray().FirstOrDefault() is not { ValueKind: JsonValueKind.Object } feature)
        {
            return null;
        }

        var coordinates = feature.GetProperty("geometry").GetProperty("coordinates");
        var properties = feature.GetProperty("properties");
        return new GeocodedAddress(
            coordinates[1].GetDouble(), coordinates[0].GetDouble(), properties.GetProperty("score").GetDouble(),
            properties.GetProperty("type").GetString()!, properties.TryGetProperty("citycode", out var code) ? code.GetString() : null);
    }

    private async Task<IReadOnlyList<GeocodedAddress?>> SearchCsvAsync(AddressQuery[] batch, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Csv(batch)), "data", "adresses.csv" }, { new StringContent("adresse"), "columns" }, { new StringContent("code"), "citycode" },
        };
        using var response = await http.PostAsync("search/csv", form, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var reader = new CsvReader(new StringReader(await response.Content.ReadAsStringAsync(cancellationToken)), CultureInfo.InvariantCulture);
        var answers = new GeocodedAddress?[batch.Length];
        await reader.ReadAsync();
        reader.ReadHeader();
        while (await reader.ReadAsync())
        {
            answers[reader.GetField<int>("numero")] = double.TryParse(reader.GetField("result_score"), CultureInfo.InvariantCulture, out var score)
                ? new GeocodedAddress(
                    reader.GetField<double>("latitude"), reader.GetField<double>("longitude"), score, reader.GetField("result_type")!, reader.GetField("result_citycode"))
                : null;
        }

        return answers;
    }

    private static byte[] Csv(AddressQuery[] batch)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var (numero, adresse, code) in batch.Select((query, number) => (number.ToString(CultureInfo.InvariantCulture), query.Text, query.CommuneCode)).Prepend(("numero", "adresse", "code")))
            {
                writer.WriteField(numero);
                writer.WriteField(adresse);
                writer.WriteField(code);
                writer.NextRecord();
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
