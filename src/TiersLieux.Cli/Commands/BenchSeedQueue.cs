using System.CommandLine;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Cli.Commands;

/// <summary>Fills the coordinators' queue with corrections that wait, in a database that says by its name that it is for measures.</summary>
internal static class BenchSeedQueue
{
    public static Command Create()
    {
        var items = new Argument<int>("nombre") { Description = "Nombre d’éléments à ajouter." };
        items.Validators.Add(result =>
        {
            if (result.GetValue(items) is < 1 or > 1_000_000)
            {
                result.AddError("Le nombre d’éléments va de 1 à 1 000 000.");
            }
        });
        var command = new Command("seed-queue", "Ajoute à la file des corrections imaginées, sur des lieux tirés au hasard.") { items };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(items), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int items, CancellationToken cancellationToken)
    {
        await using var database = new CommandDatabase();
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        if (!connection.Database.EndsWith(BenchSeed.Suffix, StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync($"Les éléments imaginés vont dans une base nommée « …{BenchSeed.Suffix} ».");
            return 1;
        }

        await using (var insert = new NpgsqlCommand(DatabaseSchema.Sql("Bench/seed_queue.sql"), connection) { CommandTimeout = 0 })
        {
            insert.Parameters.AddWithValue("items", items);
            Console.WriteLine($"{await insert.ExecuteNonQueryAsync(cancellationToken)} éléments dans la file.");
        }

        await using var analyze = new NpgsqlCommand("VACUUM ANALYZE proposals", connection) { CommandTimeout = 0 };
        await analyze.ExecuteNonQueryAsync(cancellationToken);
        return 0;
    }
}
