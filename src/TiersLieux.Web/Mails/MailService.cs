using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Web.Requests;

namespace TiersLieux.Web.Mails;

/// <summary>Looks into the outbox every five seconds.</summary>
public sealed partial class MailService(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MailService> logger) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, clock);
        do
        {
            await DeliverAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DeliverAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<MailDelivery>().DeliverDueAsync(Batch, stoppingToken) > 0)
            {
                await scope.ServiceProvider.GetRequiredService<RequestBounces>().RunAsync(stoppingToken);
            }
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or InvalidOperationException { InnerException: NpgsqlException })
        {
            // The outbox keeps everything; the next turn tries again.
            LogFailed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "La boîte d’envoi n’a pas pu être lue")]
    private partial void LogFailed(Exception exception);
}
