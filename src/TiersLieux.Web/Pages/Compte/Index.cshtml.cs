using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>« Mon compte »: what I proposed and where it stands, the places I manage, my rights.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, CurrentViewer viewer) : PageModel
{
    private const int MaximumProposals = 100;

    /// <param name="Name">Of the place, or the one proposed; null when neither is known.</param>
    public sealed record ProposalLine(int Id, ProposalKind Kind, ProposalState State, DateTimeOffset At, string? Name);

    public sealed record PlaceLine(string Slug, string Name);

    public Account Account { get; private set; } = null!;
    public Rights Rights { get; private set; } = Rights.None;
    public IReadOnlyList<ProposalLine> Proposals { get; private set; } = [];
    public IReadOnlyList<PlaceLine> Places { get; private set; } = [];
    public IReadOnlyList<string> Grants { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var id = viewer.AccountId!.Value;
        Account = (await viewer.AccountAsync(cancellationToken))!;
        Rights = await viewer.RightsAsync(cancellationToken);
        var mine = await db.Proposals.AsNoTracking().Where(proposal => proposal.AuthorId == id)
            .OrderByDescending(proposal => proposal.UpdatedAt).ThenByDescending(proposal => proposal.Id).Take(MaximumProposals)
            .Select(proposal => new { proposal.Id, proposal.Kind, proposal.State, proposal.SubmittedAt, proposal.UpdatedAt, Place = proposal.Place != null ? proposal.Place.Name : proposal.Sheet!.Name, proposal.Changes })
            .ToListAsync(cancellationToken);
        Proposals = [.. mine.Select(proposal => new ProposalLine(
            proposal.Id, proposal.Kind, proposal.State, proposal.SubmittedAt ?? proposal.UpdatedAt, proposal.Place ?? ProposedName(proposal.Changes)))];
        Places = await db.PlaceManagers.Where(manager => manager.AccountId == id && manager.EndedAt == null)
            .OrderBy(manager => manager.Place!.Name).Select(manager => new PlaceLine(manager.Place!.Slug, manager.Place.Name)).ToListAsync(cancellationToken);
        Grants = [.. (await db.RoleGrants.AsNoTracking().Include(grant => grant.Territory).Include(grant => grant.Programme)
            .Where(grant => grant.AccountId == id && grant.EndedAt == null).OrderBy(grant => grant.Id).ToListAsync(cancellationToken)).Select(GrantWords.Of)];
    }

    private static string? ProposedName(Dictionary<string, JsonElement> changes) =>
        changes.TryGetValue("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
