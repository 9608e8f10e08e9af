using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Requests;

namespace TiersLieux.Web.Requests;

/// <summary>Reminds the recipients who say nothing, after a week and after three. Each request is one transaction: stopped in the middle, the next run does the rest.</summary>
public sealed class RequestReminders(TiersLieuxDbContext db, RequestLetters letters, TimeProvider clock)
{
    /// <summary>Requests of one run.</summary>
    public const int Batch = 500;

    /// <returns>Recipients reminded.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (first, last) = (now.AddDays(-RequestTimes.FirstReminderDays), now.AddDays(-RequestTimes.LastReminderDays));
        var ids = await db.RequestRecipients
            .Where(recipient => recipient.State == RecipientState.Waiting && recipient.Request!.State == RequestState.Sent && (recipient.PlaceId != null || recipient.SheetId != null)
                && ((recipient.RemindersSent == 0 && recipient.SentAt <= first) || (recipient.RemindersSent == 1 && recipient.SentAt <= last)))
            .OrderBy(recipient => recipient.SentAt).Select(recipient => recipient.RequestId).Distinct().Take(Batch).ToListAsync(cancellationToken);
        var reminded = 0;
        foreach (var id in ids)
        {
            reminded += await RemindAsync(id, first, last, cancellationToken);
        }

        db.ChangeTracker.Clear();
        return reminded;
    }

    private async Task<int> RemindAsync(int requestId, DateTimeOffset first, DateTimeOffset last, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockRequestAsync(requestId, cancellationToken) is not { IsOpen: true } request)
        {
            return 0;
        }

        var silent = request.Recipients.FindAll(recipient => !recipient.IsCoordination && recipient.State == RecipientState.Waiting
            && ((recipient.RemindersSent == 0 && recipient.SentAt <= first) || (recipient.RemindersSent == 1 && recipient.SentAt <= last)));
        foreach (var recipient in silent)
        {
            // A site that slept three weeks reminds once.
            recipient.RemindersSent = recipient.SentAt <= last ? 2 : 1;
        }

        await letters.WriteAsync(request, silent, cancellationToken, isReminder: true);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return silent.Count;
    }
}
