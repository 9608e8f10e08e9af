using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Events;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages.RendezVous;

/// <param name="Of">« de ce lieu »; null for the whole agenda.</param>
public sealed record AgendaBox(IReadOnlyList<AgendaRow> Rows, string Href, string? Of);

/// <summary>
/// « Les prochains rendez-vous » of what a page is about, nothing when there is none. <c>@await Component.InvokeAsync("Agenda", place)</c>, with a place, a
/// territory or a sheet (organisation, programme, offer); without it, of the whole country.
/// </summary>
[ViewComponent(Name = "Agenda")]
public sealed class AgendaViewComponent(TiersLieuxDbContext db, TimeProvider clock) : ViewComponent
{
    private const int Shown = 3;

    public async Task<IViewComponentResult> InvokeAsync(object? about = null)
    {
        var (now, cancellationToken) = (clock.GetUtcNow(), HttpContext.RequestAborted);
        var (rows, href, of) = about switch
        {
            Place place => (await FirstAsync(new(new PlaceSearch(), [], now), new() { Place = place.Slug }, cancellationToken), $"/rendez-vous?lieu={place.Slug}", "de ce lieu"),
            Territory territory => (await OfTerritoryAsync(territory, now, cancellationToken), $"/rendez-vous?{TerritoryKindWords.Of(territory.Kind).Parameter}={territory.Code}",
                territory.Kind == TerritoryKind.Commune ? "autour " + French.Of(territory.Name) : "de ce territoire"),
            Sheet { Kind: SheetKind.Organisation } sheet => (await OfSheetAsync(sheet, now, cancellationToken), $"/rendez-vous?structure={sheet.Slug}", "de cette structure"),
            Sheet { Kind: SheetKind.Programme } sheet => (await OfSheetAsync(sheet, now, cancellationToken), $"/rendez-vous?programme={sheet.Slug}", "de ce programme"),
            Sheet { Kind: SheetKind.Offer } sheet => (await OfSheetAsync(sheet, now, cancellationToken), $"/rendez-vous?offre={sheet.Slug}", "de cette offre"),
            Sheet sheet => (await OfSheetAsync(sheet, now, cancellationToken), "/rendez-vous", null),
            _ => (await db.NextAsync(db.Events, now, Shown, cancellationToken), "/rendez-vous", (string?)null),
        };
        return rows.Count == 0 ? Content("") : View(new AgendaBox(rows, href, of));
    }

    private Task<List<AgendaRow>> OfSheetAsync(Sheet sheet, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.NextAsync(db.EventsOfSheet(sheet.Id), now, Shown, cancellationToken);

    private Task<List<AgendaRow>> OfTerritoryAsync(Territory territory, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var search = new ResolvedSearch(new PlaceSearch { RadiusKm = territory.Kind == TerritoryKind.Commune ? PlaceSearch.DefaultRadiusKm : null },
            [new TerritoryMatch(territory.Id, territory.Kind, territory.Code, territory.Name, territory.Position)], now);
        return FirstAsync(search, new(), cancellationToken);
    }

    private async Task<List<AgendaRow>> FirstAsync(ResolvedSearch search, AgendaSearch agenda, CancellationToken cancellationToken) =>
        await (await db.DatesAsync(search, agenda, cancellationToken)).InOrder(past: false).Take(Shown).Rows(null).ToListAsync(cancellationToken);
}
