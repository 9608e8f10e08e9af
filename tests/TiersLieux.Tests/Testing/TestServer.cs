using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;

namespace TiersLieux.Tests.Testing;

/// <summary>
/// The PostgreSQL server the tests run on: <c>TIERSLIEUX_TEST_SERVER</c> when set, else the checkout's own for tests, started on demand.
/// One migrated template per process; each test class gets its own copy of it in a fraction of a second.
/// </summary>
public static class TestServer
{
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);
    private static readonly string RunId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private static int databases;

    public static string Root { get; } = FindRoot();

    private static readonly Lazy<string> Server = new(() =>
        Environment.GetEnvironmentVariable("TIERSLIEUX_TEST_SERVER") ?? StartPrivateServer());

    /// <summary>A fresh migrated database of the caller's own.</summary>
    public static async Task<string> CreateDatabaseAsync()
    {
        var template = await Template.Value;
        var name = $"tl_test_{RunId}_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionString(name);
    }

    public static async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var name = $"tl_template_{RunId}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        await using var dataSource = DataRegistration.CreateDataSource(ConnectionString(name));
        var options = new DbContextOptionsBuilder<TiersLieuxDbContext>();
        options.UseTiersLieux(dataSource);
        await using (var db = new TiersLieuxDbContext(options.Options))
        {
            await DatabaseSchema.MigrateAsync(db, CancellationToken.None);
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)").GetAwaiter().GetResult();
        return name;
    }

    private static string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(Server.Value) { Database = database, Pooling = database != "postgres", MaxPoolSize = 8 }.ConnectionString;

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string StartPrivateServer()
    {
        var start = new ProcessStartInfo("bash", ["scripts/db.sh", "start"])
        {
            WorkingDirectory = Root, RedirectStandardOutput = true,
        };
        start.Environment["TIERSLIEUX_CLUSTER"] = "tests";
        using var process = Process.Start(start)!;
        var url = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? url.Trim() : throw new InvalidOperationException("scripts/db.sh start a échoué.");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TiersLieux.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("TiersLieux.sln introuvable.");
    }
}
