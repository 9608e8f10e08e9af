using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Freshness;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Pages.Compte.Lieux;

/// <summary>The places one manages: confirm in one click, choose the rhythm of reminders, go and edit. Another's place is 404.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, CurrentViewer viewer, PlaceConfirmation confirmation, TimeProvider clock) : PageModel
{
    public static readonly IReadOnlyList<int> Rhythms = [3, 6, 12];

    public IReadOnlyList<Place> Places { get; private set; } = [];

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>What was just done, to tell.</summary>
    public string? Done { get; private set; }

    public async Task OnGetAsync(string? fait, CancellationToken cancellationToken)
    {
        Done = fait switch { "confirme" => "Merci, la fiche est confirmée.", "rythme" => "Le rythme des rappels est changé.", _ => null };
        Places = await Managed().AsNoTracking().OrderBy(place => place.Name).ThenBy(place => place.Id).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostConfirmerAsync(int id, CancellationToken cancellationToken)
    {
        if (!await Managed().AnyAsync(place => place.Id == id && place.Status == PlaceStatus.Published, cancellationToken))
        {
            return NotFound();
        }

        await confirmation.ConfirmAsync(id, await viewer.AuthorshipAsync(null, cancellationToken), null, cancellationToken);
        return Redirect("/compte/lieux?fait=confirme");
    }

    public async Task<IActionResult> OnPostRythmeAsync(int id, int mois, CancellationToken cancellationToken)
    {
        var place = await Managed().SingleOrDefaultAsync(known => known.Id == id, cancellationToken);
        if (place is null || !Rhythms.Contains(mois))
        {
            return place is null ? NotFound() : BadRequest();
        }

        place.ConfirmationMonths = mois;
        await db.SaveChangesAsync(cancellationToken);
        return Redirect("/compte/lieux?fait=rythme");
    }

    private IQueryable<Place> Managed() =>
        db.Places.Where(place => db.PlaceManagers.Any(manager => manager.PlaceId == place.Id && manager.AccountId == viewer.AccountId && manager.EndedAt == null));
}
