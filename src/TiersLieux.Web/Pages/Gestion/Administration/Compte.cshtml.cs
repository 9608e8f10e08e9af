using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Gestion.Administration;

/// <summary>One account and its rights, which end here; they are given by invitation.</summary>
public sealed class CompteModel(TiersLieuxDbContext db, CurrentViewer viewer, TimeProvider clock) : PageModel
{
    public Account Account { get; private set; } = null!;
    public IReadOnlyList<RoleGrant> Grants { get; private set; } = [];
    public int Places { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRetirerAsync(int id, int grantId, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(id, cancellationToken) || Grants.SingleOrDefault(given => given.Id == grantId && given.EndedAt == null) is not { } grant)
        {
            return NotFound();
        }

        if (grant.Role == AccountRole.Admin && !await db.HasAnotherAdminAsync(id, cancellationToken))
        {
            return this.Invalid("", "Personne d’autre n’administre l’annuaire : donnez d’abord ce droit à quelqu’un.");
        }

        await db.EndAsync(grant, clock.GetUtcNow(), viewer.AccountId, GrantWords.Of(grant), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return this.Done($"/gestion/administration/comptes/{id}", "Le droit est retiré.");
    }

    private async Task<bool> ReadAsync(int id, CancellationToken cancellationToken)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id && known.ErasedAt == null, cancellationToken) is not { } account)
        {
            return false;
        }

        Account = account;
        Grants = await db.RoleGrants.Include(grant => grant.Territory).Include(grant => grant.Programme).Include(grant => grant.Network).Where(grant => grant.AccountId == id)
            .OrderBy(grant => grant.EndedAt != null).ThenByDescending(grant => grant.Id).ToListAsync(cancellationToken);
        Places = await db.PlaceManagers.CountAsync(manager => manager.AccountId == id && manager.EndedAt == null, cancellationToken);
        return true;
    }
}
