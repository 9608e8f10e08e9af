using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;
using TiersLieux.Domain.Requests;

namespace TiersLieux.Web.Requests;

/// <summary>What a visitor sends, checked.</summary>
/// <param name="Email">In lower case; the account's, when there is one.</param>
/// <param name="ToCoordination">Also to the coordinators of the territory, in place of those nobody reads for.</param>
public sealed record NewRequest(
    string FormKey, int? AccountId, string Name, string Email, string Text, int CommuneId, string? Phase, string? Need, DateOnly? WishedBy, bool MayBePassedOn,
    bool ToCoordination, IReadOnlyList<RequestTarget> Targets);

/// <summary>Keeps a request, and relays it: at once for an account, once its link is opened for anybody else. Each step is one transaction.</summary>
public sealed class RequestSending(TiersLieuxDbContext db, RequestLetters letters, TimeProvider clock)
{
    /// <summary>How long a request waits for its visitor to open the link; then it is erased.</summary>
    public static readonly TimeSpan ConfirmationTime = TimeSpan.FromDays(2);

    /// <summary>Requests one address may have waiting to be confirmed: the form is no way to fill somebody's mailbox.</summary>
    public const int MostUnconfirmed = 3;

    /// <summary>Requests of one address in a day: the form is no way to canvass a whole country.</summary>
    public const int MostADay = 10;

    /// <returns>Why this address may not send another one now, in French; null when it may.</returns>
    public async Task<string?> RefusalAsync(string email, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddDays(-1);
        if (await db.ContactRequests.CountAsync(request => request.Email == email && request.State == RequestState.Unconfirmed, cancellationToken) >= MostUnconfirmed)
        {
            return "Trois demandes attendent déjà que vous confirmiez cette adresse : ouvrez d’abord les liens que vous avez reçus.";
        }

        return await db.ContactRequests.CountAsync(request => request.Email == email && request.CreatedAt > since, cancellationToken) >= MostADay
            ? "Cette adresse a déjà envoyé dix demandes depuis hier : attendez les premières réponses, puis réessayez demain."
            : null;
    }

    /// <returns>The request; the one already kept when the form is sent again.</returns>
    public async Task<ContactRequest> StartAsync(NewRequest wanted, CancellationToken cancellationToken)
    {
        try
        {
            return await KeepAsync(wanted, cancellationToken);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // The same form, sent by two clicks at once.
            db.ChangeTracker.Clear();
            return await db.ContactRequests.SingleAsync(request => request.FormKey == wanted.FormKey, cancellationToken);
        }
    }

    /// <summary>Relays a request whose visitor has opened the link; nothing when it is done already.</summary>
    /// <returns>False when there is none any more.</returns>
    public async Task<bool> ConfirmAsync(int requestId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockRequestAsync(requestId, cancellationToken) is not { } request)
        {
            return false;
        }

        if (request.State == RequestState.Unconfirmed)
        {
            await RelayAsync(request, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<ContactRequest> KeepAsync(NewRequest wanted, CancellationToken cancellationToken)
    {
        if (await db.ContactRequests.SingleOrDefaultAsync(known => known.FormKey == wanted.FormKey, cancellationToken) is { } kept)
        {
            return kept;
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var request = new ContactRequest
        {
            FormKey = wanted.FormKey, AccountId = wanted.AccountId, Name = wanted.Name, Email = wanted.Email, Text = wanted.Text, CommuneId = wanted.CommuneId,
            Phase = wanted.Phase, Need = wanted.Need, WishedBy = wanted.WishedBy, MayBePassedOn = wanted.MayBePassedOn, CreatedAt = now, LastMoveAt = now,
        };
        foreach (var target in wanted.Targets)
        {
            var recipient = new RequestRecipient { PlaceId = target.Place?.Id, SheetId = target.Sheet?.Id };
            if (!target.IsReachable)
            {
                recipient.Become(RecipientState.Unreachable, now);
            }

            request.Recipients.Add(recipient);
        }

        if (wanted.ToCoordination)
        {
            request.Recipients.Add(new RequestRecipient());
        }

        db.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        request = (await db.LockRequestAsync(request.Id, cancellationToken))!;
        if (wanted.AccountId is null)
        {
            letters.Tell(request, link => RequestMails.Confirm(request, Names(request), link));
        }
        else
        {
            await RelayAsync(request, cancellationToken);
            letters.Tell(request, link => RequestMails.Sent(Names(request), link));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return request;
    }

    private async Task RelayAsync(ContactRequest request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        request.Send(now);
        foreach (var coordination in request.Recipients.Where(recipient => recipient.IsCoordination))
        {
            coordination.SentAt = now;
        }

        await letters.WriteAsync(request, request.Recipients.Where(recipient => recipient.State == RecipientState.Waiting), cancellationToken);
    }

    private static string Names(ContactRequest request) =>
        RequestMails.Names(request.Recipients.Where(recipient => recipient.State == RecipientState.Waiting).Select(recipient => recipient.Name));
}
