using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>Change of password, and the second factor: see what it is, remove it, make new recovery codes.</summary>
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class SecuriteModel(
    TiersLieuxDbContext db, UserManager<Account> users, SignInManager<Account> signIn, SecondFactors factors, AccountMails mails, TimeProvider clock) : PageModel
{
    public Account Account { get; private set; } = null!;

    public int CodesLeft { get; private set; }

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostMotDePasseAsync(string? current, string? password, CancellationToken cancellationToken)
    {
        await ReadAsync();
        if (string.IsNullOrEmpty(current) || string.IsNullOrEmpty(password) || password.Length > 200)
        {
            if (string.IsNullOrEmpty(current))
            {
                ModelState.AddModelError("current", "Donnez votre mot de passe actuel.");
            }

            return password?.Length > 200
                ? this.Invalid("password", "Votre mot de passe est trop long : 200 caractères au plus.")
                : string.IsNullOrEmpty(password) ? this.Invalid("password", "Choisissez un nouveau mot de passe.") : this.Invalid();
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var result = await users.ChangePasswordAsync(Account, current, password);
        if (!result.Succeeded)
        {
            return this.Invalid(result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)) ? "current" : "password", result);
        }

        await db.EndSessionsAsync(Account.Id, now, cancellationToken, except: User.SessionId());
        db.Audit("mot-de-passe", now, Account.Id);
        var (subject, body) = mails.PasswordChanged();
        db.Post(Account.Email!, subject, body, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await signIn.RefreshSignInAsync(Account);
        return this.Done("/compte/securite", "Votre mot de passe est changé. Vos autres appareils sont déconnectés.");
    }

    public async Task<IActionResult> OnPostCodesAsync(string? codesPassword)
    {
        await ReadAsync();
        if (!await users.CheckPasswordAsync(Account, codesPassword ?? ""))
        {
            return this.Invalid("codesPassword", "Ce n’est pas votre mot de passe actuel.");
        }

        if (Account.TwoFactorEnabled)
        {
            TempData[CodesModel.Key] = await factors.NewCodesAsync(Account);
        }

        return LocalRedirect("/compte/securite/codes");
    }

    public async Task<IActionResult> OnPostRetirerAsync(string? removePassword, CancellationToken cancellationToken)
    {
        await ReadAsync();
        if (!await users.CheckPasswordAsync(Account, removePassword ?? ""))
        {
            return this.Invalid("removePassword", "Ce n’est pas votre mot de passe actuel.");
        }

        await factors.DisableAsync(Account, HttpContext, cancellationToken);
        return this.Done("/compte/securite", "Le second facteur est retiré.");
    }

    private async Task ReadAsync()
    {
        Account = (await users.GetUserAsync(User))!;
        CodesLeft = await users.CountRecoveryCodesAsync(Account);
    }
}
