using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>
/// Opens an account for an address its owner has just proved by a link. Nothing exists before: nobody can prepare an account, and
/// its password, under somebody else's address.
/// </summary>
public sealed class NewAccounts(TiersLieuxDbContext db, UserManager<Account> users, TimeProvider clock)
{
    /// <summary>In the caller's transaction. What was proposed from this address without an account now belongs to it.</summary>
    public async Task<(Account Account, IdentityResult Result)> CreateAsync(string email, string name, string password, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var account = new Account { DisplayName = name.Trim(), CreatedAt = now, Email = email, UserName = email, EmailConfirmed = true };
        var result = await users.CreateAsync(account, password);
        if (result.Succeeded)
        {
            await db.Proposals.Where(proposal => proposal.AuthorId == null && proposal.AuthorEmail == email && proposal.State != ProposalState.Unconfirmed)
                .ExecuteUpdateAsync(set => set.SetProperty(proposal => proposal.AuthorId, account.Id), cancellationToken);
            db.Audit("compte-cree", now, account.Id);
            await db.SaveChangesAsync(cancellationToken);
        }

        return (account, result);
    }
}
