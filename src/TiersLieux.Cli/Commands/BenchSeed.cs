using System.CommandLine;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Cli.Commands;

/// <summary>Fills a database with synthetic places; one that holds real places must say by its name that it is for measures.</summary>
internal static class BenchSeed
{
    internal const string Suffix = "_bench";

    public static Command Create()
    {
        var places = new Option<int>("--places") { Description = "Nombre de lieux à ajouter.", Required = true };
        places.Validators.Add(result =>
        {
            if (result.GetValue(places) is < 1 or > 5_000_000)
            {
                result.AddError("--places va de 1 à 5 000 000.");
            }
        });
        var command = new Command("seed", "Ajoute des lieux imaginés, répartis comme la population.") { places };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(places), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int places, CancellationToken cancellationToken)
    {
        await using var database = new CommandDatabase();
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        if (!connection.Database.EndsWith(Suffix, StringComparison.Ordinal) && await AnyPlaceAsync(connection, cancellationToken))
        {
            await Console.Error.WriteLineAsync($"La base « {connection.Database} » contient des lieux réels : les lieux imaginés vont dans une base nommée « …{Suffix} ».");
            return 1;
        }

        // Indexes are built once the rows are there: several times faster than one row after another.
        var indexes = await IndexesAsync(connection, cancellationToken);
        await ExecuteAsync(connection, string.Concat(indexes.Select(index => $"DROP INDEX {index.Name};")), cancellationToken);
        await using (var insert = new NpgsqlCommand(DatabaseSchema.Sql("Bench/seed_places.sql"), connection) { CommandTimeout = 0 })
        {
            insert.Parameters.AddWithValue("places", places);
            Console.WriteLine($"{await insert.ExecuteNonQueryAsync(cancellationToken)} lieux imaginés.");
        }

        await ExecuteAsync(connection, DatabaseSchema.Sql("Bench/seed_facts.sql"), cancellationToken);
        foreach (var index in indexes)
        {
            await ExecuteAsync(connection, index.Definition, cancellationToken);
        }

        await ExecuteAsync(connection, "VACUUM ANALYZE", cancellationToken);
        return 0;
    }

    private static async Task<bool> AnyPlaceAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM places)", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static async Task<List<(string Name, string Definition)>> IndexesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'places'::regclass AND NOT indisunique", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var indexes = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            indexes.Add((reader.GetString(0), reader.GetString(1)));
        }

        return indexes;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
