using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Tests.Testing;

/// <summary>Class fixture: a real PostGIS database of its own, empty but migrated, dropped at the end.</summary>
public class TestDatabase : IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource DataSource { get; private set; } = null!;

    public TestData Data { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        ConnectionString = await TestServer.CreateDatabaseAsync();
        DataSource = DataRegistration.CreateDataSource(ConnectionString);
        Data = new TestData(this);
    }

    public virtual async Task DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await TestServer.DropDatabaseAsync(ConnectionString);
    }

    public TiersLieuxDbContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<TiersLieuxDbContext>();
        options.UseTiersLieux(DataSource).UseSharedEntityFramework();
        return new TiersLieuxDbContext(options.Options);
    }

    public async Task<T> WithDbAsync<T>(Func<TiersLieuxDbContext, Task<T>> action)
    {
        await using var db = CreateContext();
        return await action(db);
    }

    public async Task WithDbAsync(Func<TiersLieuxDbContext, Task> action)
    {
        await using var db = CreateContext();
        await action(db);
    }
}
