using Npgsql;
using NpgsqlTypes;
using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Data.Places;

/// <summary>
/// Computes the openings of the two weeks to come into <c>place_open_periods</c>: by one COPY and two statements, in one transaction.
/// Running it again the same day changes nothing. Places must be committed before.
/// </summary>
public static class OpenPeriodsRefresh
{
    /// <summary>From the day before, because overseas it may still be yesterday.</summary>
    public const int WindowDays = 15;

    private const int BatchSize = 5_000;
    private const long LockKey = 0x7455_0001;

    /// <summary>The legal day in Paris, which all refreshes count from.</summary>
    public static DateOnly Today(TimeProvider time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), FrenchTimeZones.Paris).DateTime);

    /// <param name="placeIds">Places to refresh, for instance after an import; null for all.</param>
    /// <param name="today">See <see cref="Today"/>.</param>
    public static async Task<OpenPeriodsReport> RefreshAsync(
        NpgsqlDataSource dataSource, IReadOnlyCollection<int>? placeIds, DateOnly today, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({LockKey})", cancellationToken);
        var report = await ReplaceAsync(connection, placeIds, today, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return report;
    }

    /// <summary>Refreshes all places unless the window is already stored or another node is at it.</summary>
    /// <returns>Null when there was nothing to do.</returns>
    public static async Task<OpenPeriodsReport?> RefreshWhenDueAsync(NpgsqlDataSource dataSource, DateOnly today, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await AskAsync(connection, $"SELECT pg_try_advisory_xact_lock({LockKey})", cancellationToken)
            || !await IsDueAsync(connection, today, cancellationToken))
        {
            return null;
        }

        var report = await ReplaceAsync(connection, null, today, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return report;
    }

    /// <summary>Due while nothing stored reaches the last day of the window. When all places close that day it only means working for nothing.</summary>
    private static Task<bool> IsDueAsync(NpgsqlConnection connection, DateOnly today, CancellationToken cancellationToken) => AskAsync(
        connection,
        "SELECT NOT EXISTS (SELECT FROM place_open_periods WHERE ends_at > $1)",
        cancellationToken,
        new DateTimeOffset(today.AddDays(WindowDays - 2), TimeOnly.MinValue, TimeSpan.Zero));

    private static async Task<OpenPeriodsReport> ReplaceAsync(
        NpgsqlConnection connection, IReadOnlyCollection<int>? placeIds, DateOnly today, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            connection,
            "CREATE TEMP TABLE fresh_open_periods (place_id int, starts_at timestamptz, ends_at timestamptz) ON COMMIT DROP",
            cancellationToken);
        object ids = placeIds is null ? DBNull.Value : placeIds.ToArray();
        var (places, unreadable, periods, last) = (0, 0, 0, 0);
        while (await ReadAsync(connection, last, ids, cancellationToken) is { Count: > 0 } batch)
        {
            await using var copy = await connection.BeginBinaryImportAsync(
                "COPY fresh_open_periods (place_id, starts_at, ends_at) FROM STDIN (FORMAT binary)", cancellationToken);
            foreach (var place in batch)
            {
                places++;
                if (!OpeningHours.TryParse(place.Hours, out var hours, out _))
                {
                    unreadable++;
                    continue;
                }

                var zone = FrenchTimeZones.Of(place.DepartementCode, place.Country);
                foreach (var period in hours.Periods(today.AddDays(-1), WindowDays, zone, place.DepartementCode))
                {
                    await copy.StartRowAsync(cancellationToken);
                    await copy.WriteAsync(place.Id, NpgsqlDbType.Integer, cancellationToken);
                    await copy.WriteAsync(period.StartsAt, NpgsqlDbType.TimestampTz, cancellationToken);
                    await copy.WriteAsync(period.EndsAt, NpgsqlDbType.TimestampTz, cancellationToken);
                    periods++;
                }
            }

            await copy.CompleteAsync(cancellationToken);
            last = batch[^1].Id;
        }

        await ExecuteAsync(connection, "ANALYZE fresh_open_periods", cancellationToken);
        var removed = await ExecuteAsync(connection, DatabaseSchema.Sql("Queries/open_periods_remove.sql"), cancellationToken, ids);
        var stored = await ExecuteAsync(connection, DatabaseSchema.Sql("Queries/open_periods_store.sql"), cancellationToken);
        return new(places, unreadable, periods, removed + stored);
    }

    private static async Task<List<PlaceWithHours>> ReadAsync(NpgsqlConnection connection, int last, object ids, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, DatabaseSchema.Sql("Queries/open_periods_places.sql"), last, ids, BatchSize);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var places = new List<PlaceWithHours>();
        while (await reader.ReadAsync(cancellationToken))
        {
            places.Add(new(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)));
        }

        return places;
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value is DBNull ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer } : new() { Value = value });
        }

        return command;
    }

    private sealed record PlaceWithHours(int Id, string Hours, string Country, string? DepartementCode);
}
