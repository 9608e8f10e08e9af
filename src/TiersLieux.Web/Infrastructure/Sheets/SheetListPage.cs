using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Pages.Lieux;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>A public list of sheets: words, territory and one closed list of the kind's own, all in the query string.</summary>
public abstract class SheetListPage<TSheet>(TiersLieuxDbContext db, PlaceSearchResolver resolver) : PageModel where TSheet : Sheet
{
    public ResolvedSearch Resolved { get; private set; } = null!;
    public IReadOnlyList<SearchError> Errors { get; private set; } = [];
    public int Total { get; private set; }

    /// <summary>One page, with what <see cref="Filter"/> includes; not tracked.</summary>
    public IReadOnlyList<TSheet> Rows { get; private set; } = [];

    /// <summary>Code chosen in the kind's own list; null for all.</summary>
    public string? Chosen { get; private set; }

    public SearchBoxes Boxes => SearchBoxes.Of(Resolved.Search, new SearchWording(Resolved).Where);

    public bool HasFilters => Chosen is not null || Resolved.Search.Words is not null || Resolved.Search.HasLocation;

    public PageLinks Links => new(Resolved.Search.Page, Resolved.Search.PageSize, Total, page => Path + Query(page));

    protected TiersLieuxDbContext Db => db;

    private string Path => "/" + SheetWords.All.Single(words => words.Kind == Kind).Segment;

    protected abstract SheetKind Kind { get; }

    /// <summary>Name of the kind's own parameter and its values.</summary>
    protected abstract (string Parameter, Vocabulary Terms) Own { get; }

    /// <summary>Keeps the sheets of a code of the kind's own list.</summary>
    protected abstract IQueryable<TSheet> Filter(IQueryable<TSheet> sheets, string? code);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var (search, errors) = PlaceSearchBinder.Bind(Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        (Resolved, var unknown) = await resolver.ResolveAsync(search, cancellationToken);
        Errors = [.. errors, .. unknown, .. ReadOwn()];
        var answering = await Filter(db.Set<TSheet>().AsNoTracking(), Chosen).AnsweringAsync(db, Resolved, cancellationToken);
        Total = await answering.CountAsync(cancellationToken);
        if (Links.Last < Resolved.Search.Page)
        {
            return NotFound();
        }

        Rows = await answering.Paged(Resolved).ToListAsync(cancellationToken);
        await ReadMoreAsync(cancellationToken);
        var page = Page();
        page.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return page;
    }

    /// <summary>What the list shows besides the rows.</summary>
    protected virtual Task ReadMoreAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<SearchError> ReadOwn()
    {
        var (parameter, terms) = Own;
        var asked = Request.Query[parameter].ToString();
        Chosen = terms.Knows(asked) ? asked : null;
        return asked.Length == 0 || Chosen is not null ? [] : [new(parameter, $"« {(asked.Length > 40 ? asked[..40] + "…" : asked)} » n’est pas une valeur connue ({terms.Name}).")];
    }

    private string Query(int page)
    {
        var query = (Resolved.Search with { Page = page }).ToQueryString();
        return Chosen is null ? query : $"{query}{(query.Length == 0 ? "?" : "&")}{Own.Parameter}={Chosen}";
    }
}
