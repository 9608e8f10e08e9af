using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Places;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Pages.Territoires;

/// <summary>A territory of any of the five kinds: its figures, its places or the nearest ones, the territories it meets.</summary>
public sealed class DetailsModel(TiersLieuxDbContext db, TimeProvider clock) : PageModel
{
    private const int PlacesShown = 12;
    private const int NearestShown = 5;
    private const int CommunesShown = 60;

    public sealed record CommuneFigures(int Total, int Rural, int Frr);

    public sealed record Neighbour(TerritoryKind Kind, string Code, string Name, int Places);

    public TerritoryKindWords Words { get; private set; } = null!;
    public Territory Territory { get; private set; } = null!;

    /// <summary>The same, when it is a commune.</summary>
    public Commune? Commune => Territory as Commune;

    public TerritoryProgrammes Programmes { get; private set; } = TerritoryProgrammes.None;

    public CommuneFigures Communes { get; private set; } = new(0, 0, 0);
    public IReadOnlyList<string> PostalCodes { get; private set; } = [];
    public int PlaceCount { get; private set; }
    public IReadOnlyList<PlaceRow> Places { get; private set; } = [];
    public IReadOnlyList<PlaceRow> Nearest { get; private set; } = [];

    /// <summary>Communes of the territory that have a place.</summary>
    public IReadOnlyList<Neighbour> CommunesWithPlaces { get; private set; } = [];

    /// <summary>Larger and crossing territories, by kind.</summary>
    public IReadOnlyList<Neighbour> Neighbours { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string segment, string code, CancellationToken cancellationToken)
    {
        if (TerritoryKindWords.FromSegment(segment) is not { } words || code.Length > 20)
        {
            return NotFound();
        }

        Words = words;
        var territory = await Query(words.Kind).FirstOrDefaultAsync(t => t.Kind == words.Kind && t.Code == code, cancellationToken);
        if (territory is null)
        {
            return await ElsewhereAsync(code, cancellationToken);
        }

        Territory = territory;
        var match = new TerritoryMatch(territory.Id, territory.Kind, territory.Code, territory.Name, territory.Position);
        var inside = new ResolvedSearch(new PlaceSearch { PageSize = PlacesShown }, [match], clock.GetUtcNow());
        PlaceCount = await inside.Apply(db.Places).CountAsync(cancellationToken);
        Places = await inside.Rows(db.Places).ToListAsync(cancellationToken);
        Places = [.. Places.Select(row => row with { DistanceKm = null })];
        if (PlaceCount == 0 && territory.Position is { } position)
        {
            var around = new ResolvedSearch(new PlaceSearch { Around = (position.Y, position.X) }, [], clock.GetUtcNow());
            Nearest = await around.Project(
                new ResolvedSearch(new PlaceSearch(), [], clock.GetUtcNow()).Apply(db.Places).Where(place => place.Position != null)
                    .OrderBy(place => place.Position!.Distance(position)).Take(NearestShown)).ToListAsync(cancellationToken);
        }

        await LoadCommunesAsync(cancellationToken);
        Programmes = await TerritoryProgrammes.ReadAsync(db, territory, CommunesInside(), OpenPeriodsRefresh.Today(clock), cancellationToken);
        return Page();
    }

    private IQueryable<Territory> Query(TerritoryKind kind) => kind == TerritoryKind.Commune
        ? db.Communes.AsNoTracking().Include(c => c.Departement).Include(c => c.Region).Include(c => c.Epci).Include(c => c.ZoneEmploi).AsSplitQuery()
        : db.Territories.AsNoTracking();

    /// <summary>A past commune code, or a code typed in lower case, leads to today's page.</summary>
    private async Task<IActionResult> ElsewhereAsync(string code, CancellationToken cancellationToken)
    {
        if (Words.Kind == TerritoryKind.Commune)
        {
            var today = await db.FormerCommuneCodes.Where(former => former.Code == code).Select(former => former.Commune!.Code).FirstOrDefaultAsync(cancellationToken);
            if (today is not null)
            {
                return RedirectPermanentPreserveMethod($"/territoires/communes/{today}");
            }
        }

        var upper = code.ToUpperInvariant();
        return upper != code && await db.Territories.AnyAsync(t => t.Kind == Words.Kind && t.Code == upper, cancellationToken)
            ? RedirectPermanentPreserveMethod($"/territoires/{Words.Segment}/{upper}")
            : NotFound();
    }

    private async Task LoadCommunesAsync(CancellationToken cancellationToken)
    {
        if (Commune is { } commune)
        {
            PostalCodes = await db.PostalCodes.Where(postal => postal.CommuneId == commune.Id).Select(postal => postal.Code).Order().ToListAsync(cancellationToken);
            return;
        }

        var inside = CommunesInside();
        Communes = await inside.GroupBy(_ => 1).Select(group => new CommuneFigures(
            group.Count(), group.Count(c => c.DensityLevel >= Density.FirstRuralLevel), group.Count(c => c.FrrClass != null)))
            .FirstOrDefaultAsync(cancellationToken) ?? Communes;
        var counted = await inside
            .Select(c => new { c.Code, c.Name, c.SearchKey, Places = db.Places.Count(place => place.CommuneId == c.Id && place.Status == PlaceStatus.Published && place.Lifecycle != PlaceLifecycle.Closed) })
            .Where(row => row.Places > 0).OrderByDescending(row => row.Places).ThenBy(row => row.SearchKey).Take(CommunesShown).ToListAsync(cancellationToken);
        CommunesWithPlaces = [.. counted.Select(row => new Neighbour(TerritoryKind.Commune, row.Code, row.Name, row.Places))];
        Neighbours = await CrossingAsync(inside, cancellationToken);
    }

    private IQueryable<Commune> CommunesInside()
    {
        var id = Territory.Id;
        return db.Communes.Where(commune => commune.RetiredAt == null).Where(Territory.Kind switch
        {
            TerritoryKind.Epci => commune => commune.EpciId == id,
            TerritoryKind.ZoneEmploi => commune => commune.ZoneEmploiId == id,
            TerritoryKind.Departement => commune => commune.DepartementId == id,
            _ => commune => commune.RegionId == id,
        });
    }

    /// <summary>Départements, régions, zones d'emploi and EPCI that share a commune with this territory, itself left out.</summary>
    private async Task<IReadOnlyList<Neighbour>> CrossingAsync(IQueryable<Commune> inside, CancellationToken cancellationToken)
    {
        var (id, isRegion) = (Territory.Id, Territory.Kind == TerritoryKind.Region);
        return await db.Territories
            .Where(t => t.Id != id && t.Kind != TerritoryKind.Commune && t.RetiredAt == null && (!isRegion || t.Kind == TerritoryKind.Departement || t.Kind == TerritoryKind.ZoneEmploi))
            .Where(t => inside.Any(c => c.DepartementId == t.Id || c.RegionId == t.Id || c.EpciId == t.Id || c.ZoneEmploiId == t.Id))
            .OrderBy(t => t.SearchKey)
            .Select(t => new Neighbour(t.Kind, t.Code, t.Name, 0)).ToListAsync(cancellationToken);
    }
}
