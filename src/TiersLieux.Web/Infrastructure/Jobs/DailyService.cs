using Npgsql;

namespace TiersLieux.Web.Infrastructure.Jobs;

/// <summary>Runs the daily tasks at start, then every day.</summary>
internal sealed partial class DailyService(DailyTasks tasks, TimeProvider clock, ILogger<DailyService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromDays(1), clock);
        do
        {
            try
            {
                await tasks.RunAsync(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                LogAway(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "La base ne répond pas : les tâches du jour attendront")]
    private partial void LogAway(Exception exception);
}
