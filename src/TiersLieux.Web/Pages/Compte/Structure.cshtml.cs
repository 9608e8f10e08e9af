using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Organisations;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>An agent asks to join a collectivité; once accepted, they answer their colleagues.</summary>
public sealed class StructureModel(
    TiersLieuxDbContext db, TerritorySearch territories, AgentRequests requests, CurrentViewer viewer, TimeProvider clock) : PageModel
{
    private const int MaximumFound = 8;

    public string? Nom { get; private set; }
    public IReadOnlyList<CollectiviteTerritory> Found { get; private set; } = [];
    public IReadOnlyList<OrganisationMember> Mine { get; private set; } = [];
    public IReadOnlyList<OrganisationMember> Colleagues { get; private set; } = [];

    private int AccountId => viewer.AccountId!.Value;

    public Task OnGetAsync(string? nom, CancellationToken cancellationToken) => ReadAsync(nom, cancellationToken);

    public async Task<IActionResult> OnPostDemanderAsync(int territoryId, string? nom, CancellationToken cancellationToken)
    {
        await ReadAsync(nom, cancellationToken);
        if (await CollectiviteTerritory.FindAsync(db, territoryId, cancellationToken) is not { } territory)
        {
            return NotFound();
        }

        var typed = Request.Form[$"siren{territoryId}"].ToString();
        return await db.AskToJoinAsync(territory, typed, AccountId, clock.GetUtcNow(), cancellationToken) is { } refusal
            ? this.Invalid($"siren{territoryId}", refusal)
            : this.Done("/compte/structure", $"Votre demande pour {territory.Name} est enregistrée.");
    }

    public async Task<IActionResult> OnPostRepondreAsync(int id, bool accepter, CancellationToken cancellationToken)
    {
        var member = await AgentRequests.Waiting(requests.OfAgent(AccountId)).Include(waiting => waiting.Organisation).Include(waiting => waiting.Account)
            .AsNoTracking().SingleOrDefaultAsync(waiting => waiting.Id == id && waiting.AccountId != AccountId, cancellationToken);
        return member is null || !await requests.DecideAsync(member, accepter, AccountId, cancellationToken)
            ? NotFound()
            : this.Done("/compte/structure", accepter ? "La demande est acceptée." : "La demande est refusée.");
    }

    public async Task<IActionResult> OnPostQuitterAsync(int id, CancellationToken cancellationToken)
    {
        var member = await db.OrganisationMembers.Include(mine => mine.Organisation)
            .SingleOrDefaultAsync(mine => mine.Id == id && mine.AccountId == AccountId && mine.EndedAt == null, cancellationToken);
        if (member is null)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        member.EndedAt = now;
        foreach (var grant in await db.RoleGrants.Where(grant => grant.AccountId == AccountId && grant.Role == AccountRole.Agent && grant.EndedAt == null
            && grant.TerritoryId == member.Organisation!.TerritoryId).ToListAsync(cancellationToken))
        {
            await db.EndAsync(grant, now, AccountId, RoleWords.Of(AccountRole.Agent, member.Organisation!.Name), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return this.Done("/compte/structure", $"Vous ne faites plus partie de {member.Organisation!.Name}.");
    }

    private async Task ReadAsync(string? nom, CancellationToken cancellationToken)
    {
        Nom = string.IsNullOrWhiteSpace(nom) || nom.Length > 200 ? null : nom.Trim();
        Found = Nom is null ? [] : await CollectiviteTerritory.SearchAsync(db, territories, Nom, MaximumFound, cancellationToken);
        Mine = await db.OrganisationMembers.AsNoTracking().Include(member => member.Organisation)
            .Where(member => member.AccountId == AccountId && member.EndedAt == null).OrderBy(member => member.Id).ToListAsync(cancellationToken);
        Colleagues = await AgentRequests.Waiting(requests.OfAgent(AccountId)).Include(member => member.Organisation).Include(member => member.Account)
            .AsNoTracking().ToListAsync(cancellationToken);
    }
}
