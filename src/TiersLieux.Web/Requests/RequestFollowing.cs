using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Requests;

namespace TiersLieux.Web.Requests;

/// <summary>What a visitor does with their request once written; each is one transaction, and the answer is null when done, otherwise why not, in French.</summary>
public sealed class RequestFollowing(TiersLieuxDbContext db, RequestLetters letters, TimeProvider clock)
{
    /// <summary>Words one may add.</summary>
    public const int MostWords = 20;

    private const string Closed = "Votre demande est déjà close : rien n’a été changé.";

    /// <summary>A word for those who may still answer.</summary>
    public Task<string?> AddWordAsync(int requestId, string text, CancellationToken cancellationToken) => ChangeAsync(requestId, cancellationToken, async request =>
    {
        if (request.Messages.Count(message => message.RecipientId == null) >= MostWords)
        {
            return $"Vous avez déjà ajouté {MostWords} mots à cette demande.";
        }

        request.Messages.Add(new RequestMessage { Text = text, At = clock.GetUtcNow() });
        await letters.AddWordAsync(request, text, cancellationToken);
        return null;
    });

    /// <param name="result">Code of <see cref="RequestResults"/>.</param>
    public Task<string?> CloseAsync(int requestId, string result, string? text, CancellationToken cancellationToken) => ChangeAsync(requestId, cancellationToken, async request =>
    {
        await letters.EndAsync(WithResult(request, result, text), cancellationToken);
        return null;
    });

    /// <summary>Says yes or no to a contact that a recipient suggests.</summary>
    public Task<string?> DecideAsync(int requestId, int recipientId, bool isWanted, CancellationToken cancellationToken) => ChangeAsync(requestId, cancellationToken, async request =>
    {
        if (request.Recipients.Find(known => known.Id == recipientId && known.State == RecipientState.Suggested) is not { } suggested)
        {
            return "Vous avez déjà répondu à cette proposition.";
        }

        suggested.Become(isWanted ? RecipientState.Waiting : RecipientState.TurnedDown, clock.GetUtcNow());
        if (isWanted)
        {
            await letters.WriteAsync(request, [suggested], cancellationToken, request.Recipients.Find(known => known.Id == suggested.PassedFromId) is { } from ? RequestAnswers.Names([from]) : null);
        }

        return null;
    });

    /// <summary>Hands it to the coordinators of the commune's territory, who look for a contact.</summary>
    public Task<string?> AskCoordinationAsync(int requestId, CancellationToken cancellationToken) => ChangeAsync(requestId, cancellationToken, request =>
    {
        var now = clock.GetUtcNow();
        if (!request.MayGoToCoordination(now))
        {
            return Task.FromResult<string?>("Votre demande est déjà entre les mains de la coordination, ou attend encore des réponses.");
        }

        if (request.Recipients.Find(recipient => recipient.IsCoordination) is not { } coordination)
        {
            request.Recipients.Add(coordination = new RequestRecipient());
        }

        coordination.Become(RecipientState.Waiting, now);
        coordination.SentAt = now;
        return Task.FromResult<string?>(null);
    });

    /// <summary>Takes back a request nobody has received: nothing of it is kept.</summary>
    public Task ForgetAsync(int requestId, CancellationToken cancellationToken) =>
        db.ContactRequests.Where(request => request.Id == requestId && request.State == RequestState.Unconfirmed).ExecuteDeleteAsync(cancellationToken);

    private ContactRequest WithResult(ContactRequest request, string result, string? text)
    {
        request.Close(result, text, clock.GetUtcNow());
        return request;
    }

    private async Task<string?> ChangeAsync(int requestId, CancellationToken cancellationToken, Func<ContactRequest, Task<string?>> change)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockRequestAsync(requestId, cancellationToken) is not { IsOpen: true } request)
        {
            return Closed;
        }

        if (await change(request) is { } refusal)
        {
            return refusal;
        }

        request.LastMoveAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
