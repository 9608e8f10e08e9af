using TiersLieux.Data;
using TiersLieux.Domain.Requests;

namespace TiersLieux.Web.Requests;

/// <summary>
/// What a recipient, or a coordinator in the name of the coordination, does with a request: accept, decline, write again, pass it on. Each
/// is one transaction on the locked request; the answer is null when done, otherwise why not, in French.
/// </summary>
public sealed class RequestAnswers(TiersLieuxDbContext db, RequestLetters letters, TimeProvider clock)
{
    /// <summary>Words one recipient may write.</summary>
    public const int MostWords = 20;

    private const string Closed = "Cette demande est close : la personne n’attend plus de réponse.";
    private const string Answered = "Une réponse a déjà été donnée : rien n’a été changé.";

    /// <param name="recipientIds">Those it is said for, which the caller may answer for.</param>
    public Task<string?> AcceptAsync(int requestId, IReadOnlyList<int> recipientIds, string text, CancellationToken cancellationToken) =>
        AnswerAsync(requestId, recipientIds, cancellationToken, (request, recipients) =>
        {
            foreach (var recipient in recipients)
            {
                request.Accept(recipient, clock.GetUtcNow());
            }

            Say(request, recipients[0], text);
            letters.Tell(request, link => RequestMails.ToVisitor(
                $"{Names(recipients)} {(recipients.Count > 1 ? "acceptent" : "accepte")} votre demande", $"{Names(recipients)} vous répond :", text, link));
            return Task.FromResult<string?>(null);
        });

    public Task<string?> DeclineAsync(int requestId, IReadOnlyList<int> recipientIds, string? text, CancellationToken cancellationToken) =>
        AnswerAsync(requestId, recipientIds, cancellationToken, (request, recipients) =>
        {
            foreach (var recipient in recipients)
            {
                recipient.Become(RecipientState.Declined, clock.GetUtcNow());
            }

            Say(request, recipients[0], text);
            var more = request.IsStuck ? " Plus personne ne peut répondre à votre demande : vous pouvez la confier à la coordination de votre territoire." : "";
            letters.Tell(request, link => RequestMails.ToVisitor(
                "Une réponse à votre demande", $"{Names(recipients)} ne peut pas donner suite à votre demande.{more}", text, link));
            return Task.FromResult<string?>(null);
        });

    /// <summary>Names a better contact: written to at once with the visitor's consent, else suggested to the visitor, who decides.</summary>
    /// <param name="isConsented">Beyond what the request says: a visitor who hands it to the coordination asks for that.</param>
    public Task<string?> PassOnAsync(
        int requestId, IReadOnlyList<int> recipientIds, RequestTarget target, string? text, bool isConsented, CancellationToken cancellationToken) =>
        AnswerAsync(requestId, recipientIds, cancellationToken, async (request, recipients) =>
        {
            if (request.Recipients.Exists(target.IsOf))
            {
                return $"« {target.Name} » a déjà reçu cette demande : choisissez un autre contact.";
            }

            if (target.Ended(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) is { } ended)
            {
                return ended;
            }

            if (!target.IsReachable)
            {
                return $"« {target.Name} » n’est pas encore joignable par l’annuaire : choisissez un autre contact.";
            }

            var (now, mayWrite) = (clock.GetUtcNow(), request.MayBePassedOn || isConsented);
            var next = new RequestRecipient { RequestId = request.Id, PlaceId = target.Place?.Id, SheetId = target.Sheet?.Id, PassedFromId = recipients[0].Id };
            next.Become(mayWrite ? RecipientState.Waiting : RecipientState.Suggested, now);
            request.Recipients.Add(next);
            foreach (var recipient in recipients)
            {
                recipient.Become(RecipientState.PassedOn, now);
            }

            Say(request, recipients[0], text);
            await db.SaveChangesAsync(cancellationToken);
            await LoadAsync(next, cancellationToken);
            if (mayWrite)
            {
                await letters.WriteAsync(request, [next], cancellationToken, Names(recipients));
            }

            letters.Tell(request, link => RequestMails.ToVisitor(
                mayWrite ? $"Votre demande est transmise à {next.Name}" : $"Un autre contact pour votre demande : {next.Name}",
                mayWrite ? $"{Names(recipients)} pense que « {next.Name} » pourra mieux vous répondre, et lui a transmis votre demande."
                    : $"{Names(recipients)} pense que « {next.Name} » pourra mieux vous répondre. Rien ne lui a été envoyé : c’est à vous de décider.",
                text, link));
            return null;
        });

    /// <summary>Another word of somebody who has accepted.</summary>
    public async Task<string?> WriteAsync(int requestId, int recipientId, string text, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockRequestAsync(requestId, cancellationToken) is not { IsOpen: true } request
            || request.Recipients.Find(known => known.Id == recipientId && known.State == RecipientState.Accepted) is not { } recipient)
        {
            return Closed;
        }

        if (request.Messages.Count(message => message.RecipientId == recipientId) >= MostWords)
        {
            return $"Vous avez déjà écrit {MostWords} messages : donnez plutôt à cette personne un moyen de vous joindre.";
        }

        Say(request, recipient, text);
        letters.Tell(request, link => RequestMails.ToVisitor($"{recipient.Name} vous écrit", $"« {recipient.Name} » vous écrit :", text, link));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }

    internal static string Names(IEnumerable<RequestRecipient> recipients) => RequestMails.Names(recipients.Select(recipient => recipient.Name));

    internal async Task LoadAsync(RequestRecipient recipient, CancellationToken cancellationToken)
    {
        await db.Entry(recipient).Reference(known => known.Place).LoadAsync(cancellationToken);
        await db.Entry(recipient).Reference(known => known.Sheet).LoadAsync(cancellationToken);
    }

    private void Say(ContactRequest request, RequestRecipient recipient, string? text)
    {
        var now = clock.GetUtcNow();
        request.LastMoveAt = now;
        if (text is not null)
        {
            request.Messages.Add(new RequestMessage { RecipientId = recipient.Id, Text = text, At = now });
        }
    }

    private async Task<string?> AnswerAsync(
        int requestId, IReadOnlyList<int> recipientIds, CancellationToken cancellationToken, Func<ContactRequest, List<RequestRecipient>, Task<string?>> answer)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockRequestAsync(requestId, cancellationToken) is not { IsOpen: true } request)
        {
            return Closed;
        }

        var recipients = request.Recipients.FindAll(recipient => recipientIds.Contains(recipient.Id) && recipient.State == RecipientState.Waiting);
        if (recipients.Count == 0)
        {
            return Answered;
        }

        // Leaving without a commit undoes all of it.
        if (await answer(request, recipients) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return null;
    }
}
