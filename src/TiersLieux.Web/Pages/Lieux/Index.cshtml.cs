using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>The search: list, filters with live counts, map. All its state is in the query string, read by <see cref="PlaceSearchBinder"/>.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, PlaceSearchResolver resolver, SearchMissLog misses) : PageModel
{
    /// <summary>Radii offered, in kilometres.</summary>
    public static readonly IReadOnlyList<int> Radii = [5, 10, 20, 30, 50, 100];

    private const int ElsewhereLimit = 6;
    private const int NearestLimit = 5;

    public ResolvedSearch Resolved { get; private set; } = null!;

    public PlaceSearch Search => Resolved.Search;

    public IReadOnlyList<SearchError> Errors { get; private set; } = [];

    public IReadOnlyList<PlaceRow> Rows { get; private set; } = [];

    public FacetCounts Counts { get; private set; } = null!;

    public SearchWording Wording { get; private set; } = null!;

    /// <summary>Places of the commune's zone d'emploi beyond the radius.</summary>
    public IReadOnlyList<PlaceRow> InZone { get; private set; } = [];

    /// <summary>When nothing answers: the nearest places that pass the same filters, else the nearest of all.</summary>
    public IReadOnlyList<PlaceRow> Nearest { get; private set; } = [];

    /// <summary>No place at all passes the filters.</summary>
    public bool NearestIgnoreFilters { get; private set; }

    public IReadOnlyList<FacetPanel> Panels { get; private set; } = [];

    public int LastPage => Math.Max(1, (Counts.Total + Search.PageSize - 1) / Search.PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var (search, errors) = PlaceSearchBinder.Bind(Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        (Resolved, var unknown) = await resolver.ResolveAsync(search, cancellationToken);
        Errors = [.. errors, .. unknown];
        if (Resolved.Commune is not null && search.RadiusKm is null && search.Around is null)
        {
            // A visitor who types a commune wants what is around it too; the API stays strict.
            Resolved = Resolved with { Search = Resolved.Search with { RadiusKm = PlaceSearch.DefaultRadiusKm } };
        }

        Wording = new SearchWording(Resolved);
        Counts = await Resolved.CountAsync(db, cancellationToken);
        if (Search.Page > LastPage)
        {
            return Errors.Count > 0 ? Shown(StatusCodes.Status400BadRequest) : NotFound();
        }

        Rows = await Resolved.Rows(db.Places).ToListAsync(cancellationToken);
        Panels = FacetPanel.All(Resolved, Counts);
        if (Counts.Total == 0)
        {
            Nearest = await NearestAsync(Search, cancellationToken);
            if (Nearest.Count == 0 && Search.HasFilters)
            {
                NearestIgnoreFilters = true;
                Nearest = await NearestAsync(Search.Unfiltered(), cancellationToken);
            }

            await misses.RecordAsync(Search, Wording.Where, cancellationToken);
        }
        else if (Search.Page == 1)
        {
            InZone = await InZoneAsync(cancellationToken);
        }

        return Shown(Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private PageResult Shown(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private async Task<IReadOnlyList<PlaceRow>> InZoneAsync(CancellationToken cancellationToken)
    {
        if (Resolved.Commune is not { ZoneEmploiId: { } zoneId } commune || Resolved.Centre is not { } centre)
        {
            return [];
        }

        var metres = Resolved.RadiusKm!.Value * 1000;
        var elsewhere = Resolved with { Search = Search.Anywhere(), Territories = [] };
        var places = elsewhere.Apply(db.Places)
            .Where(place => place.Commune!.ZoneEmploiId == zoneId && place.CommuneId != commune.Id && !place.Position!.IsWithinDistance(centre, metres))
            .OrderBy(place => place.Position!.Distance(centre)).ThenByRotation(Resolved.Now)
            .Take(ElsewhereLimit);
        return await Resolved.Project(places).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<PlaceRow>> NearestAsync(PlaceSearch wanted, CancellationToken cancellationToken)
    {
        var centre = Resolved.Centre ?? Resolved.Territories.FirstOrDefault()?.Position;
        if (centre is null)
        {
            return [];
        }

        var from = Resolved with { Search = wanted.Anywhere() with { Around = (centre.Y, centre.X), RadiusKm = null }, Territories = [] };
        var anywhere = Resolved with { Search = wanted.Anywhere(), Territories = [] };
        var places = anywhere.Apply(db.Places).Where(place => place.Position != null)
            .OrderBy(place => place.Position!.Distance(centre)).Take(NearestLimit);
        return await from.Project(places).ToListAsync(cancellationToken);
    }
}
