using Npgsql;
using TiersLieux.Data.Places;

namespace TiersLieux.Web.Infrastructure;

/// <summary>Keeps the « ouvert maintenant » filter two weeks ahead: at start, then within the hour that follows midnight in Paris.</summary>
public sealed partial class OpenPeriodsService(NpgsqlDataSource dataSource, TimeProvider time, ILogger<OpenPeriodsService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        do
        {
            await RefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await OpenPeriodsRefresh.RefreshWhenDueAsync(dataSource, OpenPeriodsRefresh.Today(time), stoppingToken) is { } report)
            {
                LogRefreshed(report.Places, report.Periods, report.Unreadable);
            }
        }
        catch (NpgsqlException exception)
        {
            // The site serves without this filter being fresh; the next hour tries again.
            LogFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ouvertures à venir : {Places} lieux, {Periods} périodes, {Unreadable} horaires illisibles")]
    private partial void LogRefreshed(int places, int periods, int unreadable);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Les ouvertures à venir n’ont pas pu être calculées")]
    private partial void LogFailed(Exception exception);
}
