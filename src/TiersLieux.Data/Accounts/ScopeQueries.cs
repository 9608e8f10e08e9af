using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Accounts;

/// <summary>Keeps, in the query itself, what a scope reaches: an id guessed outside of it finds nothing.</summary>
public static class ScopeQueries
{
    public static IQueryable<Place> InScope(this IQueryable<Place> places, Scope scope)
    {
        if (scope.IsEverywhere)
        {
            return places;
        }

        var (territories, programmes, own) = (scope.TerritoryIds, scope.ProgrammeIds, scope.PlaceIds);
        return places.Where(place => own.Contains(place.Id)
            || (place.Commune != null && (territories.Contains(place.Commune.Id) || territories.Contains(place.Commune.DepartementId)
                || territories.Contains(place.Commune.RegionId) || territories.Contains(place.Commune.EpciId ?? 0)
                || territories.Contains(place.Commune.ZoneEmploiId ?? 0)))
            || place.Memberships.Any(membership => programmes.Contains(membership.ProgrammeId)));
    }

    /// <summary>Proposals of the scope's territories, and those on places of its programmes or on its own places.</summary>
    public static IQueryable<Proposal> InScope(this IQueryable<Proposal> proposals, Scope scope)
    {
        if (scope.IsEverywhere)
        {
            return proposals;
        }

        var (territories, programmes, own) = (scope.TerritoryIds, scope.ProgrammeIds, scope.PlaceIds);
        return proposals.Where(proposal => own.Contains(proposal.PlaceId ?? 0)
            || (proposal.Commune != null && (territories.Contains(proposal.Commune.Id) || territories.Contains(proposal.Commune.DepartementId)
                || territories.Contains(proposal.Commune.RegionId) || territories.Contains(proposal.Commune.EpciId ?? 0)
                || territories.Contains(proposal.Commune.ZoneEmploiId ?? 0)))
            || (proposal.Place != null && proposal.Place.Memberships.Any(membership => programmes.Contains(membership.ProgrammeId))));
    }
}
