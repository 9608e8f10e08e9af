using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Web.Pages.Locaux;

/// <summary>A building that looks for a project, a call, or a place in the making that looks for partners. A withdrawn notice answers 410 and says why.</summary>
public sealed class DetailsModel(TiersLieuxDbContext db, TimeProvider clock) : PageModel
{
    public PremisesNotice Notice { get; private set; } = null!;
    public IReadOnlyList<Sheet> Related { get; private set; } = [];

    public PremisesContent Facts => Notice.Content;

    public bool IsClosed => Notice.Deadline < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var notice = await db.PremisesNotices.AsNoTracking().AsSplitQuery()
            .Include(known => known.Commune!.Departement).Include(known => known.Commune!.Epci).Include(known => known.Organisation).Include(known => known.Place)
            .Include(known => known.Territories).ThenInclude(area => area.Territory)
            .SingleOrDefaultAsync(known => known.Slug == slug && (known.State == SheetState.Published || known.State == SheetState.Withdrawn), cancellationToken);
        if (notice is not { IsPublished: true })
        {
            Response.Headers.CacheControl = "no-cache";
        }

        if (notice is null)
        {
            return NotFound();
        }

        Notice = notice;
        if (!notice.IsPublished)
        {
            var gone = Page();
            gone.StatusCode = StatusCodes.Status410Gone;
            return gone;
        }

        Related = await db.Related(notice.Id).AsNoTracking().ToListAsync(cancellationToken);
        return Page();
    }
}
