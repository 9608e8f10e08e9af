using Npgsql;
using NpgsqlTypes;
using TiersLieux.Domain.Search;
using TiersLieux.Domain.Territories;
using TiersLieux.Import.Sources.CitiesGazetteer;
using TiersLieux.Import.Sources.Contours;
using TiersLieux.Import.Sources.DecoupageAdministratif;

namespace TiersLieux.Import.Territories;

/// <summary>Writes what was read into the schema <c>territory_load</c>, by binary COPY.</summary>
internal sealed class TerritoryStaging(NpgsqlConnection connection)
{
    private const string CopyTerritories = """
        COPY territory_load.territories (kind, code, name, search_key, population, legal_kind, departement, region, epci, zone_emploi, density_level, frr_class, siren)
        FROM STDIN (FORMAT binary)
        """;

    public async Task WriteAsync(
        Divisions divisions, IReadOnlyList<LargerTerritory> zones, IReadOnlyList<GazetteerPosition> positions,
        IReadOnlyDictionary<string, string> formerCodes, CancellationToken cancellationToken)
    {
        await using (var writer = await connection.BeginBinaryImportAsync(CopyTerritories, cancellationToken))
        {
            WriteLarger(writer, TerritoryKind.Region, divisions.Regions);
            WriteLarger(writer, TerritoryKind.Departement, divisions.Departements);
            WriteLarger(writer, TerritoryKind.Epci, divisions.Epcis);
            WriteLarger(writer, TerritoryKind.ZoneEmploi, zones);
            foreach (var commune in divisions.Communes.Values)
            {
                WriteRow(writer, (short)TerritoryKind.Commune, commune.Code, commune.Name, SearchKey.From(commune.Name), commune.Population, null,
                    commune.Departement, commune.Region, commune.Epci, commune.ZoneEmploi, commune.DensityLevel, commune.FrrClass, commune.Siren);
            }

            await writer.CompleteAsync(cancellationToken);
        }

        await CopyAsync("postal_codes (code, commune)",
            divisions.Communes.Values.SelectMany(commune => commune.PostalCodes.Select(code => new object?[] { code, commune.Code })), cancellationToken);
        await CopyAsync("former_codes (code, commune)",
            formerCodes.Select(former => new object?[] { former.Key, former.Value }), cancellationToken);
        await CopyAsync("gazetteer (commune, latitude, longitude)",
            positions.Select(position => new object?[] { position.Commune, position.Latitude, position.Longitude }), cancellationToken);
    }

    /// <summary>Streams the contours of known communes from the file to the database.</summary>
    public void WriteContours(ContoursFile contours, IReadOnlyDictionary<string, CommuneEntry> communes)
    {
        var seen = new HashSet<string>();
        using var writer = connection.BeginBinaryImport("COPY territory_load.areas (kind, code, contour) FROM STDIN (FORMAT binary)");
        contours.Read(contour =>
        {
            if (!communes.ContainsKey(contour.Code))
            {
                return "Commune inconnue.";
            }

            if (!seen.Add(contour.Code))
            {
                return "Le contour de cette commune a déjà été lu.";
            }

            writer.StartRow();
            writer.Write((short)TerritoryKind.Commune, NpgsqlDbType.Smallint);
            writer.Write(contour.Code, NpgsqlDbType.Text);
            writer.Write(contour.Ewkb, NpgsqlDbType.Bytea);
            return null;
        });
        writer.Complete();
    }

    private static void WriteLarger(NpgsqlBinaryImporter writer, TerritoryKind kind, IReadOnlyList<LargerTerritory> territories)
    {
        foreach (var territory in territories)
        {
            WriteRow(writer, (short)kind, territory.Code, territory.Name, SearchKey.From(territory.Name), territory.Population, territory.LegalKind,
                null, territory.Region, null, null, null, null, null);
        }
    }

    private async Task CopyAsync(string table, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        await using var writer = await connection.BeginBinaryImportAsync($"COPY territory_load.{table} FROM STDIN (FORMAT binary)", cancellationToken);
        foreach (var row in rows)
        {
            WriteRow(writer, row);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private static void WriteRow(NpgsqlBinaryImporter writer, params object?[] values)
    {
        writer.StartRow();
        foreach (var value in values)
        {
            switch (value)
            {
                case null: writer.WriteNull(); break;
                case string text: writer.Write(text.Replace("\0", "", StringComparison.Ordinal), NpgsqlDbType.Text); break;
                case short small: writer.Write(small, NpgsqlDbType.Smallint); break;
                case int number: writer.Write(number, NpgsqlDbType.Integer); break;
                case double real: writer.Write(real, NpgsqlDbType.Double); break;
            }
        }
    }
}
