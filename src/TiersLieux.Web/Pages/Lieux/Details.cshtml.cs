using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Places;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>A place: all that is known of it, where it comes from, and what is near. A merged place redirects, a withdrawn one answers 410.</summary>
public sealed class DetailsModel(TiersLieuxDbContext db, TimeProvider clock) : PageModel
{
    private const int NearestLimit = 4;

    public Place Place { get; private set; } = null!;

    public PlaceFacts Facts => Place.Facts;

    public IReadOnlyDictionary<string, DataSource> Sources { get; private set; } = new Dictionary<string, DataSource>();

    public IReadOnlyList<PlaceRow> Nearest { get; private set; } = [];

    /// <summary>Those of today first; a label that has ended is told as past.</summary>
    public IReadOnlyList<(ProgrammeMembership Membership, bool IsPast)> Labels { get; private set; } = [];

    /// <summary>Somebody reads what is written to the place, even when no address is published.</summary>
    public bool HasManager { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>A sheet that nobody has confirmed for more than two years says so.</summary>
    public bool IsOld => Place.ConfirmedOn < DateOnly.FromDateTime(Now.UtcDateTime).AddYears(-2);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var place = await db.Places.AsNoTracking().AsSplitQuery()
            .Include(p => p.Commune!.Departement).Include(p => p.Commune!.Region)
            .Include(p => p.Commune!.Epci).Include(p => p.Commune!.ZoneEmploi)
            .Include(p => p.Memberships).ThenInclude(membership => membership.Programme)
            .Include(p => p.Memberships).ThenInclude(membership => membership.Source)
            .Include(p => p.Networks.Where(member => member.EndedAt == null && member.Network!.State == SheetState.Published)).ThenInclude(member => member.Network)
            .Include(p => p.Photos.Where(photo => photo.PublishedAt != null && photo.RemovedAt == null).OrderBy(photo => photo.Rank))
            .FirstOrDefaultAsync(p => p.Slug == slug, cancellationToken);
        if (place is not { Status: PlaceStatus.Published })
        {
            // A merge, a new name, a withdrawal can be undone; browsers would keep these answers for good.
            Response.Headers.CacheControl = "no-cache";
        }

        if (place is null)
        {
            var present = await db.FormerPlaceSlugs.Where(former => former.Slug == slug).Select(former => former.Place!.Slug).FirstOrDefaultAsync(cancellationToken);
            return present is null ? NotFound() : RedirectPermanentPreserveMethod($"/lieux/{present}");
        }

        if (place.Status == PlaceStatus.Merged)
        {
            var survivor = await db.Places.Where(p => p.Id == place.MergedIntoId).Select(p => p.Slug).FirstAsync(cancellationToken);
            return RedirectPermanentPreserveMethod($"/lieux/{survivor}");
        }

        Place = place;
        if (place.Status == PlaceStatus.Withdrawn)
        {
            var gone = Page();
            gone.StatusCode = StatusCodes.Status410Gone;
            return gone;
        }

        var today = OpenPeriodsRefresh.Today(clock);
        Labels = [.. place.Memberships.Where(membership => membership.Programme!.IsPublished)
            .Select(membership => (membership, membership.EndsOn < today)).OrderBy(label => label.Item2).ThenBy(label => label.membership.Id)];
        Sources = await db.Sources.AsNoTracking().ToDictionaryAsync(source => source.Slug, cancellationToken);
        HasManager = await db.PlaceManagers.AnyAsync(manager => manager.PlaceId == place.Id && manager.EndedAt == null, cancellationToken);
        Nearest = await NearestAsync(cancellationToken);
        return Page();
    }

    private async Task<IReadOnlyList<PlaceRow>> NearestAsync(CancellationToken cancellationToken)
    {
        if (Place.Position is not { } position)
        {
            return [];
        }

        var around = new ResolvedSearch(new PlaceSearch { Around = (position.Y, position.X) }, [], Now);
        var places = new ResolvedSearch(new PlaceSearch(), [], Now).Apply(db.Places)
            .Where(place => place.Id != Place.Id && place.Position != null)
            .OrderBy(place => place.Position!.Distance(position)).Take(NearestLimit);
        return await around.Project(places).ToListAsync(cancellationToken);
    }
}
