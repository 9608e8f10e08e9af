using TiersLieux.Import.Sources.DecoupageAdministratif;
using TiersLieux.Import.Tables;
using TiersLieux.Import.Territories;

namespace TiersLieux.Import.Sources.ZonesEmploi;

/// <summary>Insee's composition of the zones d'emploi 2020, as text or in Insee's own workbook.</summary>
public static class ZonesEmploi
{
    /// <returns>The zones that have at least one known commune.</returns>
    public static IReadOnlyList<LargerTerritory> Read(FileReading reading, IReadOnlyDictionary<string, CommuneEntry> communes)
    {
        var zones = new Dictionary<string, LargerTerritory>();
        var rows = reading.Path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? TextTable.Read(reading.Path, ',')
            : Workbook.Read(reading.Path, "CODGEO", "ZE2020", "LIBZE2020");
        CommuneTable.Read(reading, rows, "CODGEO", communes, (commune, row) =>
        {
            var (code, name) = (row["ZE2020"], row["LIBZE2020"]);
            if (code.Length == 0 || name.Length == 0)
            {
                return "La zone d’emploi manque.";
            }

            zones.TryAdd(code, new LargerTerritory(code, name));
            commune.ZoneEmploi = code;
            return null;
        });
        return [.. zones.Values];
    }
}
