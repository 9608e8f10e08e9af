using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Requests;

namespace TiersLieux.Web.Requests;

/// <summary>
/// Sees the e-mails that were given up: a recipient none of whose mailboxes took anything becomes unreachable, and the visitor is told.
/// Run after each delivery and once a day; each letter counts once.
/// </summary>
public sealed class RequestBounces(TiersLieuxDbContext db, RequestLetters letters, TimeProvider clock)
{
    /// <returns>Recipients that became unreachable.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var ids = await db.RequestLetters.Where(letter => letter.FailedAt == null && letter.OutgoingEmail!.AbandonedAt != null)
            .Select(letter => letter.Recipient.RequestId).Distinct().ToListAsync(cancellationToken);
        var lost = 0;
        foreach (var id in ids)
        {
            lost += await RunAsync(id, cancellationToken);
        }

        db.ChangeTracker.Clear();
        return lost;
    }

    private async Task<int> RunAsync(int requestId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockRequestAsync(requestId, cancellationToken) is not { } request)
        {
            return 0;
        }

        var written = await db.RequestLetters.Include(letter => letter.OutgoingEmail).Where(letter => letter.Recipient.RequestId == requestId).ToListAsync(cancellationToken);
        foreach (var failed in written.Where(letter => letter.OutgoingEmail?.AbandonedAt is not null))
        {
            failed.FailedAt ??= now;
        }

        var lost = request.Recipients.FindAll(recipient => request.IsOpen && recipient.State == RecipientState.Waiting
            && written.Exists(letter => letter.RecipientId == recipient.Id) && written.TrueForAll(letter => letter.RecipientId != recipient.Id || letter.FailedAt is not null));
        if (lost.Count > 0)
        {
            foreach (var recipient in lost)
            {
                recipient.Become(RecipientState.Unreachable, now);
            }

            letters.Tell(request, link => RequestMails.ToVisitor(
                "Votre demande n’a pas pu être remise", $"La messagerie de {RequestAnswers.Names(lost)} refuse nos courriels : votre demande ne lui est pas parvenue. "
                    + "Vous pouvez la confier à la coordination de votre territoire, qui cherchera un autre contact.", null, link));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return lost.Count;
    }
}
