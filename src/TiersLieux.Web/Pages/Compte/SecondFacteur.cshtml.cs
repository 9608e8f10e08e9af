using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>Second step of a sign-in: a code of the application, or a recovery code, which serves once.</summary>
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class SecondFacteurModel(
    TiersLieuxDbContext db, UserManager<Account> users, SignInManager<Account> signIn, AccountMails mails, TimeProvider clock) : PageModel
{
    public const string Refusal = "Ce code n’est pas le bon, ou il a changé entre-temps. Un code de secours ne sert qu’une fois.";

    public string Retour { get; private set; } = "/compte";

    public bool Souvenir { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? retour, bool souvenir)
    {
        (Retour, Souvenir) = (Url.IsLocalUrl(retour) ? retour : Retour, souvenir);
        return await signIn.GetTwoFactorAuthenticationUserAsync() is null ? LocalRedirect("/compte/connexion") : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, string? retour, bool souvenir, CancellationToken cancellationToken)
    {
        (Retour, Souvenir) = (Url.IsLocalUrl(retour) ? retour : Retour, souvenir);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return LocalRedirect("/compte/connexion");
        }

        var typed = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (typed.Length is 0 or > 40)
        {
            return this.Invalid("code", "Donnez le code que montre votre application.");
        }

        var wasLocked = await users.IsLockedOutAsync(account);
        var isRecovery = typed.Length != 6 || !typed.All(char.IsAsciiDigit);
        var result = isRecovery
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(typed.ToUpperInvariant())
            : await signIn.TwoFactorAuthenticatorSignInAsync(typed, souvenir, rememberClient: false);
        if (!result.Succeeded)
        {
            await db.RecordRefusalAsync(account, result.IsLockedOut && !wasLocked, mails, clock.GetUtcNow(), cancellationToken);
            return this.Invalid("code", Refusal);
        }

        if (isRecovery && account.Email is { } email)
        {
            var (subject, body) = mails.RecoveryCodeUsed(await users.CountRecoveryCodesAsync(account));
            db.Post(email, subject, body, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }

        return LocalRedirect(Retour);
    }
}
