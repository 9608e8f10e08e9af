using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Accounts;

/// <summary>A territory governed by a collectivité: every kind but the zone d'emploi, which is only a statistic.</summary>
/// <param name="Siren">Of the reference: an EPCI's code, a commune's own; null for départements, régions and a few communes.</param>
public sealed record CollectiviteTerritory(int Id, TerritoryKind Kind, string Name, string Label, string? Siren)
{
    public static async Task<CollectiviteTerritory?> FindAsync(TiersLieuxDbContext db, int id, CancellationToken cancellationToken)
    {
        var territory = await db.Territories.AsNoTracking().SingleOrDefaultAsync(
            known => known.Id == id && known.Kind != TerritoryKind.ZoneEmploi && known.RetiredAt == null, cancellationToken);
        return territory is null ? null : new(territory.Id, territory.Kind, territory.Name, TerritoryNames.Label(territory.Kind, territory.Code, territory.Name), SirenOf(territory));
    }

    /// <summary>By SIREN when the text is one, by name otherwise.</summary>
    public static async Task<IReadOnlyList<CollectiviteTerritory>> SearchAsync(
        TiersLieuxDbContext db, TerritorySearch search, string text, int limit, CancellationToken cancellationToken)
    {
        if (Domain.Accounts.Siren.Parse(text) is { } siren)
        {
            var bySiren = await db.Communes.Where(commune => commune.Siren == siren && commune.RetiredAt == null).Select(commune => commune.Id)
                .Concat(db.Epcis.Where(epci => epci.Code == siren && epci.RetiredAt == null).Select(epci => epci.Id)).Take(limit).ToListAsync(cancellationToken);
            return await ReadAsync(db, bySiren, cancellationToken);
        }

        var named = await search.SuggestAsync(text, limit * 2, cancellationToken);
        return await ReadAsync(db, [.. named.Where(found => found.Kind != TerritoryKind.ZoneEmploi).Take(limit).Select(found => found.Id)], cancellationToken);
    }

    // In the order of the ids: that of the search.
    private static async Task<IReadOnlyList<CollectiviteTerritory>> ReadAsync(TiersLieuxDbContext db, List<int> ids, CancellationToken cancellationToken)
    {
        var found = new List<CollectiviteTerritory>();
        foreach (var territory in await db.Territories.AsNoTracking().Where(known => ids.Contains(known.Id)).ToListAsync(cancellationToken))
        {
            var departement = territory is Commune commune ? await db.Departements.AsNoTracking().SingleAsync(known => known.Id == commune.DepartementId, cancellationToken) : null;
            var label = TerritoryNames.Label(territory.Kind, territory.Code, territory.Name, departement?.Name, departement?.Code);
            found.Add(new(territory.Id, territory.Kind, territory.Name, label, SirenOf(territory)));
        }

        return [.. found.OrderBy(territory => ids.IndexOf(territory.Id))];
    }

    private static string? SirenOf(Territory territory) => territory switch
    {
        Epci epci => epci.Code,
        Commune commune => commune.Siren,
        _ => null,
    };
}
