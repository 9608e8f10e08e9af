using Microsoft.AspNetCore.Mvc;
using TiersLieux.Data.Accompaniment;
using TiersLieux.Data.Search;

namespace TiersLieux.Web.Pages.Shared;

/// <param name="Total">Offers that cover the commune; the first are <paramref name="Offers"/>.</param>
public sealed record OrientationSummary(TerritoryMatch Commune, int Total, IReadOnlyList<OrientedOffer> Offers);

/// <summary>« Qui peut m’accompagner ici ? » on the page of a commune and of its search: the first offers, and a link. One statement.</summary>
[ViewComponent(Name = "Orientation")]
public sealed class OrientationViewComponent(Orientation orientation, TimeProvider clock) : ViewComponent
{
    private const int Shown = 3;

    public async Task<IViewComponentResult> InvokeAsync(TerritoryMatch commune)
    {
        var found = await orientation.FindAsync(
            OrientationPlace.Of(commune), OrientationAnswers.None, null, 0, Shown, clock.GetUtcNow(), HttpContext.RequestAborted);
        return View(new OrientationSummary(commune, found.Total, found.Offers));
    }
}
