using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Organisations;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>Agents who ask to join a collectivité whose territory lies in the curator's scope.</summary>
public sealed class CollectivitesModel(TiersLieuxDbContext db, AgentRequests requests, CurrentViewer viewer) : PageModel
{
    public IReadOnlyList<OrganisationMember> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Waiting = await (await InScopeAsync(cancellationToken)).ToListAsync(cancellationToken);

    public async Task<IActionResult> OnPostRepondreAsync(int id, bool accepter, CancellationToken cancellationToken)
    {
        var member = await (await InScopeAsync(cancellationToken)).SingleOrDefaultAsync(waiting => waiting.Id == id, cancellationToken);
        return member is null || !await requests.DecideAsync(member, accepter, viewer.AccountId!.Value, cancellationToken)
            ? NotFound()
            : this.Done("/gestion/collectivites", accepter ? "La demande est acceptée." : "La demande est refusée.");
    }

    private async Task<IQueryable<OrganisationMember>> InScopeAsync(CancellationToken cancellationToken)
    {
        var scope = (await viewer.RightsAsync(cancellationToken)).Curation;
        return AgentRequests.Waiting(db.Organisations.InScope(db, scope)).Include(member => member.Organisation).Include(member => member.Account).AsNoTracking();
    }
}
