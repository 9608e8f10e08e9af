using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Programmes;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Pages.Territoires;

/// <summary>What the page of a territory says of programmes.</summary>
/// <param name="OfCommune">Those the commune is in, may enter or should ask; empty for larger territories.</param>
/// <param name="Counts">Of a larger territory: its communes in each programme today, the most first.</param>
public sealed record TerritoryProgrammes(IReadOnlyList<EligibleProgramme> OfCommune, IReadOnlyList<(string Slug, string Name, int Communes)> Counts)
{
    public static readonly TerritoryProgrammes None = new([], []);

    /// <param name="communes">Of the territory.</param>
    public static async Task<TerritoryProgrammes> ReadAsync(
        TiersLieuxDbContext db, Territory territory, IQueryable<Commune> communes, DateOnly today, CancellationToken cancellationToken)
    {
        if (territory is Commune)
        {
            var all = await ProgrammeEligibility.OfCommuneAsync(db, territory.Id, today, cancellationToken);
            return new([.. all.Where(found => found.Answer != EligibilityAnswer.No).OrderByDescending(found => found.IsMember)], []);
        }

        var counted = await db.ProgrammeMemberships
            .Where(member => member.Programme!.State == SheetState.Published && (member.EndsOn == null || member.EndsOn >= today) && communes.Any(commune => commune.Id == member.TerritoryId))
            .GroupBy(member => new { member.Programme!.Slug, member.Programme.Name }).Select(group => new { group.Key.Slug, group.Key.Name, Count = group.Count() })
            .OrderByDescending(row => row.Count).ThenBy(row => row.Slug).ToListAsync(cancellationToken);
        return new([], [.. counted.Select(row => (row.Slug, row.Name, row.Count))]);
    }
}
