using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Cli;

/// <summary>The database a command works on: <c>TIERSLIEUX_DATABASE</c>, as for the site.</summary>
/// <exception cref="CommandRefusedException">The setting is missing or is no connection string.</exception>
internal sealed class CommandDatabase : IAsyncDisposable
{
    public NpgsqlDataSource DataSource { get; } = Open(Environment.GetEnvironmentVariable(DataRegistration.ConnectionSetting));

    public TiersLieuxDbContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<TiersLieuxDbContext>();
        options.UseTiersLieux(DataSource);
        return new TiersLieuxDbContext(options.Options);
    }

    public ValueTask DisposeAsync() => DataSource.DisposeAsync();

    private static NpgsqlDataSource Open(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new CommandRefusedException($"Réglage manquant : {DataRegistration.ConnectionSetting}, la chaîne de connexion à PostgreSQL.");
        }

        try
        {
            return DataRegistration.CreateDataSource(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException)
        {
            // Not the text itself: it may hold a password.
            throw new CommandRefusedException(
                $"{DataRegistration.ConnectionSetting} n’est pas une chaîne de connexion : « Host=…;Username=…;Password=…;Database=… » est attendu.", error);
        }
    }
}
