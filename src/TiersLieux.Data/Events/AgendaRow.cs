using NetTopologySuite.Geometries;
using TiersLieux.Domain.Events;

namespace TiersLieux.Data.Events;

/// <summary>One date in the agenda.</summary>
/// <param name="IsAllDay">Its dates are days, without times.</param>
/// <param name="Locality">Commune; null when it is online only, or abroad.</param>
/// <param name="Location">Address outside the places of the directory.</param>
/// <param name="DistanceKm">Null when the search is not around a point.</param>
public sealed record AgendaRow(
    int SheetId, string Slug, string Name, string Type, string? Summary, bool IsOnline, bool IsAllDay, string TimeZone,
    DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool EndIsKnown, bool IsStop,
    string? PlaceName, string? PlaceSlug, string? Locality, string? DepartementName, string? Location, string? OrganisationName, string? OrganisationSlug,
    Point? Position, double? DistanceKm)
{
    private TimeZoneInfo Zone => EventZones.Of(TimeZone);

    /// <summary>On the clock of the wall.</summary>
    public DateTime LocalStart => TimeZoneInfo.ConvertTime(StartsAt, Zone).DateTime;

    public DateTime LocalEnd => TimeZoneInfo.ConvertTime(EndsAt, Zone).DateTime;

    public DateOnly Day => DateOnly.FromDateTime(LocalStart);

    /// <summary>Last day it is on.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(LocalEnd.AddTicks(-1));
}
