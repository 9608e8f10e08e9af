using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Pages.Territoires;

/// <summary>The way in by territory: régions and their départements, then the zones d'emploi.</summary>
public sealed class IndexModel(TiersLieuxDbContext db) : PageModel
{
    public sealed record Entry(string Code, string Name, int? RegionId, int Places);

    public IReadOnlyList<(int Id, string Code, string Name)> Regions { get; private set; } = [];
    public ILookup<int?, Entry> Departements { get; private set; } = null!;
    public IReadOnlyList<Entry> Zones { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Regions = [.. (await db.Regions.Where(region => region.RetiredAt == null).OrderBy(region => region.SearchKey)
            .Select(region => new { region.Id, region.Code, region.Name }).ToListAsync(cancellationToken)).Select(region => (region.Id, region.Code, region.Name))];
        var published = db.Places.Where(place => place.CommuneId != null && place.Status == PlaceStatus.Published && place.Lifecycle != PlaceLifecycle.Closed);
        var byDepartement = await published.GroupBy(place => place.Commune!.DepartementId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var byZone = await published.Where(place => place.Commune!.ZoneEmploiId != null).GroupBy(place => place.Commune!.ZoneEmploiId!.Value)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        Departements = (await Listed(db.Departements).Select(departement => new { departement.Id, departement.Code, departement.Name, departement.RegionId }).ToListAsync(cancellationToken))
            .Select(departement => new Entry(departement.Code, departement.Name, departement.RegionId, byDepartement.GetValueOrDefault(departement.Id)))
            .ToLookup(entry => entry.RegionId);
        Zones = [.. (await Listed(db.ZonesEmploi).Select(zone => new { zone.Id, zone.Code, zone.Name }).ToListAsync(cancellationToken))
            .Select(zone => new Entry(zone.Code, zone.Name, null, byZone.GetValueOrDefault(zone.Id)))];
    }

    private static IQueryable<T> Listed<T>(IQueryable<T> territories) where T : Territory =>
        territories.Where(territory => territory.RetiredAt == null).OrderBy(territory => territory.SearchKey);
}
