using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Data;
using TiersLieux.Data.Contributions;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>How well the sheets of one's territories are kept, and what would improve them most.</summary>
public sealed class TableauModel(TiersLieuxDbContext db, CurrentViewer viewer, TimeProvider clock) : PageModel
{
    private const int ImprovementsShown = 5;
    private const int SheetsShown = 20;

    public IReadOnlyList<DashboardRow> Rows { get; private set; } = [];
    public IReadOnlyList<(string Part, int Sheets)> Improvements { get; private set; } = [];
    public IReadOnlyList<IncompleteSheet> Sheets { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var scope = (await viewer.RightsAsync(cancellationToken)).Curation;
        var dashboard = new Dashboard(db, scope, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        Rows = await dashboard.RowsAsync(cancellationToken);
        Improvements = await dashboard.ImprovementsAsync(ImprovementsShown, cancellationToken);
        Sheets = await dashboard.LeastCompleteAsync(SheetsShown, cancellationToken);
    }
}
