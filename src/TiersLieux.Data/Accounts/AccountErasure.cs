using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Requests;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Requests;

namespace TiersLieux.Data.Accounts;

/// <summary>Deletes an account on its owner's demand: who they are goes, what was published stays.</summary>
public static class AccountErasure
{
    private static readonly ProposalState[] Unsent = [ProposalState.Draft, ProposalState.Unconfirmed];

    /// <summary>One transaction with what the caller has begun; the caller saves and commits.</summary>
    public static async Task EraseAsync(this TiersLieuxDbContext db, Account account, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (id, email) = (account.Id, account.Email);
        await db.Proposals.Where(proposal => proposal.AuthorId == id && Unsent.Contains(proposal.State))
            .ExecuteUpdateAsync(set => set.SetProperty(proposal => proposal.State, ProposalState.Cancelled), cancellationToken);
        await db.Comments.Where(comment => comment.AccountId == id || db.Proposals.Any(proposal =>
                proposal.CommentId == comment.Id && proposal.Kind == ProposalKind.Comment && (proposal.AuthorId == id || proposal.AuthorEmail == email)))
            .ExecuteUpdateAsync(set => set.SetProperty(comment => comment.AuthorName, (string?)null).SetProperty(comment => comment.AccountId, (int?)null), cancellationToken);
        await db.Proposals.Where(proposal => proposal.AuthorId == id || proposal.AuthorEmail == email)
            .ExecuteUpdateAsync(set => set.SetProperty(proposal => proposal.AuthorEmail, (string?)null), cancellationToken);
        await db.ClaimDocuments.Where(document => db.Proposals.Any(claim => claim.Id == document.ProposalId && claim.AuthorId == id)).ExecuteDeleteAsync(cancellationToken);
        await db.ContactRequests.Where(request => (request.AccountId == id || request.Email == email) && request.State == RequestState.Unconfirmed).ExecuteDeleteAsync(cancellationToken);
        await db.EraseAsync(db.ContactRequests.Where(request => request.AccountId == id || request.Email == email), now, cancellationToken);
        await db.RoleGrants.Where(grant => grant.AccountId == id && grant.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(grant => grant.EndedAt, now), cancellationToken);
        await db.PlaceManagers.Where(manager => manager.AccountId == id && manager.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(manager => manager.EndedAt, now), cancellationToken);
        await db.OrganisationMembers.Where(member => member.AccountId == id && member.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.EndedAt, now), cancellationToken);
        await db.AccountSessions.Where(session => session.AccountId == id).ExecuteDeleteAsync(cancellationToken);
        await db.SecretLinks.Where(link => link.AccountId == id || link.Email == email).ExecuteDeleteAsync(cancellationToken);
        await db.Invitations.Where(invitation => invitation.Email == email)
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.Email, "compte supprimé"), cancellationToken);
        await db.OutgoingEmails.Where(sent => sent.To == email).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserToken<int>>().Where(token => token.UserId == id).ExecuteDeleteAsync(cancellationToken);
        account.Erase(now);
    }
}
