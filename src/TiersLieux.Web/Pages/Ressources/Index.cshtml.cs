using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Lieux;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Pages.Ressources;

/// <summary>The resources that answer a search: words, territory, type. All its state is in the query string.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, PlaceSearchResolver resolver, SheetAccess access) : PageModel
{
    public const string TypeParameter = "nature";

    public ResolvedSearch Resolved { get; private set; } = null!;

    public PlaceSearch Search => Resolved.Search;

    public IReadOnlyList<SearchError> Errors { get; private set; } = [];

    /// <summary>Code of <see cref="ResourceTypes"/>; null for all.</summary>
    public string? Type { get; private set; }

    /// <summary>How many of each type answer the rest of the search.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();

    public IReadOnlyList<Resource> Rows { get; private set; } = [];

    public SearchWording Wording { get; private set; } = null!;

    public PageLinks Links { get; private set; } = null!;

    public int Total => Links.Total;

    /// <summary>Whether this person writes resources.</summary>
    public bool MayWrite { get; private set; }

    public bool HasCriteria => Type is not null || Search.ToParameters().Any(pair => pair.Key != "page");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var (search, errors) = PlaceSearchBinder.Bind(Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        (Resolved, var unknown) = await resolver.ResolveAsync(search, cancellationToken);
        var type = Request.Query[TypeParameter].ToString();
        Type = ResourceTypes.All.Knows(type) ? type : null;
        Errors = [.. errors, .. unknown, .. type.Length > 0 && Type is null ? [new SearchError(TypeParameter, "Ce type de ressource n’existe pas.")] : Array.Empty<SearchError>()];
        Wording = new SearchWording(Resolved);
        var answering = await db.Resources.AsNoTracking().AnsweringAsync(db, Resolved, cancellationToken);
        Counts = await answering.GroupBy(resource => resource.Type).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        Links = new PageLinks(Search.Page, Search.PageSize, Type is null ? Counts.Values.Sum() : Counts.GetValueOrDefault(Type), page => Href(Type, page));
        MayWrite = await access.MayWriteAsync(SheetKind.Resource, cancellationToken);
        if (Search.Page > Links.Last)
        {
            return NotFound();
        }

        Rows = await answering.Where(resource => Type == null || resource.Type == Type)
            .Include(resource => resource.Place).Include(resource => resource.Commune!.Departement).Paged(Resolved).ToListAsync(cancellationToken);
        var shown = Page();
        shown.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return shown;
    }

    /// <summary>The same search among another type.</summary>
    public string Href(string? type, int page = 1)
    {
        var query = (Search with { Page = page }).ToQueryString();
        return "/ressources" + (type is null ? query : $"{(query.Length == 0 ? "?" : query + "&")}{TypeParameter}={type}");
    }
}
