using System.CommandLine;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Cli.Commands;

/// <summary>Adds synthetic accompaniment offers with mixed areas; they only go to databases named « …_bench ».</summary>
internal static class BenchOffers
{
    private const string Suffix = "_bench";

    public static Command Create()
    {
        var count = new Argument<int>("nombre") { Description = "Nombre d’offres à ajouter." };
        count.Validators.Add(result =>
        {
            if (result.GetValue(count) is < 1 or > 1_000_000)
            {
                result.AddError("Le nombre d’offres va de 1 à 1 000 000.");
            }
        });
        var command = new Command("seed-offers", "Ajoute des offres d’accompagnement imaginées, de zones mêlées.") { count };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(count), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int offers, CancellationToken cancellationToken)
    {
        await using var database = new CommandDatabase();
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
        if (!connection.Database.EndsWith(Suffix, StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync($"La base « {connection.Database} » n’est pas faite pour les mesures : les offres imaginées vont dans une base nommée « …{Suffix} ».");
            return 1;
        }

        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await using var known = new NpgsqlCommand("SELECT count(*)::int FROM sheets WHERE slug LIKE 'synthetique-%'", connection, transaction);
            var from = (int)(await known.ExecuteScalarAsync(cancellationToken))!;
            await using var insert = new NpgsqlCommand(DatabaseSchema.Sql("Bench/seed_offers.sql"), connection, transaction) { CommandTimeout = 0 };
            insert.Parameters.AddWithValue("offers", offers);
            insert.Parameters.AddWithValue("from", from);
            await insert.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await using var vacuum = new NpgsqlCommand("VACUUM ANALYZE", connection) { CommandTimeout = 0 };
        await vacuum.ExecuteNonQueryAsync(cancellationToken);
        Console.WriteLine($"{offers} offres imaginées.");
        return 0;
    }
}
