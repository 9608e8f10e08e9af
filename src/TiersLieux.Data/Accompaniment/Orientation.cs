using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Accompaniment;

/// <summary>
/// « Qui peut m’accompagner ici ? »: the offers whose area contains a commune, or meets a wider territory, with all that explains why. One
/// statement each, computed from communes: EPCI and zones d’emploi overflow départements and régions.
/// </summary>
public sealed class Orientation(NpgsqlDataSource dataSource)
{
    /// <summary>Beyond, an offer of another area is not shown, and a session is no longer « near ».</summary>
    public const double NearKm = 60;

    public const int PageSize = 20;
    private const int NeighboursShown = 6;

    private static readonly string Rank = DatabaseSchema.Sql("Queries/orientation_rank.sql");
    private static readonly string Neighbours = DatabaseSchema.Sql("Queries/orientation_neighbours.sql");
    private static readonly string OfCommune = "WITH " + DatabaseSchema.Sql("Queries/orientation_commune.sql");
    private static readonly string OfTerritory = "WITH " + DatabaseSchema.Sql("Queries/orientation_territory.sql");

    /// <param name="words">Every word of it is in the offer; null for any.</param>
    /// <param name="offset">Offers left out before the page.</param>
    public async Task<OrientationResult> FindAsync(
        OrientationPlace place, OrientationAnswers answers, string? words, int offset, int limit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Candidates(place) + Rank);
        AddPlace(command, place, now);
        Add(command, PlaceRotation.Day(now), NpgsqlDbType.Bigint);
        foreach (var codes in new IEnumerable<string>[] { answers.Phases, answers.Sectors, answers.Needs, answers.MannerFormats, answers.MeetingFormats })
        {
            Add(command, codes.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        }

        Add(command, answers.SessionsAreMeetings, NpgsqlDbType.Boolean);
        Add(command, SearchKey.From(words), NpgsqlDbType.Text);
        Add(command, answers.All, NpgsqlDbType.Boolean);
        Add(command, offset, NpgsqlDbType.Integer);
        Add(command, limit, NpgsqlDbType.Integer);
        Add(command, !answers.IsEmpty || SearchKey.From(words).Length > 0, NpgsqlDbType.Boolean);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var offers = new List<OrientedOffer>();
        var (total, answering) = (0, 0);
        while (await reader.ReadAsync(cancellationToken))
        {
            (total, answering) = ((int)reader.GetInt64(25), (int)reader.GetInt64(26));
            offers.Add(Read(reader));
        }

        // An empty page does not say how many there are: when the answers rule all of them out, the others are counted.
        return offers.Count > 0 || answers.All || answers.IsEmpty ? new(total, answering, offers)
            : new((await FindAsync(place, answers with { All = true }, words, 0, 1, now, cancellationToken)).Total, 0, []);
    }

    /// <summary>Offers of other areas, the nearest first; none around a wider territory.</summary>
    public async Task<IReadOnlyList<NeighbourOffer>> NeighboursAsync(OrientationPlace place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (place.IsWide || place.Centre is null)
        {
            return [];
        }

        await using var command = dataSource.CreateCommand(Candidates(place) + Neighbours);
        AddPlace(command, place, now);
        Add(command, NearKm * 1000, NpgsqlDbType.Double);
        Add(command, NeighboursShown, NpgsqlDbType.Integer);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var offers = new List<NeighbourOffer>();
        while (await reader.ReadAsync(cancellationToken))
        {
            offers.Add(new(
                reader.GetString(0), reader.GetString(1), Text(reader, 2), Text(reader, 3), Text(reader, 4), reader.GetDouble(5), Text(reader, 6),
                reader.GetFieldValue<string[]>(7)));
        }

        return offers;
    }

    private static string Candidates(OrientationPlace place) => !place.IsWide ? OfCommune : OfTerritory.Replace("{column}", place.Territory!.Kind switch
    {
        TerritoryKind.Epci => "epci_id",
        TerritoryKind.ZoneEmploi => "zone_emploi_id",
        TerritoryKind.Departement => "departement_id",
        _ => "region_id",
    }, StringComparison.Ordinal);

    private static void AddPlace(NpgsqlCommand command, OrientationPlace place, DateTimeOffset now)
    {
        Add(command, place.IsWide ? place.Territory!.Id : place.CommuneId, NpgsqlDbType.Integer);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)place.Centre ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Geometry });
        Add(command, DateOnly.FromDateTime(now.UtcDateTime), NpgsqlDbType.Date);
    }

    private static void Add(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });

    private static OrientedOffer Read(NpgsqlDataReader reader) => new(
        reader.GetInt32(0), reader.GetString(1), reader.GetString(2), Text(reader, 3), Text(reader, 4), Text(reader, 5),
        Codes(reader, 6), Codes(reader, 7), Codes(reader, 8), Codes(reader, 9), Codes(reader, 10),
        Text(reader, 11), (OfferReach)reader.GetInt32(12), reader.GetInt32(13), reader.GetInt32(14), Text(reader, 15),
        reader.IsDBNull(16) ? null : reader.GetDouble(16),
        reader.IsDBNull(17) ? null : new((TerritoryKind)reader.GetInt16(17), reader.GetString(18), reader.GetString(19)),
        Codes(reader, 20), Text(reader, 21), reader.IsDBNull(22) ? null : reader.GetDouble(22),
        [.. reader.GetFieldValue<int?[]>(23).Select(fit => (AnswerFit?)fit)],
        reader.IsDBNull(24) ? [] : JsonSerializer.Deserialize<List<OrientedSession>>(reader.GetString(24), JsonSerializerOptions.Web)!);

    private static string[] Codes(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? [] : reader.GetFieldValue<string[]>(column);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
