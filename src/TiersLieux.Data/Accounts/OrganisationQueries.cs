using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Organisations;

namespace TiersLieux.Data.Accounts;

/// <summary>The organisations whose members a curator may approve.</summary>
public static class OrganisationQueries
{
    /// <summary>
    /// Those whose territory lies whole in the scope: approving gives rights on all of its communes, so a coordinator of one département
    /// does not decide for an intercommunalité that overflows it. An organisation that governs nothing is where its seat is.
    /// </summary>
    public static IQueryable<Organisation> InScope(this IQueryable<Organisation> organisations, TiersLieuxDbContext db, Scope scope)
    {
        if (scope.IsEverywhere)
        {
            return organisations;
        }

        var ids = scope.TerritoryIds;
        return organisations.Where(organisation => ids.Contains(organisation.TerritoryId ?? 0)
            || (organisation.TerritoryId == null && organisation.Commune != null && (ids.Contains(organisation.Commune.Id) || ids.Contains(organisation.Commune.DepartementId)
                || ids.Contains(organisation.Commune.RegionId) || ids.Contains(organisation.Commune.EpciId ?? 0) || ids.Contains(organisation.Commune.ZoneEmploiId ?? 0)))
            || (db.Communes.Any(commune => commune.Id == organisation.TerritoryId || commune.EpciId == organisation.TerritoryId
                    || commune.DepartementId == organisation.TerritoryId || commune.RegionId == organisation.TerritoryId)
                && !db.Communes.Any(commune => (commune.Id == organisation.TerritoryId || commune.EpciId == organisation.TerritoryId
                        || commune.DepartementId == organisation.TerritoryId || commune.RegionId == organisation.TerritoryId)
                    && !ids.Contains(commune.Id) && !ids.Contains(commune.DepartementId) && !ids.Contains(commune.RegionId)
                    && !ids.Contains(commune.EpciId ?? 0) && !ids.Contains(commune.ZoneEmploiId ?? 0))));
    }
}
