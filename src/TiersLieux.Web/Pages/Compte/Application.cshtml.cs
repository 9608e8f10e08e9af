using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using TiersLieux.Domain.Accounts;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>Shows the key of the second factor, and turns it on once the application has given a right code.</summary>
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class ApplicationModel(UserManager<Account> users, SecondFactors factors) : PageModel
{
    /// <summary>In groups of four letters.</summary>
    public string Key { get; private set; } = "";

    public string QrCode { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) is null ? LocalRedirect("/compte/securite") : Page();

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not { } account)
        {
            return LocalRedirect("/compte/securite");
        }

        var typed = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (await factors.EnableAsync(account, typed, HttpContext, cancellationToken) is not { } codes)
        {
            return this.Invalid("code", "Ce n’est pas le code que montre l’application : attendez le suivant, et vérifiez l’heure de votre téléphone.");
        }

        TempData[CodesModel.Key] = codes;
        return LocalRedirect("/compte/securite/codes");
    }

    /// <returns>Null when the second factor is already on: its key is not shown again.</returns>
    private async Task<Account?> ReadAsync(CancellationToken cancellationToken)
    {
        var account = (await users.GetUserAsync(User))!;
        if (account.TwoFactorEnabled)
        {
            return null;
        }

        var key = await factors.KeyAsync(account, cancellationToken);
        (Key, QrCode) = (string.Join(' ', key.Chunk(4).Select(group => new string(group))), SecondFactors.QrCode(account, key));
        return account;
    }
}
