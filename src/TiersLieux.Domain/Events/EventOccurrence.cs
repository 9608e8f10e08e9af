using NetTopologySuite.Geometries;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Domain.Events;

/// <summary>One date of a rendez-vous, or one stop of a tour: what the agenda lists.</summary>
public sealed class EventOccurrence
{
    public long Id { get; private set; }
    public int SheetId { get; init; }
    public Event? Sheet { get; private set; }
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When it is over; midnight of its last day when nobody said when it ends.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    public bool EndIsKnown { get; init; }

    /// <summary>Its place, commune and position are its own, not those of the sheet.</summary>
    public bool IsStop { get; init; }

    public int? PlaceId { get; init; }
    public Place? Place { get; private set; }
    public int? CommuneId { get; init; }
    public Commune? Commune { get; private set; }

    /// <summary>WGS 84 (geography): of the stop's place, else of its commune.</summary>
    public Point? Position { get; init; }

    /// <summary>« Place du marché ».</summary>
    public string? Location { get; init; }

    internal bool IsSame(EventOccurrence other) =>
        (StartsAt, EndsAt, EndIsKnown, IsStop, PlaceId, CommuneId, Location) == (other.StartsAt, other.EndsAt, other.EndIsKnown, other.IsStop, other.PlaceId, other.CommuneId, other.Location)
        && Equals(Position, other.Position);
}
