using NetTopologySuite.Geometries;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Domain.Places;

public enum PlaceStatus
{
    Published = 1,

    /// <summary>Answers 410 and says why.</summary>
    Withdrawn = 2,

    /// <summary>Redirects (308) to <see cref="Place.MergedIntoId"/>.</summary>
    Merged = 3,
}

/// <summary>
/// A published place: the view computed by <see cref="Publication"/>, with what the search needs as columns and the rest in
/// <see cref="Facts"/>. Only <c>Publish</c> writes the computed part.
/// </summary>
public sealed class Place
{
    /// <summary>Then the sheet goes to the queue.</summary>
    public const int MaximumReminders = 2;

    public int Id { get; private set; }

    /// <summary>Stable address of the sheet; former ones are in <see cref="FormerSlugs"/>.</summary>
    public required string Slug { get; set; }

    public PlaceStatus Status { get; private set; } = PlaceStatus.Published;
    public string? WithdrawalReason { get; private set; }
    public int? MergedIntoId { get; private set; }

    public string Name { get; private set; } = "";
    public string SearchKey { get; private set; } = "";

    /// <summary>Words of the summary, kinds, services, equipment, commune and operator, as <see cref="Search.SearchKey"/>.</summary>
    public string SearchText { get; private set; } = "";

    public string? Summary { get; private set; }
    public List<string> Kinds { get; private set; } = [];
    public List<string> Services { get; private set; } = [];
    public List<string> EquipmentKinds { get; private set; } = [];
    public List<string> Publics { get; private set; } = [];
    public List<string> Accessibility { get; private set; } = [];
    public PlaceLifecycle Lifecycle { get; private set; } = PlaceLifecycle.Open;
    public string? OpeningHours { get; private set; }

    /// <summary>Null abroad.</summary>
    public int? CommuneId { get; private set; }
    public Commune? Commune { get; private set; }

    /// <summary>Name of the commune or town, also when abroad.</summary>
    public string? Locality { get; private set; }

    /// <summary>ISO 3166, two letters.</summary>
    public string Country { get; private set; } = "FR";

    /// <summary>WGS 84 (stored as geography: distances are metres). Null when nothing situates the place.</summary>
    public Point? Position { get; private set; }

    public PositionPrecision? Precision { get; private set; }

    /// <summary>Everything published, for the sheet.</summary>
    public PlaceFacts Facts { get; private set; } = new();

    /// <summary>Origin of each published field, by camelCase name.</summary>
    public Dictionary<string, FieldOrigin> Origins { get; private set; } = [];

    /// <summary>0 to 100: see <see cref="Contributions.Completeness"/>.</summary>
    public int Completeness { get; private set; }

    /// <summary>Parts of <see cref="Contributions.Completeness"/> the sheet says nothing of.</summary>
    public List<string> MissingParts { get; private set; } = [];

    /// <summary>Most recent day at which a source or a person confirmed something of the place.</summary>
    public DateOnly ConfirmedOn { get; private set; }

    /// <summary>When somebody who knows the place last said that its sheet is right.</summary>
    public DateTimeOffset? PeopleConfirmedAt { get; private set; }

    /// <summary>How often its manager wants to be asked: 3, 6 or 12 months.</summary>
    public int ConfirmationMonths { get; set; } = 12;

    /// <summary>Reminders sent since the last confirmation.</summary>
    public int RemindersSent { get; set; }

    public DateTimeOffset? LastReminderAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; private set; }

    public List<ProgrammeMembership> Memberships { get; } = [];
    public List<NetworkMember> Networks { get; } = [];
    public List<SourceRecord> Records { get; } = [];
    public List<PlaceEdit> Edits { get; } = [];
    public List<FormerPlaceSlug> FormerSlugs { get; } = [];
    public List<Photo> Photos { get; } = [];

    /// <summary>Openings of the coming two weeks, kept by the daily refresh: for filters, never for display.</summary>
    public List<OpenPeriod> OpenPeriods { get; } = [];

    /// <summary>Replaces the published view.</summary>
    /// <param name="publication">Computed from the records and edits of this place.</param>
    /// <param name="commune">Commune the place is in; null abroad.</param>
    /// <param name="position">Where to show it: the published position, or its commune's.</param>
    /// <param name="precision">How well <paramref name="position"/> is known.</param>
    public void Publish(Publication publication, Commune? commune, Point? position, PositionPrecision? precision, DateTimeOffset now)
    {
        Commune = commune;
        Publish(publication, commune?.Id, commune?.Name, position, precision, now);
    }

    /// <summary>As the other, for a caller that has not loaded the commune.</summary>
    public void Publish(
        Publication publication, int? communeId, string? communeName, Point? position, PositionPrecision? precision, DateTimeOffset now)
    {
        var facts = publication.Facts;
        Facts = facts;
        Origins = new(publication.Origins);
        Name = facts.Name ?? "Lieu sans nom";
        SearchKey = Search.SearchKey.From(Name);
        Summary = facts.Summary;
        Kinds = [.. facts.Kinds ?? []];
        Services = [.. facts.Services ?? []];
        EquipmentKinds = [.. (facts.Equipment ?? []).Select(item => item.Kind).Distinct()];
        Publics = [.. facts.Publics ?? []];
        Accessibility = [.. facts.Accessibility ?? []];
        Lifecycle = facts.Lifecycle ?? PlaceLifecycle.Open;
        OpeningHours = facts.OpeningHours;
        CommuneId = communeId;
        Locality = communeName ?? facts.Address?.Locality;
        Country = facts.Address?.Country ?? "FR";
        Position = position;
        Precision = precision;
        MissingParts = [.. Contributions.Completeness.Missing(facts)];
        Completeness = Contributions.Completeness.Score(MissingParts);
        ConfirmedOn = LatestConfirmation(now);
        SearchText = Search.SearchKey.From(string.Join(' ', SearchWords(facts)));
        UpdatedAt = now;
    }

    /// <summary>Somebody who knows the place says that its sheet is right.</summary>
    public void Confirm(DateTimeOffset now)
    {
        (PeopleConfirmedAt, RemindersSent, LastReminderAt) = (now, 0, null);
        ConfirmedOn = LatestConfirmation(now);
    }

    /// <summary>Whether the rhythm its manager chose asks for a confirmation.</summary>
    public bool IsStale(DateOnly today) => ConfirmedOn.AddMonths(ConfirmationMonths) <= today;

    /// <summary>Both reminders stayed without an answer for a month: the sheet says « à confirmer ».</summary>
    public bool NeedsConfirmation(DateTimeOffset now) => RemindersSent >= MaximumReminders && LastReminderAt <= now.AddMonths(-1)
        && IsStale(DateOnly.FromDateTime(now.UtcDateTime)) && RemindsOfPresentCycle;

    /// <summary>Counts a reminder; the first one when the sheet was confirmed since the last.</summary>
    public void Remind(DateTimeOffset now) => (RemindersSent, LastReminderAt) = (RemindsOfPresentCycle ? RemindersSent + 1 : 1, now);

    public void Withdraw(string reason, DateTimeOffset now) =>
        (Status, WithdrawalReason, UpdatedAt) = (PlaceStatus.Withdrawn, reason, now);

    /// <exception cref="InvalidOperationException">A place merged into itself.</exception>
    public void MergeInto(Place survivor, DateTimeOffset now)
    {
        if (survivor.Id == Id)
        {
            throw new InvalidOperationException("Un lieu ne peut pas être fusionné avec lui-même.");
        }

        (Status, MergedIntoId, UpdatedAt) = (PlaceStatus.Merged, survivor.Id, now);
    }

    /// <summary>Back to the public directory after a withdrawal or a merge.</summary>
    public void Restore(DateTimeOffset now) =>
        (Status, WithdrawalReason, MergedIntoId, UpdatedAt) = (PlaceStatus.Published, null, null, now);

    // An import or a correction may have confirmed the sheet after the last reminder.
    private bool RemindsOfPresentCycle => LastReminderAt is { } last && DateOnly.FromDateTime(last.UtcDateTime) > ConfirmedOn;

    private DateOnly LatestConfirmation(DateTimeOffset now)
    {
        var said = Origins.Values.Select(origin => origin.AsOf).DefaultIfEmpty(DateOnly.FromDateTime(now.UtcDateTime)).Max();
        return PeopleConfirmedAt is { } confirmed && DateOnly.FromDateTime(confirmed.UtcDateTime) is var day && day > said ? day : said;
    }

    private IEnumerable<string> SearchWords(PlaceFacts facts)
    {
        yield return Locality ?? "";
        yield return facts.Summary ?? "";
        yield return facts.Operator?.Name ?? "";
        foreach (var kind in Kinds)
        {
            yield return PlaceKinds.All.Label(kind);
        }

        foreach (var service in Services)
        {
            yield return PlaceServices.All.Label(service);
        }

        foreach (var equipment in EquipmentKinds)
        {
            yield return Places.EquipmentKinds.All.Label(equipment);
        }

        foreach (var workspace in facts.Workspaces ?? [])
        {
            yield return workspace.Name;
        }
    }
}

/// <summary>An address a place once had: redirects (308) to its present one.</summary>
public sealed class FormerPlaceSlug
{
    public required string Slug { get; init; }
    public required int PlaceId { get; set; }
    public Place? Place { get; private set; }
}
