using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>Accepts and refuses the members of an organisation (the agents of a collectivité): for a coordinator of its territory, then for colleagues already accepted.</summary>
public sealed class AgentRequests(TiersLieuxDbContext db, AccountMails mails, TimeProvider clock)
{
    /// <summary>Requests that wait, the oldest first, with their organisation and account once included.</summary>
    public static IQueryable<OrganisationMember> Waiting(IQueryable<Organisation> organisations) =>
        organisations.SelectMany(organisation => organisation.Members).Where(member => member.ApprovedAt == null && member.EndedAt == null)
            .OrderBy(member => member.RequestedAt).ThenBy(member => member.Id);

    /// <summary>The collectivités whose colleagues this account may accept: it is one of their agents, and has kept the right.</summary>
    public IQueryable<Organisation> OfAgent(int accountId) => db.Organisations.Where(organisation =>
        organisation.Members.Any(member => member.AccountId == accountId && member.ApprovedAt != null && member.EndedAt == null)
        && (organisation.TerritoryId == null || db.RoleGrants.Any(grant => grant.AccountId == accountId && grant.Role == AccountRole.Agent && grant.EndedAt == null
            && grant.TerritoryId == organisation.TerritoryId)));

    /// <param name="member">Waiting, with its organisation and its account.</param>
    /// <returns>False when somebody decided meanwhile: nothing is done twice.</returns>
    public async Task<bool> DecideAsync(OrganisationMember member, bool accepted, int decidedById, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var organisation = member.Organisation!;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var taken = await db.OrganisationMembers.Where(waiting => waiting.Id == member.Id && waiting.ApprovedAt == null && waiting.EndedAt == null)
            .ExecuteUpdateAsync(
                set =>
                {
                    _ = accepted
                        ? set.SetProperty(waiting => waiting.ApprovedAt, now).SetProperty(waiting => waiting.ApprovedById, decidedById)
                        : set.SetProperty(waiting => waiting.EndedAt, now);
                },
                cancellationToken);
        if (taken == 0)
        {
            return false;
        }

        if (accepted)
        {
            await db.Organisations.Where(first => first.Id == organisation.Id && first.ApprovedAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(first => first.ApprovedAt, now).SetProperty(first => first.ApprovedById, decidedById)
                    .SetProperty(first => first.State, SheetState.Published), cancellationToken);
            if (organisation.TerritoryId is { } territory)
            {
                db.Grant(member.AccountId, AccountRole.Agent, territory, null, now, decidedById, RoleWords.Of(AccountRole.Agent, organisation.Name));
            }
        }

        else if (organisation.TerritoryId is not null && !await db.OrganisationMembers.AnyAsync(other => other.OrganisationId == organisation.Id && (other.EndedAt == null || other.ApprovedAt != null), cancellationToken))
        {
            // A SIREN given for the wrong territory must not stand in the way of the right one; the log keeps the refusal.
            await db.OrganisationMembers.Where(refused => refused.OrganisationId == organisation.Id).ExecuteDeleteAsync(cancellationToken);
            await db.Organisations.Where(refused => refused.Id == organisation.Id).ExecuteDeleteAsync(cancellationToken);
        }

        db.Audit(accepted ? "structure" : "structure-refusee", now, decidedById, organisation.Siren is { } siren ? $"{organisation.Name}, SIREN {siren}" : organisation.Name, subjectAccountId: member.AccountId);
        if (member.Account?.Email is { } email)
        {
            var (subject, body) = accepted ? mails.AgentApproved(organisation.Name, organisation.TerritoryId is not null) : mails.AgentRefused(organisation.Name);
            db.Post(email, subject, body, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
