using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Contributions;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Contributions;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>The one queue: all that waits in the curator's scope, the oldest first.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, CurrentViewer viewer, PlaceSearchResolver territories, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public QueueQuery Query { get; private set; } = new();
    public IReadOnlyList<string> Problems { get; private set; } = [];
    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<ProposalKind, int> Counts { get; private set; } = new Dictionary<ProposalKind, int>();
    public AuthorRecords Records { get; private set; } = null!;
    public IReadOnlyList<(string Slug, string Name)> Programmes { get; private set; } = [];
    public QueueCursor? Next { get; private set; }
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Name of the territory searched, for the box.</summary>
    public SearchBoxes Box { get; private set; } = SearchBoxes.Empty;

    public int Total => Counts.Values.Sum();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var (query, problems) = QueueQuery.Read(Request.Query);
        (Query, Problems) = (query, problems);
        Programmes = [.. (await db.Programmes.OrderBy(programme => programme.Name).Select(programme => new { programme.Slug, programme.Name }).ToListAsync(cancellationToken))
            .Select(programme => (programme.Slug, programme.Name))];
        var territory = await TerritoryAsync(cancellationToken);
        var programme = await ProgrammeAsync(cancellationToken);
        if (Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Records = await AuthorRecords.ReadAsync(db, [], cancellationToken);
            return Page();
        }

        var filter = new QueueFilter(
            null, territory, programme, query.Assignment == QueueQuery.Mine ? viewer.AccountId : null, query.Assignment == QueueQuery.Nobody, query.IsAsked,
            query.OlderThanDays is { } days ? Now.AddDays(-days) : null);
        var scope = (await viewer.RightsAsync(cancellationToken)).Curation;
        Counts = await db.Queue(scope, filter).CountsAsync(cancellationToken);
        var rows = await db.Queue(scope, filter with { Kind = query.Kind }).Page(query.After, PageSize + 1).ToListAsync(cancellationToken);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Rows[^1].Cursor : null;
        Records = await AuthorRecords.ReadAsync(db, [.. Rows.Select(row => (row.AuthorId, row.AuthorEmail))], cancellationToken);
        return Page();
    }

    private async Task<int?> TerritoryAsync(CancellationToken cancellationToken)
    {
        if (Query.Where is null && Query.Territory is null)
        {
            return null;
        }

        var (resolved, errors) = await territories.ResolveAsync(
            new PlaceSearch { Where = Query.Where, Territories = Query.Territory is { } known ? [new TerritoryCode(known.Kind, known.Code)] : [] }, cancellationToken);
        Problems = [.. Problems, .. errors.Select(error => error.Message)];
        Box = SearchBoxes.Of(resolved.Search, resolved.Territories is [var only, ..] ? only.Name : Query.Where ?? "");
        return resolved.Territories is [var territory, ..] ? territory.Id : null;
    }

    private async Task<int?> ProgrammeAsync(CancellationToken cancellationToken)
    {
        if (Query.Programme is not { } slug)
        {
            return null;
        }

        var id = await db.Programmes.Where(programme => programme.Slug == slug).Select(programme => (int?)programme.Id).SingleOrDefaultAsync(cancellationToken);
        Problems = id is null ? [.. Problems, $"Aucun programme ne s’appelle « {(slug.Length > 40 ? slug[..40] + "…" : slug)} »."] : Problems;
        return id;
    }
}
