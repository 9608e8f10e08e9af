using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Messages;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>Second half of a sign-up: the link proves the address, its owner chooses a name and a password. Opening it changes nothing.</summary>
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class ConfirmerModel(
    TiersLieuxDbContext db, NewAccounts accounts, UserManager<Account> users, SignInManager<Account> signIn, TimeProvider clock) : PageModel
{
    /// <summary>Null when the link opens nothing.</summary>
    public string? Email { get; private set; }

    public string? Jeton { get; private set; }

    public Task OnGetAsync(string? jeton, CancellationToken cancellationToken) => FindAsync(jeton, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? jeton, NewAccountInput input, CancellationToken cancellationToken)
    {
        if (await FindAsync(jeton, cancellationToken) is not { } link || !ModelState.IsValid)
        {
            return this.Invalid();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TakeAsync(link, clock.GetUtcNow(), cancellationToken))
        {
            Email = null;
            return this.Invalid();
        }

        var (account, result) = await accounts.CreateAsync(link.Email, input.Name!, input.Password!, cancellationToken);
        if (!result.Succeeded)
        {
            return this.Invalid("password", result);
        }

        await transaction.CommitAsync(cancellationToken);
        await signIn.SignInAsync(account, isPersistent: false);
        return this.Done("/compte", "Votre compte est créé.");
    }

    private async Task<SecretLink?> FindAsync(string? jeton, CancellationToken cancellationToken)
    {
        var link = await db.FindLinkAsync(jeton, LinkPurpose.ConfirmAccount, clock.GetUtcNow(), cancellationToken);
        // The account may have been made meanwhile, by another link or by an invitation.
        link = link is null || link.AccountId is not null || await users.FindByEmailAsync(link.Email) is not null ? null : link;
        (Email, Jeton) = (link?.Email, link is null ? null : jeton);
        return link;
    }
}
