using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Requests;
using TiersLieux.Domain.Sheets;

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

        var (territories, programmes, networks, own) = (scope.TerritoryIds, scope.ProgrammeIds, scope.NetworkIds, scope.PlaceIds);
        return places.Where(place => own.Contains(place.Id)
            || (place.Commune != null && (territories.Contains(place.Commune.Id) || territories.Contains(place.Commune.DepartementId)
                || territories.Contains(place.Commune.RegionId) || territories.Contains(place.Commune.EpciId ?? 0)
                || territories.Contains(place.Commune.ZoneEmploiId ?? 0)))
            || place.Memberships.Any(membership => programmes.Contains(membership.ProgrammeId))
            || place.Networks.Any(member => member.EndedAt == null && networks.Contains(member.NetworkId)));
    }

    /// <summary>Proposals of the scope's territories, those on places of its programmes and networks or on its own places, those on its sheets.</summary>
    public static IQueryable<Proposal> InScope(this IQueryable<Proposal> proposals, Scope scope)
    {
        if (scope.IsEverywhere)
        {
            return proposals;
        }

        var (territories, programmes, networks, own) = (scope.TerritoryIds, scope.ProgrammeIds, scope.NetworkIds, scope.PlaceIds);
        return proposals.Where(proposal => own.Contains(proposal.PlaceId ?? 0)
            || (proposal.Commune != null && (territories.Contains(proposal.Commune.Id) || territories.Contains(proposal.Commune.DepartementId)
                || territories.Contains(proposal.Commune.RegionId) || territories.Contains(proposal.Commune.EpciId ?? 0)
                || territories.Contains(proposal.Commune.ZoneEmploiId ?? 0)))
            || (proposal.Place != null && proposal.Place.Memberships.Any(membership => programmes.Contains(membership.ProgrammeId)))
            || (proposal.Place != null && proposal.Place.Networks.Any(member => member.EndedAt == null && networks.Contains(member.NetworkId)))
            || (proposal.Sheet != null && proposal.Sheet.Territories.Any(area => territories.Contains(area.TerritoryId))));
    }

    /// <summary>Requests whose project is in the scope's territories.</summary>
    public static IQueryable<ContactRequest> InScope(this IQueryable<ContactRequest> requests, Scope scope)
    {
        if (scope.IsEverywhere)
        {
            return requests;
        }

        var territories = scope.TerritoryIds;
        return requests.Where(request => territories.Contains(request.Commune!.Id) || territories.Contains(request.Commune.DepartementId)
            || territories.Contains(request.Commune.RegionId) || territories.Contains(request.Commune.EpciId ?? 0) || territories.Contains(request.Commune.ZoneEmploiId ?? 0));
    }

    /// <summary>
    /// Sheets of the scope's organisations, networks and places, those situated in its territories, and those whose area is made of them
    /// alone. What overflows the scope is not in it.
    /// </summary>
    public static IQueryable<TSheet> InScope<TSheet>(this IQueryable<TSheet> sheets, Scope scope) where TSheet : Sheet
    {
        if (scope.IsEverywhere)
        {
            return sheets;
        }

        var (territories, networks, places, organisations) = (scope.TerritoryIds, scope.NetworkIds, scope.PlaceIds, scope.OrganisationIds);
        return sheets.Where(sheet => networks.Contains(sheet.Id) || organisations.Contains(sheet.Id) || organisations.Contains(sheet.OrganisationId ?? 0)
            || places.Contains(sheet.PlaceId ?? 0)
            || (sheet.Commune != null && (territories.Contains(sheet.Commune.Id) || territories.Contains(sheet.Commune.DepartementId)
                || territories.Contains(sheet.Commune.RegionId) || territories.Contains(sheet.Commune.EpciId ?? 0)
                || territories.Contains(sheet.Commune.ZoneEmploiId ?? 0)))
            || (sheet.Commune == null && !sheet.IsEverywhere && sheet.Territories.Any() && sheet.Territories.All(area => territories.Contains(area.TerritoryId))));
    }
}
