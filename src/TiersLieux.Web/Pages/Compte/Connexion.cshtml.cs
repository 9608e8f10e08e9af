using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using TiersLieux.Data;
using TiersLieux.Domain.Accounts;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>Sign-in. Unknown address, wrong password, locked account: one answer, in the same time; only the mailbox of the account tells more.</summary>
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class ConnexionModel(
    TiersLieuxDbContext db, UserManager<Account> users, SignInManager<Account> signIn, AccountMails mails, TimeProvider clock) : PageModel
{
    public const string Refusal = "Cette adresse et ce mot de passe ne vont pas ensemble. Après cinq essais faux, un compte est bloqué un quart d’heure.";

    private static readonly Account Nobody = new() { DisplayName = "", CreatedAt = default };

    public sealed record Input
    {
        [Required(ErrorMessage = "Donnez votre adresse électronique."), EmailField]
        public string? Email { get; init; }

        [Required(ErrorMessage = "Donnez votre mot de passe.")]
        public string? Password { get; init; }

        public bool Remember { get; init; }
    }

    public string Retour { get; private set; } = "/compte";

    public bool Remember { get; private set; }

    public IActionResult OnGet(string? retour)
    {
        Retour = Url.IsLocalUrl(retour) ? retour : Retour;
        return User.Identity?.IsAuthenticated == true ? LocalRedirect(Retour) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Input input, string? retour, CancellationToken cancellationToken)
    {
        (Retour, Remember) = (Url.IsLocalUrl(retour) ? retour : Retour, input.Remember);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var account = await users.FindByEmailAsync(input.Email!.Trim());
        var wasLocked = account is not null && await users.IsLockedOutAsync(account);
        var result = account is null || wasLocked
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await signIn.PasswordSignInAsync(account, input.Password!, input.Remember, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return LocalRedirect(Retour);
        }

        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("/Compte/SecondFacteur", new { retour = Retour, souvenir = input.Remember });
        }

        if (account?.PasswordHash is null || wasLocked)
        {
            // Otherwise the answer would come sooner than for a known account.
            users.PasswordHasher.HashPassword(Nobody, input.Password!);
        }

        await db.RecordRefusalAsync(account, result.IsLockedOut, mails, clock.GetUtcNow(), cancellationToken);
        return this.Invalid("", Refusal);
    }
}
