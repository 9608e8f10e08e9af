using System.CommandLine;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Cli.Commands;

/// <summary>Fills a database for measures with synthetic rendez-vous.</summary>
internal static class BenchSeedEvents
{
    public static Command Create()
    {
        var count = new Option<int>("--rendez-vous") { Description = "Nombre de rendez-vous à ajouter.", Required = true };
        count.Validators.Add(result =>
        {
            if (result.GetValue(count) is < 1 or > 100_000)
            {
                result.AddError("--rendez-vous va de 1 à 100 000.");
            }
        });
        var command = new Command("seed-events", "Ajoute des rendez-vous imaginés, dans une base de mesure.") { count };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(count), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int count, CancellationToken cancellationToken)
    {
        await using var database = new CommandDatabase();
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        if (!connection.Database.EndsWith(BenchSeed.Suffix, StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync($"Les rendez-vous imaginés vont dans une base nommée « …{BenchSeed.Suffix} ».");
            return 1;
        }

        await using var insert = new NpgsqlCommand(DatabaseSchema.Sql("Bench/seed_events.sql"), connection) { CommandTimeout = 0 };
        insert.Parameters.AddWithValue("events", count);
        Console.WriteLine($"{await insert.ExecuteNonQueryAsync(cancellationToken)} dates de rendez-vous imaginés.");
        await using var vacuum = new NpgsqlCommand("VACUUM ANALYZE sheets, sheet_versions, event_occurrences", connection) { CommandTimeout = 0 };
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
        return 0;
    }
}
