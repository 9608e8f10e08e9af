using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TiersLieux.Data;

namespace TiersLieux.Cli;

/// <summary>Lets <c>dotnet ef</c> build the model; adding a migration never connects.</summary>
public sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<TiersLieuxDbContext>
{
    public TiersLieuxDbContext CreateDbContext(string[] args)
    {
        var connectionString = Environment.GetEnvironmentVariable(DataRegistration.ConnectionSetting) ?? "Host=127.0.0.1;Database=tierslieux";
        var options = new DbContextOptionsBuilder<TiersLieuxDbContext>();
        options.UseTiersLieux(DataRegistration.CreateDataSource(connectionString));
        return new TiersLieuxDbContext(options.Options);
    }
}
