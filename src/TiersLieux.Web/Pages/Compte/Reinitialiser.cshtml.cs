using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Messages;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>Chooses a password by an e-mailed link, or by the one <c>tl admin create</c> prints. Ends every session; the second factor is still asked.</summary>
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class ReinitialiserModel(TiersLieuxDbContext db, UserManager<Account> users, AccountMails mails, TimeProvider clock) : PageModel
{
    public sealed record Input
    {
        [Required(ErrorMessage = "Choisissez un mot de passe."), StringLength(200, ErrorMessage = "Votre mot de passe est trop long : 200 caractères au plus.")]
        public string? Password { get; init; }
    }

    /// <summary>Null when the link opens nothing.</summary>
    public string? Email { get; private set; }

    public string? Jeton { get; private set; }

    public Task OnGetAsync(string? jeton, CancellationToken cancellationToken) => FindAsync(jeton, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? jeton, Input input, CancellationToken cancellationToken)
    {
        if (await FindAsync(jeton, cancellationToken) is not { } link || !ModelState.IsValid)
        {
            return this.Invalid();
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.Accounts.SingleAsync(known => known.Id == link.AccountId, cancellationToken);
        if (!await db.TakeAsync(link, now, cancellationToken))
        {
            Email = null;
            return this.Invalid();
        }

        var result = await users.ResetPasswordAsync(account, await users.GeneratePasswordResetTokenAsync(account), input.Password!);
        if (!result.Succeeded)
        {
            return this.Invalid("password", result);
        }

        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        await db.CloseLinksAsync(LinkPurpose.ResetPassword, account.Id, now, cancellationToken);
        await db.EndSessionsAsync(account.Id, now, cancellationToken);
        db.Audit("mot-de-passe", now, account.Id, "Par un lien");
        var (subject, body) = mails.PasswordChanged();
        db.Post(link.Email, subject, body, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return this.Done("/compte/connexion", "Votre mot de passe est enregistré : connectez-vous.");
    }

    private async Task<SecretLink?> FindAsync(string? jeton, CancellationToken cancellationToken)
    {
        var link = await db.FindLinkAsync(jeton, LinkPurpose.ResetPassword, clock.GetUtcNow(), cancellationToken);
        (Email, Jeton) = (link?.Email, link is null ? null : jeton);
        return link;
    }
}
