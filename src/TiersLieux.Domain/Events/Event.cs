using TiersLieux.Domain.Sheets;

namespace TiersLieux.Domain.Events;

/// <summary>A rendez-vous of a place, an organisation or a programme: once, or again and again; at a place, in a commune, on the road or online.</summary>
public sealed class Event : Sheet<EventContent>
{
    public Event() => Kind = SheetKind.Event;

    /// <summary>Code of <see cref="EventKinds"/>.</summary>
    public string Type { get; private set; } = "";

    public bool IsOnline { get; private set; }

    protected override void ApplyOwn(EventContent content, DateTimeOffset now) => (Type, IsOnline) = (content.Type, content.OnlineAddress is not null || content.IsOnline == true);
}

/// <summary>What one writes of a rendez-vous. Times are those of the clock on the wall, in <see cref="TimeZone"/>.</summary>
public sealed record EventContent : SheetContent
{
    /// <summary>Code of <see cref="EventKinds"/>.</summary>
    public string Type { get; init; } = "autre";

    /// <summary><c>2026-11-25T18:00</c>, or a day alone when it lasts the day.</summary>
    public string StartsAt { get; init; } = "";

    /// <summary>Same form as <see cref="StartsAt"/>; null when nobody knows.</summary>
    public string? EndsAt { get; init; }

    /// <summary>IANA name; null for Europe/Paris.</summary>
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

    /// <summary>Code of <see cref="Accompaniment.OfferCosts"/>.</summary>
    public string? Cost { get; init; }

    /// <summary>Slugs of the offers it is a session of.</summary>
    public IReadOnlyList<string>? Offers { get; init; }

    /// <summary>A touring place: where it stops, and when.</summary>
    public IReadOnlyList<EventStop>? Stops { get; init; }
}

/// <summary>A subset of iCalendar's: enough for what places announce.</summary>
/// <param name="Frequency">jour, semaine, mois or an.</param>
/// <param name="Interval">Every so many; 1 by default.</param>
/// <param name="Days">Codes of the days of the week (lu, ma, me, je, ve, sa, di), for « semaine » and « mois ».</param>
/// <param name="Position">For « mois »: 1 to 4, or −1 for the last: « le premier mardi ».</param>
/// <param name="Until">Last day; required, or <paramref name="Count"/>.</param>
/// <param name="Except">Days without.</param>
/// <param name="SkipsHolidays">Not on French public holidays.</param>
/// <param name="SkipsSchoolHolidays">A, B, C or Corse: not during the school holidays of this zone.</param>
public sealed record EventRecurrence(
    string Frequency, int Interval = 1, IReadOnlyList<string>? Days = null, int? Position = null, string? Until = null, int? Count = null,
    IReadOnlyList<string>? Except = null, bool SkipsHolidays = false, string? SkipsSchoolHolidays = null);

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
