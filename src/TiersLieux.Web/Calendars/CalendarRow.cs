using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Data;
using TiersLieux.Domain.Events;

namespace TiersLieux.Web.Calendars;

/// <summary>Where a date is, in words.</summary>
internal sealed record CalendarSpot(string? Place, string? Locality, string? Location, Point? Position)
{
    public string? Words => string.Join(", ", new[] { Place, Location, Locality }.Where(text => !string.IsNullOrEmpty(text))) is { Length: > 0 } words ? words : null;
}

/// <summary>A stop of a tour.</summary>
internal sealed record CalendarStop(DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool EndIsKnown, string? Place, string? Locality, string? Location, Point? Position);

/// <summary>What a calendar says of a rendez-vous, in one row.</summary>
/// <param name="Revision">Number of versions.</param>
internal sealed record CalendarRow(
    string Slug, string ContentJson, string TimeZone, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Revision, string? DepartementCode,
    string? Place, string? Locality, Point? Position, string? Organisation, List<CalendarStop> Stops)
{
    public static IQueryable<CalendarRow> Of(IQueryable<Event> events, TiersLieuxDbContext db) => events.OrderBy(known => known.Id).AsSingleQuery().Select(known => new CalendarRow(
        known.Slug, known.ContentJson, known.TimeZone, known.CreatedAt, known.UpdatedAt, db.SheetVersions.Count(version => version.SheetId == known.Id),
        known.Commune!.Departement!.Code, known.Place!.Name, known.Commune.Name, known.Position, known.Organisation!.Name,
        known.Occurrences.Where(date => date.IsStop).OrderBy(date => date.StartsAt).ThenBy(date => date.Id)
            .Select(date => new CalendarStop(date.StartsAt, date.EndsAt, date.EndIsKnown, date.Place!.Name, date.Commune!.Name, date.Location, date.Position)).ToList()));
}
