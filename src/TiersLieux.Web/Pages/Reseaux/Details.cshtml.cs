using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Pages.Reseaux;

/// <summary>A network: its places, also abroad, on the list and on the map; its organisations; the networks it relies on.</summary>
public sealed class DetailsModel(TiersLieuxDbContext db, CurrentViewer viewer, TimeProvider clock) : SheetDetailsPage<Network>(db)
{
    private const int PlacesShown = 100;

    public int Total { get; private set; }

    /// <summary>The first by name; all of them are in the search.</summary>
    public IReadOnlyList<PlaceRow> Places { get; private set; } = [];
    public IReadOnlyList<Organisation> Organisations { get; private set; } = [];
    public IReadOnlyList<Network> Networks { get; private set; } = [];
    public string? MapBounds { get; private set; }
    public bool MayCurate { get; private set; }

    protected override SheetKind[] Told => [SheetKind.Network];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, cancellationToken) is { } other)
        {
            return other;
        }

        var id = Sheet.Id;
        var search = new ResolvedSearch(new PlaceSearch { Networks = [Sheet.Slug], Order = PlaceOrder.Name, PageSize = PlacesShown }, [], clock.GetUtcNow());
        Total = await search.Apply(Db.Places).CountAsync(cancellationToken);
        Places = await search.Rows(Db.Places).ToListAsync(cancellationToken);
        MapBounds = MapFrame.Around(Places.Select(row => row.Position));
        Organisations = await Db.Organisations.Published().AsNoTracking().Include(organisation => organisation.Commune!.Departement)
            .Where(organisation => organisation.Networks.Any(member => member.NetworkId == id && member.EndedAt == null))
            .OrderBy(organisation => organisation.SearchKey).ToListAsync(cancellationToken);
        var named = (Sheet.Content.Networks ?? []).ToArray();
        Networks = await Db.Networks.Published().AsNoTracking()
            .Where(network => network.Id != id && (named.Contains(network.Slug) || Db.Related(id).Any(related => related.Id == network.Id)))
            .OrderBy(network => network.SearchKey).ToListAsync(cancellationToken);
        var rights = await viewer.RightsAsync(cancellationToken);
        MayCurate = rights.IsAdmin || rights.Curation.NetworkIds.Contains(id);
        return Page();
    }
}
