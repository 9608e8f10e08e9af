using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Requests;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Requests;

/// <summary>Puts the e-mails of a request in the outbox, with a fresh link each; all is stored with the caller's transaction, or nothing.</summary>
public sealed class RequestLetters(TiersLieuxDbContext db, RequestContacts contacts, SiteAddress site, TimeProvider clock)
{
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(366);

    /// <summary>
    /// Writes to recipients: one e-mail an address, though it reads for several of them. Those nobody reads for become unreachable.
    /// </summary>
    /// <param name="recipients">Of the request, waiting, with their place or sheet.</param>
    public async Task WriteAsync(
        ContactRequest request, IEnumerable<RequestRecipient> recipients, CancellationToken cancellationToken, string? passedBy = null, bool isReminder = false)
    {
        var now = clock.GetUtcNow();
        foreach (var (address, reached) in await ByAddressAsync(recipients, now, cancellationToken))
        {
            var (subject, body) = RequestMails.Letter(
                request, RequestMails.Names(reached.Select(recipient => recipient.Name)), passedBy, isReminder, Link(request, LinkPurpose.AnswerRequest, address));
            var email = db.Post(address, subject, body, now);
            foreach (var recipient in reached)
            {
                recipient.SentAt ??= now;
                db.RequestLetters.Add(new RequestLetter { Recipient = recipient, OutgoingEmail = email });
            }
        }
    }

    /// <summary>A word of the visitor, to those who may still answer it.</summary>
    public async Task AddWordAsync(ContactRequest request, string text, CancellationToken cancellationToken)
    {
        foreach (var (address, _) in await ByAddressAsync(InTouch(request), null, cancellationToken))
        {
            var (subject, body) = RequestMails.Word(request, text, Link(request, LinkPurpose.AnswerRequest, address));
            db.Post(address, subject, body, clock.GetUtcNow());
        }
    }

    /// <summary>Tells those who may still answer that they need not any more.</summary>
    public async Task EndAsync(ContactRequest request, CancellationToken cancellationToken)
    {
        foreach (var (address, _) in await ByAddressAsync(InTouch(request), null, cancellationToken))
        {
            var (subject, body) = RequestMails.Ended(request);
            db.Post(address, subject, body, clock.GetUtcNow());
        }
    }

    /// <summary>Tells the visitor; nothing when they have erased their address.</summary>
    /// <param name="write">Given the link that follows the request.</param>
    public void Tell(ContactRequest request, Func<Uri, (string Subject, EmailBody Body)> write)
    {
        if (request.Email is { } email)
        {
            var (subject, body) = write(Link(request, LinkPurpose.FollowRequest, email));
            db.Post(email, subject, body, clock.GetUtcNow());
        }
    }

    public static string FollowPath(string secret) => $"/demandes/suivi/{secret}";

    private static IEnumerable<RequestRecipient> InTouch(ContactRequest request) =>
        request.Recipients.Where(recipient => !recipient.IsCoordination && recipient.State is RecipientState.Waiting or RecipientState.Accepted);

    // In the order of the recipients, so that an e-mail names them as the visitor did.
    private async Task<IReadOnlyList<(string Address, List<RequestRecipient> Recipients)>> ByAddressAsync(
        IEnumerable<RequestRecipient> recipients, DateTimeOffset? unreachableAt, CancellationToken cancellationToken)
    {
        var byAddress = new List<(string Address, List<RequestRecipient> Recipients)>();
        foreach (var recipient in recipients.Where(recipient => !recipient.IsCoordination).ToList())
        {
            var addresses = await contacts.OfAsync(recipient, cancellationToken);
            if (addresses.Count == 0 && unreachableAt is { } now)
            {
                recipient.Become(RecipientState.Unreachable, now);
            }

            foreach (var address in addresses)
            {
                if (byAddress.Find(known => known.Address == address).Recipients is not { } reached)
                {
                    byAddress.Add((address, reached = []));
                }

                reached.Add(recipient);
            }
        }

        return byAddress;
    }

    private Uri Link(ContactRequest request, LinkPurpose purpose, string email)
    {
        var (secret, now) = (SecretLinks.NewSecret(), clock.GetUtcNow());
        db.SecretLinks.Add(new SecretLink
        {
            SecretSha256 = SecretLinks.Sha256(secret), Purpose = purpose, RequestId = request.Id, Email = email, CreatedAt = now, ExpiresAt = now + LinkLifetime,
        });
        return site.Of(purpose == LinkPurpose.FollowRequest ? FollowPath(secret) : $"/demandes/repondre/{secret}");
    }
}
