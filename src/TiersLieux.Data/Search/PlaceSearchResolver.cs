using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Search;

/// <summary>Finds the territories a search names by code, in one round trip; a past commune code leads to today's commune.</summary>
public sealed class PlaceSearchResolver(TiersLieuxDbContext db, TimeProvider clock)
{
    /// <returns>The resolved search, and an error for each code that no territory has.</returns>
    public async Task<(ResolvedSearch Resolved, IReadOnlyList<SearchError> Errors)> ResolveAsync(PlaceSearch search, CancellationToken cancellationToken)
    {
        if (search.Territories.Count == 0)
        {
            return (new ResolvedSearch(search, [], clock.GetUtcNow()), []);
        }

        var asked = search.Territories;
        var kinds = asked.Select(code => code.Kind).Distinct().ToArray();
        var codes = asked.Select(code => code.Code).Distinct().ToArray();
        var candidates = await db.Territories
            .Where(territory => (kinds.Contains(territory.Kind) && codes.Contains(territory.Code))
                || db.FormerCommuneCodes.Any(former => former.CommuneId == territory.Id && codes.Contains(former.Code)))
            .Select(territory => new
            {
                Match = new TerritoryMatch(
                    territory.Id, territory.Kind, territory.Code, territory.Name, territory.Position,
                    ((Commune)territory).ZoneEmploiId, ((Commune)territory).ZoneEmploi!.Code, ((Commune)territory).ZoneEmploi!.Name),
                FormerCodes = db.FormerCommuneCodes
                    .Where(former => former.CommuneId == territory.Id && codes.Contains(former.Code)).Select(former => former.Code).ToList(),
            })
            .ToListAsync(cancellationToken);

        var found = new List<TerritoryMatch>();
        var errors = new List<SearchError>();
        foreach (var code in asked)
        {
            var match = candidates
                .Where(row => row.Match.Kind == code.Kind && (row.Match.Code == code.Code || row.FormerCodes.Contains(code.Code)))
                .MaxBy(row => row.Match.Code == code.Code);
            if (match is not null)
            {
                found.Add(match.Match);
                continue;
            }

            var words = TerritoryKindWords.Of(code.Kind);
            errors.Add(new(words.Parameter, $"Aucun territoire de ce type ne porte le code « {code.Code} » ({words.Label.ToLowerInvariant()})."));
        }

        return (new ResolvedSearch(search, found.DistinctBy(match => match.Id).ToList(), clock.GetUtcNow()), errors);
    }
}
