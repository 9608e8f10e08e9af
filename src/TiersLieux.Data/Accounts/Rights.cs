using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Data.Accounts;

/// <summary>What an account may do, read from its grants, the places it manages and its organisations; nothing is kept in its cookie.</summary>
/// <param name="LacksSecondFactor">Some of its rights wait for a second factor.</param>
/// <param name="Curation">Places whose proposals it decides, that it merges and restores.</param>
/// <param name="Editing">What it edits without waiting: those, its collectivité's, its own places and what its organisations publish.</param>
public sealed record Rights(bool IsAdmin, bool IsCurator, bool IsAgent, bool LacksSecondFactor, Scope Curation, Scope Editing)
{
    public static readonly Rights None = new(false, false, false, false, Scope.Nowhere, Scope.Nowhere);

    /// <param name="hasSecondFactor">Whether this session was opened with one: coordination and administration ask for it.</param>
    public static async Task<Rights> ReadAsync(TiersLieuxDbContext db, int accountId, bool hasSecondFactor, CancellationToken cancellationToken)
    {
        var granted = await db.RoleGrants.AsNoTracking().Where(grant => grant.AccountId == accountId && grant.EndedAt == null).ToListAsync(cancellationToken);
        var managed = await db.PlaceManagers.Where(manager => manager.AccountId == accountId && manager.EndedAt == null)
            .Select(manager => manager.PlaceId).ToArrayAsync(cancellationToken);
        var organisations = await db.OrganisationMembers.Where(member => member.AccountId == accountId && member.ApprovedAt != null && member.EndedAt == null)
            .Select(member => member.OrganisationId).ToArrayAsync(cancellationToken);
        var grants = granted.Where(grant => hasSecondFactor || grant.Role == AccountRole.Agent).ToList();
        var lacks = grants.Count < granted.Count;
        if (grants.Any(grant => grant.Role == AccountRole.Admin))
        {
            return new Rights(true, true, false, false, Scope.Everywhere, Scope.Everywhere);
        }

        var curated = grants.Where(grant => grant.Role == AccountRole.Coordinator).ToList();
        var curation = Reach(curated);
        return new Rights(false, !curation.IsNowhere, grants.Any(grant => grant.Role == AccountRole.Agent), lacks, curation,
            Reach(grants) with { PlaceIds = managed, OrganisationIds = organisations });
    }

    private static Scope Reach(List<RoleGrant> grants) => Scope.Nowhere with
    {
        TerritoryIds = [.. grants.Select(grant => grant.TerritoryId).OfType<int>()],
        ProgrammeIds = [.. grants.Select(grant => grant.ProgrammeId).OfType<int>()],
        NetworkIds = [.. grants.Select(grant => grant.NetworkId).OfType<int>()],
    };
}
