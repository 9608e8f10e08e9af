using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Resources;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Markdown;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Ressources;

/// <summary>A resource, what it is linked to, and what its readers say of it. A withdrawn one answers 410.</summary>
public sealed class DetailsModel(TiersLieuxDbContext db, SheetAccess access, SiteAddress site, TimeProvider clock) : PageModel
{
    public Resource Resource { get; private set; } = null!;

    public IReadOnlyDictionary<int, Illustration> Illustrations { get; private set; } = new Dictionary<int, Illustration>();

    /// <summary>The place it describes, then those it speaks of.</summary>
    public IReadOnlyList<PlaceRow> Places { get; private set; } = [];

    public IReadOnlyList<Sheet> Related { get; private set; } = [];

    public IReadOnlyList<Comment> Comments { get; private set; } = [];

    public int VersionCount { get; private set; }

    public bool MayEdit { get; private set; }

    /// <summary>A resource not published yet is shown to those who may change it.</summary>
    public bool IsPublic => Resource.IsPublished;

    public Uri Address => site.Of($"/ressources/{Resource.Slug}");

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var found = await db.Resources.AsNoTracking().Include(known => known.Organisation).Include(known => known.Commune!.Departement)
            .SingleOrDefaultAsync(known => known.Slug == slug, cancellationToken);
        MayEdit = found is not null && await access.IsMineAsync(found, cancellationToken);
        if (found is null || (!found.IsPublished && found.State != SheetState.Withdrawn && !MayEdit))
        {
            return NotFound();
        }

        Resource = found;
        if (!found.IsPublished)
        {
            Response.Headers.CacheControl = "no-cache";
        }

        if (found.State == SheetState.Withdrawn && !MayEdit)
        {
            var gone = Page();
            gone.StatusCode = StatusCodes.Status410Gone;
            return gone;
        }

        Illustrations = Illustration.ByNumber(await db.IllustrationsOf(found.Id).ToListAsync(cancellationToken));
        VersionCount = await db.SheetVersions.CountAsync(version => version.SheetId == found.Id && version.State == SheetState.Published, cancellationToken);
        Related = await db.Related(found.Id).AsNoTracking().OrderBy(sheet => sheet.Kind).ThenBy(sheet => sheet.SearchKey).ToListAsync(cancellationToken);
        Comments = await db.CommentsShown(found.Id).ToListAsync(cancellationToken);
        var anywhere = new ResolvedSearch(new PlaceSearch(), [], clock.GetUtcNow());
        Places = await anywhere.Project(db.Places
                .Where(place => place.Status == PlaceStatus.Published && (place.Id == found.PlaceId || db.SheetLinks.Any(link => link.SheetId == found.Id && link.PlaceId == place.Id)))
                .OrderByDescending(place => place.Id == found.PlaceId).ThenBy(place => place.SearchKey))
            .ToListAsync(cancellationToken);
        return Page();
    }
}
