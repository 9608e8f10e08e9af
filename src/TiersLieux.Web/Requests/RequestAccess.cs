using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Requests;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Requests;

/// <summary>A request as its visitor, or one of its recipients, opens it.</summary>
/// <param name="Own">The recipients one answers for; empty for the visitor.</param>
public sealed record OpenedRequest(ContactRequest Request, IReadOnlyList<RequestRecipient> Own);

/// <summary>Opens a request by the secret of a link or, for its visitor signed in, by its number. Erased requests open for nobody.</summary>
public sealed class RequestAccess(TiersLieuxDbContext db, RequestContacts contacts, CurrentViewer viewer, TimeProvider clock)
{
    /// <param name="key">A secret, or the number of one's own request.</param>
    public async Task<OpenedRequest?> FollowAsync(string key, CancellationToken cancellationToken)
    {
        if (key.Length < 10 && int.TryParse(key, out var id))
        {
            return viewer.AccountId is { } account ? await ReadAsync(request => request.Id == id && request.AccountId == account, cancellationToken) : null;
        }

        return await db.FindLinkAsync(key, LinkPurpose.FollowRequest, clock.GetUtcNow(), cancellationToken) is { RequestId: { } requestId }
            ? await ReadAsync(request => request.Id == requestId, cancellationToken) : null;
    }

    /// <summary>For whoever reads the address of the link today: somebody who has left the place or the organisation opens nothing.</summary>
    public async Task<OpenedRequest?> AnswerAsync(string secret, CancellationToken cancellationToken)
    {
        if (await db.FindLinkAsync(secret, LinkPurpose.AnswerRequest, clock.GetUtcNow(), cancellationToken) is not { RequestId: { } requestId } link
            || await ReadAsync(request => request.Id == requestId && request.State != RequestState.Unconfirmed, cancellationToken) is not { Request: var found })
        {
            return null;
        }

        var own = new List<RequestRecipient>();
        foreach (var recipient in found.Recipients.Where(recipient => !recipient.IsCoordination && recipient.SentAt is not null))
        {
            if ((await contacts.OfAsync(recipient, cancellationToken)).Contains(link.Email, StringComparer.OrdinalIgnoreCase))
            {
                own.Add(recipient);
            }
        }

        return own.Count == 0 ? null : new(found, own);
    }

    private async Task<OpenedRequest?> ReadAsync(System.Linq.Expressions.Expression<Func<ContactRequest, bool>> which, CancellationToken cancellationToken) =>
        await db.ContactRequests.AsNoTracking().Complete().Where(request => request.ErasedAt == null).SingleOrDefaultAsync(which, cancellationToken) is { } found
            ? new(found, []) : null;
}
