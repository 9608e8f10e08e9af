using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Data;
using TiersLieux.Data.Search;

namespace TiersLieux.Web.Pages.Ressources;

/// <summary>The kinds of places, with how many of each the directory knows, and the words of the site.</summary>
public sealed class GlossaireModel(TiersLieuxDbContext db, TimeProvider clock) : PageModel
{
    public FacetCounts Counts { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Counts = await new ResolvedSearch(new PlaceSearch(), [], clock.GetUtcNow()).CountAsync(db, cancellationToken);
}
