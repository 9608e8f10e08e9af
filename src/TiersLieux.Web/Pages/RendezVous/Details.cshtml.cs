using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Web.Pages.RendezVous;

/// <summary>A rendez-vous: its next dates, or that it is over; a withdrawn one answers 410.</summary>
public sealed class DetailsModel(TiersLieuxDbContext db, TimeProvider clock) : PageModel
{
    /// <summary>Dates shown before « toutes les dates ».</summary>
    public const int DatesShown = 8;

    public sealed record DateLine(EventDate Date, DateTimeOffset StartsAt, DateTimeOffset EndsAt, EventOccurrence Occurrence);

    public Event Sheet { get; private set; } = null!;
    public EventContent Facts => Sheet.Content;
    public IReadOnlyList<DateLine> Next { get; private set; } = [];
    public IReadOnlyList<DateLine> Past { get; private set; } = [];
    public IReadOnlyList<Sheet> Related { get; private set; } = [];
    public IReadOnlyList<Place> RelatedPlaces { get; private set; } = [];

    public bool IsOver => Next.Count == 0;
    public bool IsTour => Facts.Stops is { Count: > 0 };

    /// <summary>« le premier mardi du mois jusqu’au… ».</summary>
    public string? Recurrence => Facts.Recurrence is { } recurrence && EventMoment.Parse(Facts.StartsAt) is { } start ? RecurrenceWords.Of(recurrence, start.Date) : null;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var sheet = await db.Events.AsNoTracking().AsSplitQuery()
            .Include(known => known.Organisation).Include(known => known.Place).Include(known => known.Commune!.Departement)
            .Include(known => known.Occurrences.OrderBy(date => date.StartsAt)).ThenInclude(date => date.Place)
            .Include(known => known.Occurrences).ThenInclude(date => date.Commune!.Departement)
            .Include(known => known.Links).ThenInclude(link => link.Place)
            .SingleOrDefaultAsync(known => known.Slug == slug, cancellationToken);
        if (sheet is not { State: SheetState.Published or SheetState.Withdrawn })
        {
            return NotFound();
        }

        Sheet = sheet;
        if (sheet.State == SheetState.Withdrawn)
        {
            Response.Headers.CacheControl = "no-cache";
            var gone = Page();
            gone.StatusCode = StatusCodes.Status410Gone;
            return gone;
        }

        var (zone, now) = (EventZones.Of(sheet.TimeZone), clock.GetUtcNow());
        var lines = sheet.Occurrences.OrderBy(date => date.StartsAt).ThenBy(date => date.Id).Select(date => new DateLine(
            new(TimeZoneInfo.ConvertTime(date.StartsAt, zone).DateTime, TimeZoneInfo.ConvertTime(date.EndsAt, zone).DateTime, sheet.IsAllDay, date.EndIsKnown),
            date.StartsAt, date.EndsAt, date)).ToList();
        (Next, Past) = ([.. lines.Where(line => line.EndsAt > now)], [.. lines.Where(line => line.EndsAt <= now)]);
        Related = await db.Related(sheet.Id).AsNoTracking().Where(other => other.Id != sheet.OrganisationId).OrderBy(other => other.SearchKey).Take(60).ToListAsync(cancellationToken);
        RelatedPlaces = [.. sheet.Links.Select(link => link.Place).OfType<Place>().Where(place => place.Id != sheet.PlaceId && place.Status == PlaceStatus.Published)];
        return Page();
    }
}
