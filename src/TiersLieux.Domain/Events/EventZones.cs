using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Domain.Events;

/// <summary>The legal times of France and of its neighbours: those a rendez-vous can be announced in.</summary>
public static class EventZones
{
    public const string Paris = "Europe/Paris";

    /// <summary>IANA names, with what a page says of them.</summary>
    public static readonly Vocabulary All = new("fuseau horaire",
        new(Paris, "heure de Paris", "heure de Paris"),
        new("America/Guadeloupe", "heure de la Guadeloupe", "heure de la Guadeloupe"),
        new("America/Martinique", "heure de la Martinique", "heure de la Martinique"),
        new("America/Cayenne", "heure de la Guyane", "heure de la Guyane"),
        new("Indian/Reunion", "heure de La Réunion", "heure de La Réunion"),
        new("America/Miquelon", "heure de Saint-Pierre-et-Miquelon", "heure de Saint-Pierre-et-Miquelon"),
        new("Indian/Mayotte", "heure de Mayotte", "heure de Mayotte"),
        new("America/St_Barthelemy", "heure de Saint-Barthélemy", "heure de Saint-Barthélemy"),
        new("America/Marigot", "heure de Saint-Martin", "heure de Saint-Martin"),
        new("Pacific/Wallis", "heure de Wallis-et-Futuna", "heure de Wallis-et-Futuna"),
        new("Pacific/Tahiti", "heure de Tahiti", "heure de Tahiti"),
        new("Pacific/Noumea", "heure de Nouvelle-Calédonie", "heure de Nouvelle-Calédonie"),
        new("Europe/Brussels", "heure de Belgique", "heure de Belgique"),
        new("Europe/Zurich", "heure de Suisse", "heure de Suisse"),
        new("Europe/Berlin", "heure d’Allemagne", "heure d’Allemagne"),
        new("Europe/Madrid", "heure d’Espagne", "heure d’Espagne"),
        new("Europe/London", "heure du Royaume-Uni", "heure du Royaume-Uni"),
        new("Europe/Rome", "heure d’Italie", "heure d’Italie"),
        new("Europe/Luxembourg", "heure du Luxembourg", "heure du Luxembourg"),
        new("Europe/Monaco", "heure de Monaco", "heure de Monaco"),
        new("Europe/Andorra", "heure d’Andorre", "heure d’Andorre"),
        new("Europe/Lisbon", "heure du Portugal", "heure du Portugal"));

    /// <summary>The zone of a name of the list; Paris for any other.</summary>
    public static TimeZoneInfo Of(string? name) => name is not null && All.Knows(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : FrenchTimeZones.Paris;

    /// <summary>
    /// The instant of a time of the wall. One that does not exist, on the night of March, is an hour later (02:30 is 03:30); one that comes
    /// twice, on the night of October, is the first.
    /// </summary>
    public static DateTimeOffset Instant(TimeZoneInfo zone, DateTime local)
    {
        if (zone.IsInvalidTime(local))
        {
            // The offset before the jump, as RFC 5545 reads such a time.
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddDays(-1))).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
