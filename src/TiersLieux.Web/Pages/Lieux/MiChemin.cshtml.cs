using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Data;
using TiersLieux.Data.Search;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>Two communes in, places at a fair distance from both out.</summary>
public sealed class MiCheminModel(TiersLieuxDbContext db, TerritorySearch territories, TimeProvider clock) : PageModel
{
    public string? De { get; private set; }
    public string? Vers { get; private set; }
    public TwoCommunes? Communes { get; private set; }
    public IReadOnlyList<HalfWayPlace> Places { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? de, string? vers, CancellationToken cancellationToken)
    {
        (De, Vers) = (de?.Trim(), vers?.Trim());
        if (string.IsNullOrEmpty(Vers))
        {
            // Nothing wrong yet: the form, with the first commune when a page gave it.
            De = De is { Length: > 0 and <= 200 } && (await TwoCommunes.ReadAsync(territories, De, null, cancellationToken)).From is { } known ? known.Label : De;
            return Page();
        }

        Communes = await TwoCommunes.ReadAsync(territories, De, Vers, cancellationToken);
        (De, Vers) = (Communes.From?.Label ?? De, Communes.To?.Label ?? Vers);
        if (!Communes.AreBoth)
        {
            var page = Page();
            page.StatusCode = StatusCodes.Status400BadRequest;
            return page;
        }

        Places = await db.HalfWayAsync(
            Communes.From!.ToMatch().Position!, Communes.To!.ToMatch().Position!, new ResolvedSearch(new PlaceSearch(), [], clock.GetUtcNow()), cancellationToken);
        return Page();
    }
}
