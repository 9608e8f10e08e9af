using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Places.Hours;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Domain.Events;

/// <summary>A rendez-vous of a place, an organisation or a programme: once, or again and again; at a place, in a commune, on the road or online.</summary>
public sealed class Event : Sheet<EventContent>
{
    public Event() => Kind = SheetKind.Event;

    /// <summary>Code of <see cref="EventKinds"/>.</summary>
    public string Type { get; private set; } = "";

    public bool IsOnline { get; private set; }

    /// <summary>Its dates are whole days.</summary>
    public bool IsAllDay { get; private set; }

    /// <summary>IANA name of the zone its times are of, one of <see cref="EventZones"/>.</summary>
    public string TimeZone { get; private set; } = EventZones.Paris;

    /// <summary>All its dates, past and to come: never more than <see cref="EventRecurrence.MaximumDates"/>.</summary>
    public List<EventOccurrence> Occurrences { get; } = [];

    /// <summary>Writes the dates; rows that do not change stay.</summary>
    public void Schedule(string timeZone, IReadOnlyCollection<EventOccurrence> wanted)
    {
        TimeZone = timeZone;
        Occurrences.RemoveAll(kept => !wanted.Any(kept.IsSame));
        Occurrences.AddRange(wanted.Where(one => !Occurrences.Exists(one.IsSame)).ToList());
    }

    protected override void ApplyOwn(EventContent content, DateTimeOffset now)
    {
        (Type, IsOnline) = (content.Type, content.OnlineAddress is not null || content.IsOnline == true);
        IsAllDay = EventDates.Of(content, null) is [{ IsDay: true }, ..];
    }
}

/// <summary>What one writes of a rendez-vous. Times are those of the clock on the wall, in <see cref="TimeZone"/>.</summary>
public sealed record EventContent : SheetContent
{
    public const int MaximumCapacity = 100_000;

    /// <summary>Code of <see cref="EventKinds"/>.</summary>
    public string Type { get; init; } = "autre";

    /// <summary><c>2026-11-25T18:00</c>, or a day alone when it lasts the day; may be left to the <see cref="Stops"/>.</summary>
    public string StartsAt { get; init; } = "";

    /// <summary>Same form as <see cref="StartsAt"/>; null when nobody knows.</summary>
    public string? EndsAt { get; init; }

    /// <summary>One of <see cref="EventZones"/>; null for the legal time of its commune.</summary>
    public string? TimeZone { get; init; }

    public EventRecurrence? Recurrence { get; init; }

    public bool? IsOnline { get; init; }

    /// <summary>Where to join, when it is public.</summary>
    public string? OnlineAddress { get; init; }

    /// <summary>« Salle des fêtes, rue du Moulin », when it is not at a place of the directory.</summary>
    public string? Location { get; init; }

    public int? Capacity { get; init; }

    /// <summary>Where to book.</summary>
    public string? Booking { get; init; }

    /// <summary>Code of <see cref="OfferCosts"/>.</summary>
    public string? Cost { get; init; }

    /// <summary>Slugs of the offers it is a session of.</summary>
    public IReadOnlyList<string>? Offers { get; init; }

    /// <summary>A touring place: where it stops, and when.</summary>
    public IReadOnlyList<EventStop>? Stops { get; init; }

    public override IEnumerable<string?> SearchWords() => [EventKinds.All.Label(Type), Location, .. (Stops ?? []).Select(stop => stop.Location)];

    protected override void Check(SheetProblems problems)
    {
        problems.Code(nameof(Type), Type, EventKinds.All);
        var stops = Stops ?? [];
        if (stops.Count == 0 || StartsAt.Length > 0)
        {
            Span(problems, nameof(StartsAt), nameof(EndsAt), "", StartsAt, EndsAt);
        }

        problems.Code(nameof(TimeZone), TimeZone, EventZones.All);
        problems.WebAddress(nameof(OnlineAddress), OnlineAddress);
        problems.WebAddress(nameof(Booking), Booking);
        problems.Text(nameof(Location), "L’adresse", Location, MaximumText);
        problems.Check(nameof(Capacity), Capacity is null or (>= 1 and <= MaximumCapacity), $"Le nombre de places va de 1 à {MaximumCapacity}.");
        problems.Code(nameof(Cost), Cost, OfferCosts.All);
        problems.Items(nameof(Offers), "Les offres", Offers, text => [text]);
        problems.Check(nameof(Stops), stops.Count <= MaximumItems, $"Une tournée a {MaximumItems} étapes au plus.");
        foreach (var (stop, index) in stops.Take(MaximumItems).Select((stop, index) => (stop, index)))
        {
            var which = $"Étape {index + 1} : ";
            problems.Check(nameof(Stops), !string.IsNullOrEmpty(stop.Commune) || !string.IsNullOrEmpty(stop.Place), $"{which}il manque la commune, ou le lieu.");
            problems.Text(nameof(Stops), $"{which}l’adresse", stop.Location, MaximumText);
            Span(problems, nameof(Stops), nameof(Stops), which, stop.StartsAt, stop.EndsAt);
        }

        problems.Check(nameof(Recurrence), Recurrence is null || stops.Count == 0, "Une tournée ne se répète pas : écrivez chacune de ses étapes.");
        if (Recurrence is { } recurrence && stops.Count == 0 && EventMoment.Parse(StartsAt) is { } start)
        {
            recurrence.Check(problems, start);
            problems.Check(nameof(EndsAt), EventMoment.Parse(EndsAt) is not { } end || end.Local - start.Local <= TimeSpan.FromDays(7), "Un rendez-vous qui se répète dure au plus une semaine.");
        }
    }

    private static void Span(SheetProblems problems, string startField, string endField, string which, string startsAt, string? endsAt)
    {
        var (start, end) = (EventMoment.Parse(startsAt), EventMoment.Parse(endsAt));
        problems.Check(startField, !string.IsNullOrEmpty(startsAt), Say("il manque la date."));
        problems.Check(startField, string.IsNullOrEmpty(startsAt) || start is not null, Say($"« {startsAt} » n’est pas une date : écrivez 2026-11-25T18:00, ou 2026-11-25 pour une journée."));
        problems.Check(endField, endsAt is null || end is not null, Say($"« {endsAt} » n’est pas une fin : écrivez 2026-11-25T20:00, ou 2026-11-26 pour une journée."));
        if (start is { } from && end is { } to)
        {
            problems.Check(endField, from.IsDay == to.IsDay, Say("le début et la fin ont tous deux une heure, ou aucun des deux."));
            problems.Check(endField, from.IsDay != to.IsDay || (from.IsDay ? to.Local >= from.Local : to.Local > from.Local), Say("le rendez-vous finit avant de commencer."));
        }

        string Say(string message) => which.Length == 0 ? FrenchWords.Capitalised(message) : which + message;
    }
}

/// <param name="Commune">Insee code.</param>
/// <param name="Place">Slug, when it stops at a place of the directory.</param>
public sealed record EventStop(string Commune, string StartsAt, string? EndsAt = null, string? Place = null, string? Location = null);

/// <summary>Kinds of rendez-vous.</summary>
public static class EventKinds
{
    public static readonly Vocabulary All = new("type de rendez-vous",
        new("atelier", "Atelier", "Ateliers"),
        new("apero-reseau", "Apéro de réseau", "Apéros de réseau"),
        new("residence-citoyenne", "Résidence citoyenne", "Résidences citoyennes"),
        new("salon", "Salon", "Salons"),
        new("information-collective", "Information collective", "Informations collectives"),
        new("permanence", "Permanence", "Permanences"),
        new("chantier", "Chantier participatif", "Chantiers participatifs"),
        new("formation", "Formation", "Formations"),
        new("portes-ouvertes", "Portes ouvertes", "Portes ouvertes"),
        new("rencontre", "Rencontre", "Rencontres"),
        new("tournee", "Tournée", "Tournées", "Un lieu itinérant et ses étapes."),
        new("autre", "Autre rendez-vous", "Autres rendez-vous"));
}
