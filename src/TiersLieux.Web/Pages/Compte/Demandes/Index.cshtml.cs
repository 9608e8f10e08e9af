using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Requests;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Requests;

namespace TiersLieux.Web.Pages.Compte.Demandes;

/// <summary>The requests of the account, the latest first; each opens the page an e-mail's link opens.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, CurrentViewer viewer) : PageModel
{
    public const int Shown = 50;

    public IReadOnlyList<ContactRequest> Mine { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Mine = await db.ContactRequests.AsNoTracking().Complete()
        .Where(request => request.AccountId == viewer.AccountId).OrderByDescending(request => request.Id).Take(Shown).ToListAsync(cancellationToken);
}
