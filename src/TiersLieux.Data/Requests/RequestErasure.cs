using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Requests;

namespace TiersLieux.Data.Requests;

/// <summary>Forgets who asked and what they wrote; the need stays, with its commune, phase and result.</summary>
public static class RequestErasure
{
    /// <summary>How long after the last move a request keeps what is personal.</summary>
    public const int Months = 12;

    /// <summary>An unconfirmed request is erased whole a day after its link stopped working.</summary>
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(3);

    /// <returns>How many requests lost something.</returns>
    public static async Task<int> RunAsync(TiersLieuxDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (forgotten, last) = (now - Unconfirmed, now.AddMonths(-Months));
        var never = await db.ContactRequests.Where(request => request.State == RequestState.Unconfirmed && request.CreatedAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        return never + await db.EraseAsync(db.ContactRequests.Where(request => request.LastMoveAt < last), now, cancellationToken);
    }

    /// <summary>Joins the caller's transaction, if any. What was still open is closed without a result.</summary>
    public static async Task<int> EraseAsync(this TiersLieuxDbContext db, IQueryable<ContactRequest> requests, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        var ids = await requests.Where(request => request.ErasedAt == null).Select(request => request.Id).ToArrayAsync(cancellationToken);
        await db.RequestMessages.Where(message => ids.Contains(message.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.RequestRecipients.Where(recipient => ids.Contains(recipient.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.SecretLinks.Where(link => ids.Contains(link.RequestId ?? 0)).ExecuteDeleteAsync(cancellationToken);
        await db.ContactRequests.Where(request => ids.Contains(request.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(request => request.Name, (string?)null).SetProperty(request => request.Email, (string?)null)
                .SetProperty(request => request.Text, (string?)null).SetProperty(request => request.ResultText, (string?)null)
                .SetProperty(request => request.AccountId, (int?)null).SetProperty(request => request.WishedBy, (DateOnly?)null)
                .SetProperty(request => request.State, RequestState.Closed).SetProperty(request => request.ErasedAt, now),
            cancellationToken);
        await (transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
        return ids.Length;
    }
}
