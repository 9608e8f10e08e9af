using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Contributions;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Sheets;
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
    public IReadOnlyList<(string Slug, string Name)> Networks { get; private set; } = [];
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
        Networks = [.. (await db.Networks.Published().OrderBy(network => network.Name).Select(network => new { network.Slug, network.Name }).ToListAsync(cancellationToken))
            .Select(network => (network.Slug, network.Name))];
        var territory = await TerritoryAsync(cancellationToken);
        var programme = await SheetAsync(SheetKind.Programme, Query.Programme, cancellationToken);
        var network = await SheetAsync(SheetKind.Network, Query.Network, cancellationToken);
        if (Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            Records = await AuthorRecords.ReadAsync(db, [], cancellationToken);
            return Page();
        }

        var filter = new QueueFilter(
            null, territory, programme, query.Assignment == QueueQuery.Mine ? viewer.AccountId : null, query.Assignment == QueueQuery.Nobody, query.IsAsked,
            query.OlderThanDays is { } days ? Now.AddDays(-days) : null, network);
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

    private async Task<int?> SheetAsync(SheetKind kind, string? slug, CancellationToken cancellationToken)
    {
        if (slug is null)
        {
            return null;
        }

        var id = await db.Sheets.Where(sheet => sheet.Kind == kind && sheet.Slug == slug).Select(sheet => (int?)sheet.Id).SingleOrDefaultAsync(cancellationToken);
        Problems = id is null
            ? [.. Problems, $"Aucun {SheetWords.Of(kind).Label.ToLowerInvariant()} ne s’appelle « {(slug.Length > 40 ? slug[..40] + "…" : slug)} »."]
            : Problems;
        return id;
    }
}
