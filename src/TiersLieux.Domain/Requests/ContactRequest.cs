using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Domain.Requests;

public enum RequestState
{
    /// <summary>Its visitor has not opened the link yet: nobody has received it.</summary>
    Unconfirmed = 1,

    /// <summary>Relayed; each recipient has its own state.</summary>
    Sent = 2,

    /// <summary>By its visitor, with a result.</summary>
    Closed = 3,
}

/// <summary>
/// What a visitor asks of places, offers, organisations or premises: relayed without showing anybody's address, followed by a link. Who
/// asks and their words are erased a year after the last move; the need stays, without anybody.
/// </summary>
public sealed class ContactRequest
{
    public const int MaximumRecipients = 10;
    public const int MaximumText = 4000;

    public int Id { get; private set; }

    /// <summary>Drawn with the form: the same form sent twice is one request.</summary>
    public required string FormKey { get; init; }

    public RequestState State { get; private set; } = RequestState.Unconfirmed;

    /// <summary>Null for a visitor without account, and once erased.</summary>
    public int? AccountId { get; set; }
    public Account? Account { get; private set; }

    /// <summary>Shown to the recipients; null once erased.</summary>
    public string? Name { get; set; }

    /// <summary>Never shown; null once erased.</summary>
    public string? Email { get; set; }

    /// <summary>Plain text; null once erased.</summary>
    public string? Text { get; set; }

    /// <summary>Where the project is: its coordinators see the need.</summary>
    public required int CommuneId { get; init; }
    public Commune? Commune { get; init; }

    /// <summary>Code of <see cref="Accompaniment.OfferPhases"/>.</summary>
    public string? Phase { get; init; }

    /// <summary>Code of <see cref="Accompaniment.OfferNeeds"/>.</summary>
    public string? Need { get; init; }

    /// <summary>Day by which the visitor would like an answer.</summary>
    public DateOnly? WishedBy { get; init; }

    /// <summary>A recipient may pass it on without asking first.</summary>
    public required bool MayBePassedOn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Personal data is kept a year from here.</summary>
    public required DateTimeOffset LastMoveAt { get; set; }

    /// <summary>When somebody first accepted: the need has met somebody.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Code of <see cref="RequestResults"/>, once closed.</summary>
    public string? Result { get; private set; }

    /// <summary>Words of the visitor on the result; null once erased.</summary>
    public string? ResultText { get; set; }

    public DateTimeOffset? ErasedAt { get; private set; }

    public List<RequestRecipient> Recipients { get; } = [];
    public List<RequestMessage> Messages { get; } = [];

    public bool IsOpen => State == RequestState.Sent;

    public void Send(DateTimeOffset now) => (State, SentAt, LastMoveAt) = (RequestState.Sent, now, now);

    public void Accept(RequestRecipient recipient, DateTimeOffset now)
    {
        recipient.Become(RecipientState.Accepted, now);
        (AcceptedAt, LastMoveAt) = (AcceptedAt ?? now, now);
    }

    /// <param name="result">Code of <see cref="RequestResults"/>.</param>
    public void Close(string result, string? text, DateTimeOffset now) =>
        (State, Result, ResultText, ClosedAt, LastMoveAt) = (RequestState.Closed, result, text, now, now);

    /// <summary>Whether nobody can answer any more: all have declined, are out of reach, or were turned down by the visitor.</summary>
    public bool IsStuck => IsOpen && AcceptedAt is null && Recipients.TrueForAll(recipient => recipient.State is not (RecipientState.Waiting or RecipientState.Suggested));

    /// <summary>Whether the visitor may hand it to the coordinators of the territory: nobody can answer, or nobody has for a month.</summary>
    public bool MayGoToCoordination(DateTimeOffset now) => IsOpen && AcceptedAt is null
        && !Recipients.Exists(recipient => recipient.IsCoordination && recipient.State == RecipientState.Waiting)
        && (IsStuck || SentAt <= now.AddDays(-RequestTimes.UnansweredDays) || Recipients.Exists(recipient => recipient.State == RecipientState.Unreachable));
}

/// <summary>When a request that nobody answers moves by itself, in days after it was sent to a recipient.</summary>
public static class RequestTimes
{
    public const int FirstReminderDays = 7;
    public const int LastReminderDays = 21;

    /// <summary>Then it counts as an unmet need.</summary>
    public const int UnansweredDays = 30;
}

/// <summary>What a request came to, told by its visitor.</summary>
public static class RequestResults
{
    public const string Found = "trouve";
    public const string NotFound = "pas-trouve";
    public const string GivenUp = "abandonne";

    public static readonly Vocabulary All = new("résultat",
        new(Found, "J’ai trouvé ce que je cherchais", "Besoins satisfaits"),
        new(NotFound, "Je n’ai pas trouvé", "Besoins non satisfaits"),
        new(GivenUp, "J’abandonne, ou mon projet a changé", "Demandes abandonnées"));
}
