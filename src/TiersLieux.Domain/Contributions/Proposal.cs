using System.Text.Json;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Domain.Contributions;

/// <summary>What waits for a decision of a curator: sent by people, or found by the directory itself (conflicts, duplicates, old sheets).</summary>
public enum ProposalKind
{
    NewPlace = 1,
    Correction = 2,
    Report = 3,
    Claim = 4,

    /// <summary>A source now says otherwise than a person did.</summary>
    ImportConflict = 5,

    /// <summary>Two sheets that may be one place: <see cref="Proposal.PlaceId"/> and <see cref="Proposal.OtherPlaceId"/>.</summary>
    Duplicate = 6,

    /// <summary>Nobody has confirmed the sheet for too long, in spite of reminders.</summary>
    Confirmation = 7,

    /// <summary>A sheet other than a place's, written by somebody who may not publish it alone: <see cref="Proposal.SheetId"/>.</summary>
    Publication = 8,

    /// <summary>A comment under a resource, to be read before it shows: <see cref="Proposal.Note"/> under <see cref="Proposal.SheetId"/>.</summary>
    Comment = 9,
}

public enum ProposalState
{
    /// <summary>Being written.</summary>
    Draft = 1,

    /// <summary>Sent without an account: waits for its author to open the link of the e-mail.</summary>
    Unconfirmed = 2,

    Waiting = 3,

    /// <summary>A curator asked the author a question.</summary>
    Asked = 4,

    Accepted = 5,

    /// <summary>Some of the fields were.</summary>
    PartlyAccepted = 6,

    Refused = 7,

    /// <summary>Taken back by its author, or no longer of use.</summary>
    Cancelled = 8,
}

/// <summary>One item of the queue, with its author, what they say, and what became of it.</summary>
public sealed class Proposal
{
    public int Id { get; private set; }
    public required ProposalKind Kind { get; init; }
    public ProposalState State { get; set; } = ProposalState.Draft;

    /// <summary>The place it is about; once accepted, the place a <see cref="ProposalKind.NewPlace"/> became.</summary>
    public int? PlaceId { get; set; }
    public Place? Place { get; private set; }
    public int? OtherPlaceId { get; set; }
    public Place? OtherPlace { get; private set; }

    /// <summary>What a <see cref="ProposalKind.Publication"/> publishes, or what a <see cref="ProposalKind.Comment"/> is under.</summary>
    public int? SheetId { get; set; }
    public Sheet? Sheet { get; private set; }

    /// <summary>The comment a <see cref="ProposalKind.Comment"/> brings, or the one a <see cref="ProposalKind.Report"/> is about.</summary>
    public int? CommentId { get; set; }
    public Comment? Comment { get; private set; }

    /// <summary>Commune of the place or of the proposed one: what puts it in a curator's scope. Null abroad or not known yet.</summary>
    public int? CommuneId { get; set; }
    public Commune? Commune { get; private set; }

    /// <summary>Field values as <see cref="PlaceFacts"/> writes them, by camelCase name; JSON null clears a field.</summary>
    public Dictionary<string, JsonElement> Changes { get; set; } = [];

    /// <summary>What was published of those fields when the author saw them.</summary>
    public Dictionary<string, JsonElement> Base { get; set; } = [];

    /// <summary>For a report, one of <see cref="ReportReasons"/>; for a claim, one of <see cref="ClaimProofs"/>.</summary>
    public string? ReasonCode { get; set; }

    /// <summary>Words of the author to the curator, at most 4,000 characters.</summary>
    public string? Note { get; set; }

    public int? AuthorId { get; set; }
    public Account? Author { get; private set; }

    /// <summary>Where to answer; erased a year after the end, or with the account.</summary>
    public string? AuthorEmail { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it entered the queue: its age counts from here.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    public int? AssignedToId { get; set; }
    public Account? AssignedTo { get; private set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public int? DecidedById { get; set; }

    /// <summary>Told to the author.</summary>
    public string? DecisionReason { get; set; }

    /// <summary>PostgreSQL's own row version: two curators who decide at once cannot both.</summary>
    public uint Version { get; private set; }

    public List<ProposalMessage> Messages { get; } = [];

    public bool IsOpen => State is ProposalState.Waiting or ProposalState.Asked;

    /// <summary>Ends it, whatever the end.</summary>
    /// <param name="reviewerId">Null when the directory itself closes it.</param>
    /// <param name="reason">Told to the author.</param>
    public void Decide(ProposalState state, int? reviewerId, string? reason, DateTimeOffset now) =>
        (State, DecidedById, DecisionReason, DecidedAt, UpdatedAt) = (state, reviewerId, reason, now, now);

    /// <summary>Whether its author may still change it.</summary>
    public bool CanBeChanged => State is ProposalState.Draft or ProposalState.Unconfirmed || IsOpen;

    /// <summary>Sent by its author: enters the queue, or waits for the link of the e-mail to be opened. Sent again, it keeps its place.</summary>
    /// <param name="addressIsProven">The author is signed in, or came by the link of an e-mail.</param>
    public void Send(bool addressIsProven, DateTimeOffset now)
    {
        UpdatedAt = now;
        if (State is ProposalState.Draft or ProposalState.Unconfirmed)
        {
            State = addressIsProven ? ProposalState.Waiting : ProposalState.Unconfirmed;
            SubmittedAt ??= addressIsProven ? now : null;
        }
    }

    /// <summary>An answer of the author puts it back among those a curator can decide.</summary>
    public void Answer(string text, DateTimeOffset now)
    {
        Messages.Add(new ProposalMessage { At = now, FromCurator = false, AccountId = AuthorId, Text = text });
        (State, UpdatedAt) = (State == ProposalState.Asked ? ProposalState.Waiting : State, now);
    }

    /// <summary>Taken back by its author.</summary>
    public void Withdraw(DateTimeOffset now) => (State, UpdatedAt, DecidedAt) = (ProposalState.Cancelled, now, now);
}

/// <summary>A question of a curator, or the author's answer.</summary>
public sealed class ProposalMessage
{
    public int Id { get; private set; }
    public int ProposalId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>True for a curator's question.</summary>
    public required bool FromCurator { get; init; }

    public int? AccountId { get; init; }

    /// <summary>Plain text, at most 4,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>Two places a curator said are not one: never suggested again. The smaller id first.</summary>
public sealed class DistinctPlaces
{
    public required int PlaceId { get; init; }
    public required int OtherPlaceId { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
    public int? DecidedById { get; init; }
}

/// <summary>Why a visitor reports a sheet.</summary>
public static class ReportReasons
{
    public static readonly Vocabulary All = new("motif",
        new("ferme", "Le lieu est fermé", "Lieux fermés"),
        new("doublon", "Le lieu a déjà une autre fiche", "Doublons"),
        new("erreur", "Une information est fausse", "Erreurs"),
        new("hors-sujet", "Ce n’est pas un tiers-lieu", "Hors sujet"));
}

/// <summary>How one proves that one manages a place.</summary>
public static class ClaimProofs
{
    public const string Domain = "courriel";
    public const string Document = "document";
    public const string Call = "appel";

    public static readonly Vocabulary All = new("preuve",
        new(Domain, "Une adresse électronique au nom du lieu", "Adresses au nom du lieu"),
        new(Document, "Un document", "Documents"),
        new(Call, "Un appel de la coordination", "Appels"));
}
