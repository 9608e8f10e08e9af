using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Data.Accounts;

/// <summary>Grants and ends rights, with their line of the audit log; the caller saves.</summary>
public static class RightsChanges
{
    /// <param name="words">« coordination, Drôme (26) »: <see cref="RoleWords.Of(AccountRole, string?)"/>.</param>
    public static void Grant(
        this TiersLieuxDbContext db, int accountId, AccountRole role, int? territoryId, int? programmeId, DateTimeOffset now, int? grantedById, string words,
        int? networkId = null)
    {
        db.RoleGrants.Add(new RoleGrant
        {
            AccountId = accountId, Role = role, TerritoryId = territoryId, ProgrammeId = programmeId, NetworkId = networkId, GrantedAt = now, GrantedById = grantedById,
        });
        db.Audit("droit-accorde", now, grantedById, words, subjectAccountId: accountId);
    }

    /// <summary>Ends a right; an agent leaves the collectivité it came from, else they could still approve colleagues.</summary>
    public static async Task EndAsync(
        this TiersLieuxDbContext db, RoleGrant grant, DateTimeOffset now, int? endedById, string words, CancellationToken cancellationToken)
    {
        grant.EndedAt = now;
        if (grant.Role == AccountRole.Agent)
        {
            foreach (var member in await db.OrganisationMembers
                .Where(member => member.AccountId == grant.AccountId && member.EndedAt == null && member.Organisation!.TerritoryId == grant.TerritoryId)
                .ToListAsync(cancellationToken))
            {
                member.EndedAt = now;
            }
        }

        db.Audit("droit-retire", now, endedById, words, subjectAccountId: grant.AccountId);
    }

    /// <summary>Whether somebody else would still administer the directory.</summary>
    public static Task<bool> HasAnotherAdminAsync(this TiersLieuxDbContext db, int accountId, CancellationToken cancellationToken) =>
        db.RoleGrants.AnyAsync(grant => grant.Role == AccountRole.Admin && grant.EndedAt == null && grant.AccountId != accountId, cancellationToken);
}
