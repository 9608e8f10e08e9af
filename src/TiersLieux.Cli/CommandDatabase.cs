using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Cli;

/// <summary>The database a command works on: <c>TIERSLIEUX_DATABASE</c>, as for the site.</summary>
internal sealed class CommandDatabase : IAsyncDisposable
{
    public NpgsqlDataSource DataSource { get; } = DataRegistration.CreateDataSource(
        Environment.GetEnvironmentVariable(DataRegistration.ConnectionSetting)
        ?? throw new InvalidOperationException($"Réglage manquant : {DataRegistration.ConnectionSetting}, la chaîne de connexion à PostgreSQL."));

    public TiersLieuxDbContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<TiersLieuxDbContext>();
        options.UseTiersLieux(DataSource);
        return new TiersLieuxDbContext(options.Options);
    }

    public ValueTask DisposeAsync() => DataSource.DisposeAsync();
}
