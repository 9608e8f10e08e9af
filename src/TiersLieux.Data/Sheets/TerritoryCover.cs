using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Sheets;

/// <summary>
/// Which territories reach which, computed from communes: an area made of EPCI, zones d'emploi and départements covers a commune when one
/// of the commune's own five territories is in it.
/// </summary>
public static class TerritoryCover
{
    /// <summary>Ids of the territories a commune is in, itself included: at most five.</summary>
    public static async Task<int[]> OfCommuneAsync(TiersLieuxDbContext db, int communeId, CancellationToken cancellationToken)
    {
        var ids = await db.Communes.Where(commune => commune.Id == communeId)
            .Select(commune => new[] { commune.Id, commune.DepartementId, commune.RegionId, commune.EpciId ?? 0, commune.ZoneEmploiId ?? 0 })
            .SingleOrDefaultAsync(cancellationToken);
        return [.. (ids ?? []).Where(id => id != 0)];
    }

    /// <summary>The communes of a territory of any kind.</summary>
    public static IQueryable<Commune> Inside(this IQueryable<Commune> communes, TerritoryKind kind, int territoryId) => kind switch
    {
        TerritoryKind.Commune => communes.Where(commune => commune.Id == territoryId),
        TerritoryKind.Epci => communes.Where(commune => commune.EpciId == territoryId),
        TerritoryKind.ZoneEmploi => communes.Where(commune => commune.ZoneEmploiId == territoryId),
        TerritoryKind.Departement => communes.Where(commune => commune.DepartementId == territoryId),
        _ => communes.Where(commune => commune.RegionId == territoryId),
    };

    /// <summary>Ids of all the territories that share a commune with one of these, themselves included.</summary>
    public static async Task<int[]> TouchingAsync(TiersLieuxDbContext db, IReadOnlyList<TerritoryMatch> territories, CancellationToken cancellationToken)
    {
        var ids = new HashSet<int>(territories.Select(territory => territory.Id));
        foreach (var territory in territories)
        {
            foreach (var found in await db.Communes.Where(commune => commune.RetiredAt == null).Inside(territory.Kind, territory.Id)
                .Select(commune => new { commune.Id, commune.DepartementId, commune.RegionId, commune.EpciId, commune.ZoneEmploiId }).ToListAsync(cancellationToken))
            {
                ids.UnionWith([found.Id, found.DepartementId, found.RegionId, found.EpciId ?? 0, found.ZoneEmploiId ?? 0]);
            }
        }

        ids.Remove(0);
        return [.. ids];
    }
}
