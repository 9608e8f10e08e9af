using TiersLieux.Import.Tables;
using TiersLieux.Import.Territories;

namespace TiersLieux.Import.Sources.CommunesHistoriques;

/// <summary>Any past code of a commune and the code it has become (Insee, Code officiel géographique).</summary>
public static class CommunesHistoriques
{
    /// <returns>Past code to the code that follows; rows of a code that never changed are counted as attached to their commune.</returns>
    public static IReadOnlyDictionary<string, string> Read(FileReading reading)
    {
        var successors = new Dictionary<string, string>();
        CommuneTable.Guard(reading, TextTable.Read(reading.Path, ','), row =>
        {
            var (past, present) = (row["DEPCOM_HIST"], row["DEPCOM"]);
            if (past.Length != 5 || present.Length != 5)
            {
                reading.Keep(row.Line, past, "Un code de commune a cinq caractères.", row.Raw);
                return;
            }

            reading.Attached++;
            if (past != present)
            {
                successors[past] = present;
            }
        });
        return successors;
    }
}
