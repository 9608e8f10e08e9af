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

/// <summary>
/// First half of a sign-up: an address, which gets a link. The answer is the same whether it already has an account or not: only its
/// mailbox tells. The account itself is made by <see cref="ConfirmerModel"/>.
/// </summary>
[GuardedForm]
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class InscriptionModel(TiersLieuxDbContext db, UserManager<Account> users, AccountMails mails, TimeProvider clock) : PageModel
{
    public sealed record Input
    {
        [Required(ErrorMessage = "Donnez votre adresse électronique."), EmailField]
        public string? Email { get; init; }
    }

    public bool IsSent { get; private set; }

    public void OnGet(bool envoye) => IsSent = envoye;

    public async Task<IActionResult> OnPostAsync(Input input, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var (email, now) = (input.Email!.Trim(), clock.GetUtcNow());
        if (await db.MayWriteToAsync(LinkPurpose.ConfirmAccount, email, now, cancellationToken))
        {
            var isKnown = await users.FindByEmailAsync(email) is not null;
            // Made in both cases, so that both take as long and count alike; without an account to make, its secret goes nowhere.
            var secret = db.AddLink(LinkPurpose.ConfirmAccount, email, now, AccountLinks.ConfirmationLifetime);
            var (subject, body) = isKnown ? mails.AlreadyRegistered() : mails.Confirm(secret);
            db.Post(email, subject, body, now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return LocalRedirect("/compte/inscription?envoye=true");
    }
}
