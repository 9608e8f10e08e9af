using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Web.Pages.Donnees;

/// <summary>Where everything comes from: sources, licences, and what became of each row of the last import.</summary>
public sealed class IndexModel(TiersLieuxDbContext db) : PageModel
{
    public sealed record Entry(DataSource Source, ImportRun? LastRun);

    public IReadOnlyList<Entry> Sources { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var sources = await db.Sources.AsNoTracking().OrderByDescending(source => source.Subject).ThenBy(source => source.Name).ToListAsync(cancellationToken);
        var lastRuns = await db.ImportRuns.AsNoTracking().Where(run => run.FinishedAt != null)
            .GroupBy(run => run.SourceId).Select(group => group.OrderByDescending(run => run.Id).First()).ToListAsync(cancellationToken);
        Sources = [.. sources.Select(source => new Entry(source, lastRuns.FirstOrDefault(run => run.SourceId == source.Id)))];
    }
}
