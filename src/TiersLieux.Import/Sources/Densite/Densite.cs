using TiersLieux.Domain.Territories;
using TiersLieux.Import.Sources.DecoupageAdministratif;
using TiersLieux.Import.Tables;
using TiersLieux.Import.Territories;

namespace TiersLieux.Import.Sources.Densite;

/// <summary>Insee's density grid at seven levels, by label.</summary>
public static class Densite
{
    public static void Read(FileReading reading, IReadOnlyDictionary<string, CommuneEntry> communes) => CommuneTable.Read(
        reading, TextTable.Read(reading.Path, ','), "insee_com", communes, (commune, row) =>
        {
            commune.DensityLevel = Density.Level(row["niveau_densite"]);
            return commune.DensityLevel is null ? $"« {row["niveau_densite"]} » n’est pas un niveau de la grille." : null;
        });
}
