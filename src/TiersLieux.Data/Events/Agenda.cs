using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Places.Hours;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Data.Events;

/// <summary>The dates of the published rendez-vous: to come in order, or over, the latest first.</summary>
public static class Agenda
{
    /// <summary>
    /// The published rendez-vous that answer, wherever they are when nothing says where. A tour answers by its stops: being somewhere in
    /// its area is not enough.
    /// </summary>
    public static async Task<IQueryable<Event>> EventsAsync(this TiersLieuxDbContext db, ResolvedSearch search, AgendaSearch agenda, CancellationToken cancellationToken)
    {
        var here = Filter(await db.Events.AnsweringAsync(db, search, cancellationToken), agenda);
        if (!IsSomewhere(search))
        {
            return here;
        }

        var stops = db.EventOccurrences.Where(occurrence => occurrence.IsStop).Near(search);
        var anywhere = Filter(db.Events.Published().MatchingWords(search.Search.Words), agenda);
        var ids = here.Where(known => !known.Occurrences.Any(occurrence => occurrence.IsStop)).Select(known => known.Id)
            .Union(anywhere.Where(known => stops.Any(stop => stop.SheetId == known.Id)).Select(known => known.Id));
        return db.Events.Where(known => ids.Contains(known.Id));
    }

    /// <summary>The dates that answer; of a tour, only the stops of the place asked.</summary>
    public static async Task<IQueryable<EventOccurrence>> DatesAsync(this TiersLieuxDbContext db, ResolvedSearch search, AgendaSearch agenda, CancellationToken cancellationToken)
    {
        var events = await db.EventsAsync(search, agenda, cancellationToken);
        var dates = db.EventOccurrences.Where(occurrence => events.Any(known => known.Id == occurrence.SheetId));
        if (IsSomewhere(search))
        {
            var near = db.EventOccurrences.Near(search);
            dates = dates.Where(occurrence => !occurrence.IsStop || near.Any(stop => stop.Id == occurrence.Id));
        }

        // Of a tour that stops at a place, what happens there.
        dates = agenda.Place is { } place ? dates.Where(occurrence => !occurrence.IsStop || occurrence.Place!.Slug == place) : dates;
        if (agenda.From is { } from)
        {
            var start = Midnight(from);
            dates = dates.Where(occurrence => occurrence.EndsAt > start);
        }

        if (agenda.To is { } to)
        {
            var end = Midnight(to.AddDays(1));
            dates = dates.Where(occurrence => occurrence.StartsAt < end);
        }

        var now = search.Now;
        // Archives keep one line per rendez-vous that is over: its last date.
        return agenda.Past
            ? dates.Where(occurrence => occurrence.EndsAt <= now && !db.EventOccurrences.Any(other => other.SheetId == occurrence.SheetId && (other.EndsAt > now || other.StartsAt > occurrence.StartsAt)))
            : dates.Where(occurrence => occurrence.EndsAt > now);
    }

    /// <summary>In the order one reads them.</summary>
    public static IQueryable<EventOccurrence> InOrder(this IQueryable<EventOccurrence> dates, bool past) => past
        ? dates.OrderByDescending(occurrence => occurrence.StartsAt).ThenBy(occurrence => occurrence.SheetId).ThenBy(occurrence => occurrence.Id)
        : dates.OrderBy(occurrence => occurrence.StartsAt).ThenBy(occurrence => occurrence.SheetId).ThenBy(occurrence => occurrence.Id);

    /// <summary>What a list shows of each date.</summary>
    /// <param name="centre">For distances; null for none.</param>
    public static IQueryable<AgendaRow> Rows(this IQueryable<EventOccurrence> dates, Point? centre) => dates.Select(date => new AgendaRow(
        date.SheetId, date.Sheet!.Slug, date.Sheet.Name, date.Sheet.Type, date.Sheet.Summary, date.Sheet.IsOnline, date.Sheet.IsAllDay, date.Sheet.TimeZone,
        date.StartsAt, date.EndsAt, date.EndIsKnown, date.IsStop,
        date.IsStop ? date.Place!.Name : date.Sheet.Place!.Name, date.IsStop ? date.Place!.Slug : date.Sheet.Place!.Slug,
        date.IsStop ? date.Commune!.Name : date.Sheet.Commune!.Name, date.IsStop ? date.Commune!.Departement!.Name : date.Sheet.Commune!.Departement!.Name,
        date.Location, date.Sheet.Organisation!.Name, date.Sheet.Organisation.Slug,
        date.IsStop ? date.Position : date.Sheet.Position,
        centre == null ? null : (date.IsStop ? date.Position : date.Sheet.Position)!.Distance(centre) / 1000));

    /// <summary>The next dates of some rendez-vous, one per rendez-vous, for the pages of what they speak of.</summary>
    public static Task<List<AgendaRow>> NextAsync(this TiersLieuxDbContext db, IQueryable<Event> events, DateTimeOffset now, int count, CancellationToken cancellationToken) =>
        db.EventOccurrences
            .Where(date => date.EndsAt > now && date.Sheet!.State == SheetState.Published && events.Any(known => known.Id == date.SheetId)
                && !db.EventOccurrences.Any(other => other.SheetId == date.SheetId && other.EndsAt > now && (other.StartsAt < date.StartsAt || (other.StartsAt == date.StartsAt && other.Id < date.Id))))
            .InOrder(past: false).Take(count).Rows(null).ToListAsync(cancellationToken);

    /// <summary>Rendez-vous of an organisation, a programme or an offer: it answers for them, or they speak of it.</summary>
    public static IQueryable<Event> EventsOfSheet(this TiersLieuxDbContext db, int sheetId) => db.Events.Published().Where(known =>
        known.OrganisationId == sheetId || known.Links.Any(link => link.OtherSheetId == sheetId));

    private static IQueryable<Event> Filter(IQueryable<Event> events, AgendaSearch agenda)
    {
        if (agenda.Kinds.Count > 0)
        {
            var kinds = agenda.Kinds.ToArray();
            events = events.Where(known => kinds.Contains(known.Type));
        }

        events = agenda.Online ? events.Where(known => known.IsOnline) : events;
        if (agenda.Place is { } place)
        {
            events = events.Where(known => known.Place!.Slug == place || known.Links.Any(link => link.Place!.Slug == place) || known.Occurrences.Any(date => date.Place!.Slug == place));
        }

        events = agenda.Organisation is { } organisation ? events.OfOther(SheetKind.Organisation, organisation) : events;
        events = agenda.Programme is { } programme ? events.OfOther(SheetKind.Programme, programme) : events;
        return agenda.Offer is { } offer ? events.OfOther(SheetKind.Offer, offer) : events;
    }

    private static IQueryable<Event> OfOther(this IQueryable<Event> events, SheetKind kind, string slug) => events.Where(known =>
        (kind == SheetKind.Organisation && known.Organisation!.Slug == slug) || known.Links.Any(link => link.OtherSheet!.Kind == kind && link.OtherSheet.Slug == slug));

    private static bool IsSomewhere(ResolvedSearch search) => search.Territories.Count > 0 || search.Centre is not null;

    /// <summary>Dates whose own commune or point is in the territory, or in the circle.</summary>
    private static IQueryable<EventOccurrence> Near(this IQueryable<EventOccurrence> dates, ResolvedSearch search)
    {
        var inside = search.Territories.Select(territory => territory.Id).ToArray();
        if (search.Centre is { } centre)
        {
            var metres = (search.RadiusKm ?? PlaceSearch.DefaultRadiusKm) * 1000;
            return dates.Where(date => date.Position!.IsWithinDistance(centre, metres) || inside.Contains(date.CommuneId ?? 0));
        }

        return dates.Where(date => date.Commune != null && (inside.Contains(date.Commune.Id) || inside.Contains(date.Commune.DepartementId)
            || inside.Contains(date.Commune.RegionId) || inside.Contains(date.Commune.EpciId ?? 0) || inside.Contains(date.Commune.ZoneEmploiId ?? 0)));
    }

    private static DateTimeOffset Midnight(DateOnly day) => EventZones.Instant(FrenchTimeZones.Paris, day.ToDateTime(TimeOnly.MinValue));
}
