using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Messages;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>Second half of a change of address: the link proves the new one, the former one is told. Opening it changes nothing.</summary>
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class AdresseModel(TiersLieuxDbContext db, UserManager<Account> users, SignInManager<Account> signIn, AccountMails mails, TimeProvider clock) : PageModel
{
    /// <summary>Null when the link opens nothing.</summary>
    public string? Email { get; private set; }

    public string? Jeton { get; private set; }

    public Task OnGetAsync(string? jeton, CancellationToken cancellationToken) => FindAsync(jeton, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? jeton, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(jeton, cancellationToken) is not { } link || !await db.TakeAsync(link, now, cancellationToken))
        {
            Email = null;
            return this.Invalid();
        }

        var account = (await users.FindByIdAsync($"{link.AccountId}"))!;
        var former = account.Email!;
        (account.Email, account.UserName, account.EmailConfirmed) = (link.Email, link.Email, true);
        if (await users.UpdateSecurityStampAsync(account) is { Succeeded: false })
        {
            Email = null;
            return this.Invalid();
        }

        // Other links sent to the former address, to choose a password above all, open nothing any more.
        await db.CloseLinksAsync(LinkPurpose.ResetPassword, account.Id, now, cancellationToken);
        await db.CloseLinksAsync(LinkPurpose.ConfirmAccount, account.Id, now, cancellationToken);
        var isHere = users.GetUserId(User) == $"{account.Id}";
        await db.EndSessionsAsync(account.Id, now, cancellationToken, except: isHere ? User.SessionId() : null);
        var (subject, body) = mails.AddressChanged(link.Email);
        db.Post(former, subject, body, now);
        db.Audit("adresse", now, account.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (!isHere)
        {
            return LocalRedirect("/compte/connexion");
        }

        await signIn.RefreshSignInAsync(account);
        return this.Done("/compte/identite", "Votre adresse est changée.");
    }

    private async Task<SecretLink?> FindAsync(string? jeton, CancellationToken cancellationToken)
    {
        var link = await db.FindLinkAsync(jeton, LinkPurpose.ConfirmAccount, clock.GetUtcNow(), cancellationToken);
        // Somebody may have made an account with it meanwhile.
        link = link?.AccountId is null || await users.FindByEmailAsync(link.Email) is not null ? null : link;
        (Email, Jeton) = (link?.Email, link is null ? null : jeton);
        return link;
    }
}
