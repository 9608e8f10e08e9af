using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Domain.Requests;

public enum RecipientState
{
    /// <summary>Written to, has not answered.</summary>
    Waiting = 1,
    Accepted = 2,
    Declined = 3,

    /// <summary>Has named a better contact, which is another recipient.</summary>
    PassedOn = 4,

    /// <summary>Named by a recipient; the visitor has not said yes yet, so nothing was sent.</summary>
    Suggested = 5,

    /// <summary>Nobody to write to, or the mailbox refuses.</summary>
    Unreachable = 6,

    /// <summary>Suggested, and turned down by the visitor.</summary>
    TurnedDown = 7,
}

/// <summary>One that a request goes to: a place, a sheet (offer, organisation, premises), or, with neither, the coordination of the commune's territory.</summary>
public sealed class RequestRecipient
{
    public int Id { get; private set; }
    public int RequestId { get; init; }
    public ContactRequest? Request { get; init; }
    public int? PlaceId { get; init; }
    public Place? Place { get; init; }
    public int? SheetId { get; init; }
    public Sheet? Sheet { get; init; }
    public RecipientState State { get; private set; } = RecipientState.Waiting;

    /// <summary>The recipient that named this one.</summary>
    public int? PassedFromId { get; init; }
    public RequestRecipient? PassedFrom { get; init; }

    /// <summary>When it was first written to; null when nothing was sent.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public int RemindersSent { get; set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool IsCoordination => PlaceId is null && SheetId is null && Place is null && Sheet is null;

    /// <summary>« Le Moulin », « la coordination du territoire »; needs its place or sheet loaded.</summary>
    public string Name => Place?.Name ?? Sheet?.Name ?? "La coordination du territoire";

    /// <summary>From the root of the site; null for the coordination.</summary>
    public string? Url => Place is not null ? $"/lieux/{Place.Slug}" : Sheet is not null ? SheetWords.Url(Sheet.Kind, Sheet.Slug) : null;

    public void Become(RecipientState state, DateTimeOffset now) =>
        (State, AnsweredAt) = (state, state is RecipientState.Waiting or RecipientState.Suggested ? null : now);
}

/// <summary>That a recipient was written to at an address: tells, when the mailbox refuses, whom nothing reaches.</summary>
public sealed class RequestLetter
{
    public int Id { get; private set; }
    public int RecipientId { get; init; }
    public required RequestRecipient Recipient { get; init; }

    /// <summary>The same e-mail may speak of several recipients; null once it is erased from the outbox.</summary>
    public long? OutgoingEmailId { get; init; }
    public OutgoingEmail? OutgoingEmail { get; init; }

    /// <summary>When the e-mail was given up.</summary>
    public DateTimeOffset? FailedAt { get; set; }
}

/// <summary>A word between the visitor and a recipient.</summary>
public sealed class RequestMessage
{
    public int Id { get; private set; }
    public int RequestId { get; init; }

    /// <summary>Who writes it; null when it is the visitor, to all those who have not declined.</summary>
    public int? RecipientId { get; init; }
    public RequestRecipient? Recipient { get; init; }

    /// <summary>Plain text.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }
}

public static class RecipientWords
{
    /// <summary>As told to the visitor.</summary>
    public static string Label(this RecipientState state, bool isCoordination = false) => state switch
    {
        RecipientState.Waiting => isCoordination ? "Cherche un contact pour vous" : "Pas encore de réponse",
        RecipientState.Accepted => "Accepte",
        RecipientState.Declined => "Ne peut pas donner suite",
        RecipientState.PassedOn => "A indiqué un autre contact",
        RecipientState.Suggested => "Proposé : à vous de décider",
        RecipientState.Unreachable => "Injoignable",
        _ => "Vous n’avez pas souhaité le contacter",
    };
}
