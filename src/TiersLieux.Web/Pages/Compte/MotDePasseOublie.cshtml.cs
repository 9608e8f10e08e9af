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

/// <summary>Sends a link to choose a password, if the address has an account; the answer does not tell.</summary>
[GuardedForm]
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class MotDePasseOublieModel(TiersLieuxDbContext db, UserManager<Account> users, AccountMails mails, TimeProvider clock) : PageModel
{
    public bool IsSent { get; private set; }

    public void OnGet(bool envoye) => IsSent = envoye;

    public async Task<IActionResult> OnPostAsync(InscriptionModel.Input input, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var now = clock.GetUtcNow();
        if (await users.FindByEmailAsync(input.Email!.Trim()) is { Email: { } email } account
            && await db.MayWriteToAsync(LinkPurpose.ResetPassword, email, now, cancellationToken))
        {
            var secret = db.AddLink(LinkPurpose.ResetPassword, email, now, AccountLinks.ResetLifetime, account.Id);
            var (subject, body) = mails.Reset(secret);
            db.Post(email, subject, body, now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return LocalRedirect("/compte/mot-de-passe-oublie?envoye=true");
    }
}
