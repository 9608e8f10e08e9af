using System.ComponentModel.DataAnnotations;
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

/// <summary>One's name, and first half of a change of address: the password, then a link to the new one (<see cref="AdresseModel"/>).</summary>
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class IdentiteModel(TiersLieuxDbContext db, UserManager<Account> users, AccountMails mails, TimeProvider clock) : PageModel
{
    public sealed record AddressInput
    {
        [Required(ErrorMessage = "Donnez votre nouvelle adresse électronique."), EmailField]
        public string? Email { get; init; }

        public string? Current { get; init; }
    }

    public Account Account { get; private set; } = null!;

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostNomAsync(string? name)
    {
        await ReadAsync();
        if (name?.Trim() is not { Length: > 0 and <= 100 } given)
        {
            return this.Invalid("name", "Donnez votre nom, en 100 caractères au plus.");
        }

        Account.DisplayName = given;
        await users.UpdateAsync(Account);
        return this.Done("/compte/identite", "Votre nom est changé.");
    }

    public async Task<IActionResult> OnPostAdresseAsync(AddressInput input, CancellationToken cancellationToken)
    {
        await ReadAsync();
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (input.Current is not { Length: > 0 and <= 200 } || !await users.CheckPasswordAsync(Account, input.Current))
        {
            return this.Invalid("current", "Ce n’est pas votre mot de passe actuel.");
        }

        var (email, now) = (input.Email!.Trim(), clock.GetUtcNow());
        if (await db.MayWriteToAsync(LinkPurpose.ConfirmAccount, email, now, cancellationToken))
        {
            // The same answer for an address that has an account: only its mailbox tells.
            var isTaken = await users.FindByEmailAsync(email) is { } other && other.Id != Account.Id;
            var secret = db.AddLink(LinkPurpose.ConfirmAccount, email, now, AccountLinks.ConfirmationLifetime, Account.Id);
            var (subject, body) = isTaken ? mails.AlreadyRegistered() : mails.NewAddress(secret);
            db.Post(email, subject, body, now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return this.Done("/compte/identite", "Un lien est parti à cette adresse : ouvrez-le avant deux jours.");
    }

    private async Task ReadAsync() => Account = (await users.GetUserAsync(User))!;
}
