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

/// <summary>Accepts rights offered to an address: with the account of that address, or by making one.</summary>
[EnableRateLimiting(RateLimits.Credentials)]
public sealed class InvitationModel(
    TiersLieuxDbContext db, NewAccounts accounts, UserManager<Account> users, SignInManager<Account> signIn, CurrentViewer viewer, TimeProvider clock) : PageModel
{
    public enum Who
    {
        /// <summary>The address has no account yet.</summary>
        New,
        SignedOut,
        SomebodyElse,
        Invited,
    }

    /// <summary>Null when the link opens nothing.</summary>
    public string? Right { get; private set; }

    public string Email { get; private set; } = "";
    public string? Jeton { get; private set; }
    public Who State { get; private set; }

    public Task OnGetAsync(string? jeton, CancellationToken cancellationToken) => FindAsync(jeton, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? jeton, NewAccountInput input, CancellationToken cancellationToken)
    {
        if (await FindAsync(jeton, cancellationToken) is not { } found || State is Who.SignedOut or Who.SomebodyElse || (State == Who.New && !ModelState.IsValid))
        {
            if (State != Who.New)
            {
                ModelState.Clear();
            }

            return this.Invalid();
        }

        var (invitation, link) = found;
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.TakeAsync(link, now, cancellationToken))
        {
            Right = null;
            return this.Invalid();
        }

        var account = await users.FindByEmailAsync(invitation.Email);
        if (account is null)
        {
            (account, var result) = await accounts.CreateAsync(invitation.Email, input.Name!, input.Password!, cancellationToken);
            if (!result.Succeeded)
            {
                return this.Invalid("password", result);
            }
        }

        invitation.AcceptedAt = now;
        db.Audit("invitation-acceptee", now, account.Id, Right);
        db.Grant(account.Id, invitation.Role, invitation.TerritoryId, invitation.ProgrammeId, now, invitation.InvitedById, Right!, invitation.NetworkId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (State == Who.New)
        {
            await signIn.SignInAsync(account, isPersistent: false);
        }

        return this.Done(invitation.Role == AccountRole.Agent || viewer.HasSecondFactor ? "/compte" : "/compte/securite", "L’invitation est acceptée.");
    }

    private async Task<(Invitation Invitation, SecretLink Link)?> FindAsync(string? jeton, CancellationToken cancellationToken)
    {
        var link = await db.FindLinkAsync(jeton, LinkPurpose.AcceptInvitation, clock.GetUtcNow(), cancellationToken);
        var invitation = link is null ? null : await db.Invitations.Include(sent => sent.Territory).Include(sent => sent.Programme).Include(sent => sent.Network)
            .SingleOrDefaultAsync(sent => sent.Id == link.InvitationId && sent.AcceptedAt == null && sent.CancelledAt == null, cancellationToken);
        if (invitation is null)
        {
            return null;
        }

        var invited = await users.FindByEmailAsync(invitation.Email);
        (Right, Email, Jeton) = (GrantWords.Of(invitation.Role, invitation.Territory, invitation.Programme, invitation.Network), invitation.Email, jeton);
        State = viewer.AccountId is { } id ? (invited?.Id == id ? Who.Invited : Who.SomebodyElse) : invited is null ? Who.New : Who.SignedOut;
        return (invitation, link!);
    }
}
