using System.Diagnostics;
using Npgsql;
using TiersLieux.Data;
using TiersLieux.Data.Contributions;
using TiersLieux.Data.Messages;
using TiersLieux.Web.Freshness;
using TiersLieux.Web.Photos;
using TiersLieux.Web.Requests;

namespace TiersLieux.Web.Infrastructure.Jobs;

/// <summary>What is done once a day, in this order. Each task can be run again at any time; one that fails does not stop the others.</summary>
public sealed partial class DailyTasks(IServiceScopeFactory scopes, NpgsqlDataSource dataSource, TimeProvider clock, ILogger<DailyTasks> logger)
{
    /// <summary>PostgreSQL advisory lock of the node that does them.</summary>
    public const long LockKey = 0x7455_0002;

    /// <summary>Name for the journal, and what it does; answers how many rows it touched.</summary>
    private static readonly IReadOnlyList<(string Name, Func<IServiceProvider, DateTimeOffset, CancellationToken, Task<int>> RunAsync)> All =
    [
        ("Fiches à confirmer", (services, _, cancellationToken) => services.GetRequiredService<PlaceReminders>().RunAsync(cancellationToken)),
        ("Demandes non remises", (services, _, cancellationToken) => services.GetRequiredService<RequestBounces>().RunAsync(cancellationToken)),
        ("Demandes sans réponse", (services, _, cancellationToken) => services.GetRequiredService<RequestReminders>().RunAsync(cancellationToken)),
        ("Données personnelles échues", (services, now, cancellationToken) =>
            PersonalDataErasure.RunAsync(services.GetRequiredService<TiersLieuxDbContext>(), now, cancellationToken)),
        ("Documents des demandes closes", (services, now, cancellationToken) =>
            ClaimDocumentCleaning.RunAsync(services.GetRequiredService<TiersLieuxDbContext>(), now, cancellationToken)),
        ("Brouillons abandonnés", (services, now, cancellationToken) =>
            DraftCleaning.EraseAsync(services.GetRequiredService<TiersLieuxDbContext>(), now, cancellationToken)),
        ("Doublons possibles", (services, now, cancellationToken) =>
            DuplicateSearch.RunAsync(services.GetRequiredService<TiersLieuxDbContext>(), now, cancellationToken)),
        ("Photos sans usage", (services, _, cancellationToken) => services.GetRequiredService<PhotoCleaning>().RunAsync(cancellationToken)),
    ];

    /// <summary>Runs them all, unless another node is at it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = LockKey } } };
        if (await take.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return;
        }

        foreach (var (name, runAsync) in All)
        {
            var watch = Stopwatch.StartNew();
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                LogDone(name, await runAsync(scope.ServiceProvider, clock.GetUtcNow(), cancellationToken), watch.ElapsedMilliseconds);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                LogFailed(name, exception);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Task} : {Count} en {Milliseconds} ms")]
    private partial void LogDone(string task, int count, long milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Task} : échec, nouvel essai demain")]
    private partial void LogFailed(string task, Exception exception);
}
