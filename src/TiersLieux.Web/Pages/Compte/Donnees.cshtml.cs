using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>One's data: take them away, or delete the account.</summary>
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class DonneesModel(TiersLieuxDbContext db, UserManager<Account> users, SignInManager<Account> signIn, AccountMails mails, TimeProvider clock) : PageModel
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IActionResult> OnPostExporterAsync(CancellationToken cancellationToken)
    {
        var (account, now) = ((await users.GetUserAsync(User))!, clock.GetUtcNow());
        db.Audit("export-personnel", now, account.Id, "Ses propres données");
        await db.SaveChangesAsync(cancellationToken);
        var data = await PersonalData.ReadAsync(db, account.Id, now, cancellationToken);
        return File(JsonSerializer.SerializeToUtf8Bytes(data, Indented), "application/json", "mes-donnees.json");
    }

    public async Task<IActionResult> OnPostSupprimerAsync(string? password, CancellationToken cancellationToken)
    {
        var (account, now) = ((await users.GetUserAsync(User))!, clock.GetUtcNow());
        if (!await users.CheckPasswordAsync(account, password ?? ""))
        {
            return this.Invalid("password", "Ce n’est pas votre mot de passe actuel.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.RoleGrants.AnyAsync(grant => grant.AccountId == account.Id && grant.Role == AccountRole.Admin && grant.EndedAt == null, cancellationToken)
            && !await db.HasAnotherAdminAsync(account.Id, cancellationToken))
        {
            return this.Invalid("", "Personne d’autre n’administre l’annuaire : donnez d’abord ce droit à quelqu’un.");
        }

        var email = account.Email!;
        await db.EraseAsync(account, now, cancellationToken);
        db.Audit("compte-supprime", now, account.Id);
        var (subject, body) = mails.Erased();
        db.Post(email, subject, body, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await signIn.SignOutAsync();
        return this.Done("/compte/connexion", "Votre compte est supprimé.");
    }
}
