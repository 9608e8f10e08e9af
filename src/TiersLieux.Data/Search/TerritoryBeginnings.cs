using Npgsql;
using NpgsqlTypes;

namespace TiersLieux.Data.Search;

/// <summary>The first answers to a text that begins very many names (« sai »: 4,568), kept because ranking them takes long.</summary>
/// <param name="Key"><see cref="Domain.Search.SearchKey"/> of what is typed.</param>
/// <param name="Total">Territories that answer.</param>
/// <param name="TerritoryIds">The first of them, in order.</param>
/// <param name="Closenesses"><see cref="TerritoryCloseness"/> of each.</param>
internal sealed record TerritoryBeginning(string Key, int Total, int[] TerritoryIds, int[] Closenesses);

/// <summary>Keeps ready what <see cref="TerritorySearch"/> answers to the commonest beginnings; a trigger forgets all of it when a territory changes.</summary>
public static class TerritoryBeginnings
{
    private const int Common = 200;
    private const int Kept = PlaceSearch.MaximumPageSize;

    /// <summary>Works out the answers, unless they are there. Nobody can change territories meanwhile; searches go on.</summary>
    public static async Task FillAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var check = new NpgsqlCommand("LOCK TABLE territories IN SHARE MODE; SELECT EXISTS (SELECT FROM territory_beginnings)", connection);
        if (await check.ExecuteScalarAsync(cancellationToken) is true)
        {
            return;
        }

        var search = new TerritorySearch(dataSource);
        foreach (var beginning in await CommonAsync(connection, cancellationToken))
        {
            var text = TerritoryText.Parse(beginning);
            // A word such as « region » is read as a kind, not as a name.
            if (text.Kind is not null || text.IsPrecise || text.Key != beginning)
            {
                continue;
            }

            var found = await search.FindAsync(beginning, null, 0, Kept, cancellationToken);
            await StoreAsync(
                connection,
                new(beginning, found.Total, [.. found.Items.Select(item => item.Id)], [.. found.Items.Select(item => (int)item.Closeness)]),
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<List<string>> CommonAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(DatabaseSchema.Sql("Queries/territory_beginnings_common.sql"), connection) { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Common });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var beginnings = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            beginnings.Add(reader.GetString(0));
        }

        return beginnings;
    }

    private static async Task StoreAsync(NpgsqlConnection connection, TerritoryBeginning beginning, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("INSERT INTO territory_beginnings (key, total, territory_ids, closenesses) VALUES ($1, $2, $3, $4)", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = beginning.Key });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = beginning.Total });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = beginning.TerritoryIds, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = beginning.Closenesses, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
