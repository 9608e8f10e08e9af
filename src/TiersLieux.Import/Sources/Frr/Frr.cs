using TiersLieux.Import.Sources.DecoupageAdministratif;
using TiersLieux.Import.Tables;
using TiersLieux.Import.Territories;

namespace TiersLieux.Import.Sources.Frr;

/// <summary>The DGCL's classification France Ruralités Revitalisation; the class is in the column whose name starts with « Classement ».</summary>
public static class Frr
{
    private const string NotClassed = "Non classée";

    public static void Read(FileReading reading, IReadOnlyDictionary<string, CommuneEntry> communes) => CommuneTable.Read(
        reading, TextTable.Read(reading.Path, ';'), "Code_insee", communes, (commune, row) =>
        {
            var given = row.ColumnStartingWith("Classement");
            commune.FrrClass = given == NotClassed ? null : given;
            return given.Length == 0 ? "Le classement manque." : null;
        });
}
