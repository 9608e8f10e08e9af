using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>What changed on a sheet, when, by whom and why, without personal data. A withdrawn sheet keeps its history to its curators.</summary>
public sealed class HistoriqueModel(TiersLieuxDbContext db, CurrentViewer viewer) : PageModel
{
    public Place Place { get; private set; } = null!;
    public PlaceRevisions Revisions { get; private set; } = new([], null);

    /// <summary>A curator of the sheet is shown the way to the versions that can be brought back.</summary>
    public bool CanRestore { get; private set; }

    /// <param name="avant">Id of a revision: the page of earlier ones.</param>
    public async Task<IActionResult> OnGetAsync(string slug, long? avant, CancellationToken cancellationToken)
    {
        var place = await db.Places.AsNoTracking().SingleOrDefaultAsync(known => known.Slug == slug, cancellationToken);
        if (place is not { Status: PlaceStatus.Published })
        {
            // As for the sheet: what can be undone is not kept by browsers.
            Response.Headers.CacheControl = "no-cache";
        }

        if (place is null or { Status: PlaceStatus.Merged })
        {
            var present = await db.FormerPlaceSlugs.Where(former => former.Slug == slug).Select(former => former.Place!.Slug).FirstOrDefaultAsync(cancellationToken);
            return present is null ? NotFound() : RedirectPermanentPreserveMethod($"/lieux/{present}/historique");
        }

        if (place.Status == PlaceStatus.Withdrawn)
        {
            return StatusCode(StatusCodes.Status410Gone);
        }

        Place = place;
        Revisions = await PlaceRevisions.ReadAsync(db, place.Id, avant, cancellationToken);
        if (viewer.IsSignedIn)
        {
            var scope = (await viewer.RightsAsync(cancellationToken)).Curation;
            CanRestore = !scope.IsNowhere && await db.Places.InScope(scope).AnyAsync(known => known.Id == place.Id, cancellationToken);
        }

        return Page();
    }
}
