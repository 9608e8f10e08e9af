using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Pages;

/// <summary>Home: the search, and real figures of the whole country.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, TimeProvider clock) : PageModel
{
    public sealed record NationalFigures(int Places, int Rural, int Communes, int Zones, int ZonesWithPlaces, int Labelled);

    public sealed record RegionCount(string Code, string Name, int Places);

    public NationalFigures Figures { get; private set; } = null!;
    public FacetCounts Counts { get; private set; } = null!;
    public IReadOnlyList<RegionCount> Regions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var everything = new ResolvedSearch(new PlaceSearch(), [], clock.GetUtcNow());
        Counts = await everything.CountAsync(db, cancellationToken);
        var places = everything.Apply(db.Places);
        var inFrance = places.Where(place => place.CommuneId != null);
        Figures = await db.Regions.Take(1).Select(_ => new NationalFigures(
            places.Count(),
            inFrance.Count(place => place.Commune!.DensityLevel >= Density.FirstRuralLevel),
            inFrance.Select(place => place.CommuneId).Distinct().Count(),
            db.ZonesEmploi.Count(zone => zone.RetiredAt == null),
            inFrance.Where(place => place.Commune!.ZoneEmploiId != null).Select(place => place.Commune!.ZoneEmploiId).Distinct().Count(),
            places.Count(place => place.Memberships.Any()))).FirstOrDefaultAsync(cancellationToken)
            ?? new NationalFigures(Counts.Total, 0, 0, 0, 0, 0);
        Regions = await db.Regions.Where(region => region.RetiredAt == null).OrderBy(region => region.SearchKey)
            .Select(region => new RegionCount(region.Code, region.Name, inFrance.Count(place => place.Commune!.RegionId == region.Id)))
            .ToListAsync(cancellationToken);
    }
}
