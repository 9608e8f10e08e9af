using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Requests;
using TiersLieux.Domain.Requests;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Pages.Gestion.Demandes;

/// <summary>A request that waits for a coordinator: neither name nor address is read.</summary>
public sealed record WaitingRequest(int Id, string? Text, string Commune, DateTimeOffset Since);

/// <summary>What the scope's territories lack: requests to pass on, and those that met nobody, counted.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, CurrentViewer viewer, TimeProvider clock) : PageModel
{
    private const int Shown = 100;

    public static readonly IReadOnlyList<(string Value, string Label, TerritoryKind Kind)> Levels =
        [("departement", "département", TerritoryKind.Departement), ("epci", "intercommunalité", TerritoryKind.Epci), ("commune", "commune", TerritoryKind.Commune)];

    public IReadOnlyList<WaitingRequest> Waiting { get; private set; } = [];
    public int Total { get; private set; }
    public string Level { get; private set; } = Levels[0].Value;
    public IReadOnlyList<NeedCount> Territories { get; private set; } = [];
    public IReadOnlyList<NeedCount> Phases { get; private set; } = [];
    public IReadOnlyList<NeedCount> Needs { get; private set; } = [];
    public IReadOnlyList<NeedCount> Months { get; private set; } = [];

    /// <param name="par">Value of <see cref="Levels"/>.</param>
    public async Task OnGetAsync(string? par, CancellationToken cancellationToken)
    {
        var scope = (await viewer.RightsAsync(cancellationToken)).Curation;
        var level = Levels.FirstOrDefault(known => known.Value == par, Levels[0]);
        Level = level.Value;
        Waiting = await db.ContactRequests.InScope(scope).Where(request => request.State == RequestState.Sent)
            .SelectMany(request => request.Recipients.Where(recipient => recipient.PlaceId == null && recipient.SheetId == null && recipient.State == RecipientState.Waiting))
            .OrderBy(recipient => recipient.SentAt).Take(Shown)
            .Select(recipient => new WaitingRequest(recipient.RequestId, recipient.Request!.Text, recipient.Request.Commune!.Name, recipient.SentAt ?? recipient.Request.LastMoveAt)).ToListAsync(cancellationToken);
        var needs = new UnmetNeeds(db, scope, clock.GetUtcNow());
        Total = await needs.TotalAsync(cancellationToken);
        if (Total >= UnmetNeeds.Smallest)
        {
            Territories = await needs.ByTerritoryAsync(level.Kind, cancellationToken);
            Phases = await needs.ByPhaseAsync(cancellationToken);
            Needs = await needs.ByNeedAsync(cancellationToken);
            Months = await needs.ByMonthAsync(cancellationToken);
        }
    }
}
