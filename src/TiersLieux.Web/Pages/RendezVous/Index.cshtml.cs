using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Events;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Pages.Lieux;

namespace TiersLieux.Web.Pages.RendezVous;

/// <summary>The agenda: dates to come by month and day, or what is over. All its state is in the query string.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, PlaceSearchResolver resolver) : PageModel
{
    /// <summary>What has begun comes apart, before the days.</summary>
    public sealed record DayGroup(string Title, string? Month, IReadOnlyList<AgendaRow> Rows);

    public ResolvedSearch Resolved { get; private set; } = null!;
    public AgendaSearch Agenda { get; private set; } = new();
    public IReadOnlyList<SearchError> Errors { get; private set; } = [];
    public IReadOnlyList<DayGroup> Days { get; private set; } = [];
    public int Total { get; private set; }
    public SearchWording Wording { get; private set; } = null!;

    /// <summary>Name of the place, organisation, programme or offer asked for.</summary>
    public string? Organiser { get; private set; }

    public PlaceSearch Search => Resolved.Search;
    public AgendaAddress Address => new(Search, Agenda);

    public string Title
    {
        get
        {
            var about = Organiser is null ? "" : $" · {Organiser}";
            var online = Agenda.Online ? " en ligne" : "";
            return $"{(Agenda.Past ? "Rendez-vous passés" : "Rendez-vous")}{online} {Wording.Place}".TrimEnd() + about;
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var (search, agenda, errors) = AgendaSearch.Read([.. Request.Query.SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""))]);
        (Resolved, var unknown) = await resolver.ResolveAsync(search, cancellationToken);
        (Agenda, Errors) = (agenda, [.. errors, .. unknown]);
        if (Resolved.Commune is not null && search.RadiusKm is null && search.Around is null)
        {
            // A visitor who types a commune wants what is around it too.
            Resolved = Resolved with { Search = Search with { RadiusKm = PlaceSearch.DefaultRadiusKm } };
        }

        Wording = new SearchWording(Resolved);
        Organiser = await OrganiserAsync(cancellationToken);
        var dates = await db.DatesAsync(Resolved, Agenda, cancellationToken);
        Total = await dates.CountAsync(cancellationToken);
        if (Search.Page > 1 && (Search.Page - 1) * Search.PageSize >= Total)
        {
            return NotFound();
        }

        var rows = await dates.InOrder(Agenda.Past).Skip((Search.Page - 1) * Search.PageSize).Take(Search.PageSize).Rows(Resolved.Centre).ToListAsync(cancellationToken);
        Days = Group(rows);
        var page = Page();
        page.StatusCode = Errors.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return page;
    }

    private List<DayGroup> Group(List<AgendaRow> rows)
    {
        var groups = new List<DayGroup>();
        var begun = Agenda.Past ? [] : rows.Where(row => row.StartsAt <= Resolved.Now).ToList();
        if (begun.Count > 0)
        {
            groups.Add(new("En ce moment", null, begun));
        }

        string? month = null;
        foreach (var day in rows.Except(begun).GroupBy(row => row.Day))
        {
            var name = French.Capital(FrenchDates.Month(day.Key));
            groups.Add(new(French.Capital(FrenchDates.Long(day.Key, withYear: false)), name == month ? null : name, [.. day]));
            month = name;
        }

        return groups;
    }

    private async Task<string?> OrganiserAsync(CancellationToken cancellationToken)
    {
        if (Agenda.Place is { } place)
        {
            return await db.Places.Where(known => known.Slug == place && known.Status == PlaceStatus.Published).Select(known => known.Name).SingleOrDefaultAsync(cancellationToken) ?? place;
        }

        var (kind, slug) = Agenda switch
        {
            { Organisation: { } organisation } => (SheetKind.Organisation, organisation),
            { Programme: { } programme } => (SheetKind.Programme, programme),
            _ => (SheetKind.Offer, Agenda.Offer),
        };
        return slug is null ? null : await db.Sheets.Published().Where(known => known.Kind == kind && known.Slug == slug).Select(known => known.Name).SingleOrDefaultAsync(cancellationToken) ?? slug;
    }
}
