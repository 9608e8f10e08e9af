using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Pages.Lieux;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Pages.Locaux;

/// <summary>Buildings that look for a project, calls to territories, and places in the making that look for partners; the same search as for places.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, PlaceSearchResolver resolver) : PageModel
{
    private const int InTheMakingShown = 6;

    public static readonly IReadOnlyList<PlaceLifecycle> Making = [PlaceLifecycle.Idea, PlaceLifecycle.Preparation, PlaceLifecycle.Works];

    public ResolvedSearch Resolved { get; private set; } = null!;
    public PremisesFilter Filter { get; private set; } = null!;
    public IReadOnlyList<SearchError> Errors { get; private set; } = [];
    public IReadOnlyList<PremisesRow> Rows { get; private set; } = [];
    public int Total { get; private set; }

    /// <summary>Places that do not exist yet.</summary>
    public IReadOnlyList<PlaceRow> InTheMaking { get; private set; } = [];

    public PlaceSearch Search => Resolved.Search;
    public string Where => new SearchWording(Resolved).Where;

    /// <summary>The places in the making, as a search of places.</summary>
    public PlaceSearch MakingSearch => Search.Unfiltered() with { Words = Search.Words, Lifecycles = Making, PageSize = PlaceSearch.DefaultPageSize };

    public PageLinks Links => new(Search.Page, Search.PageSize, Total, page => Address(page));

    /// <summary>Address of a page of these results; of the tiles with another path.</summary>
    public string Address(int page = 1, string path = "/locaux")
    {
        var pairs = (Search with { Page = page }).ToParameters().Concat(Filter.ToParameters()).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
        var query = string.Join('&', pairs);
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var query = Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")).ToList();
        var (search, errors) = PlaceSearchBinder.Bind(query);
        (Resolved, var unknown) = await resolver.ResolveAsync(search, cancellationToken);
        (Filter, var own) = PremisesFilter.Bind(query);
        Errors = [.. errors, .. unknown, .. own];
        if (Resolved.Commune is not null && search.RadiusKm is null && search.Around is null)
        {
            Resolved = Resolved with { Search = Resolved.Search with { RadiusKm = PlaceSearch.DefaultRadiusKm } };
        }

        var found = Filter.Apply(await db.PremisesNotices.AnsweringAsync(db, Resolved, cancellationToken), DateOnly.FromDateTime(Resolved.Now.UtcDateTime));
        Total = await found.CountAsync(cancellationToken);
        if (Search.Page > Links.Last)
        {
            return NotFound();
        }

        Rows = await found.RowsAsync(Resolved, (Search.Page - 1) * Search.PageSize, Search.PageSize, cancellationToken);
        if (Search.Page == 1)
        {
            InTheMaking = await (Resolved with { Search = MakingSearch with { PageSize = InTheMakingShown } }).Rows(db.Places).ToListAsync(cancellationToken);
        }

        var page = Page();
        page.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return page;
    }
}
