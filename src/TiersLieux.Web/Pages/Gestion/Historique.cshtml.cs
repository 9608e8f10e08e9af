using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Import.People.Decisions;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Pages.Lieux;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>The history of a sheet of the scope, whatever became of it, with what brings a version back.</summary>
public sealed class HistoriqueModel(TiersLieuxDbContext db, CurrentViewer viewer, PlaceHistory history) : PageModel
{
    public Place Place { get; private set; } = null!;
    public PlaceRevisions Revisions { get; private set; } = new([], null);

    /// <summary>Names of the sheets merged into this one, with their ids.</summary>
    public IReadOnlyList<(int Id, string Name)> Merged { get; private set; } = [];

    public (string Name, string Slug)? Survivor { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, long? avant, CancellationToken cancellationToken) =>
        await LoadAsync(slug, avant, cancellationToken) ? Page()
        // The address follows the name: a former one leads to it.
        : await db.FormerPlaceSlugs.Where(former => former.Slug == slug).Select(former => former.PlaceId).SingleOrDefaultAsync(cancellationToken) is var id
            && await db.Places.InScope((await viewer.RightsAsync(cancellationToken)).Curation).Where(place => place.Id == id).Select(place => place.Slug).SingleOrDefaultAsync(cancellationToken) is { } present
                ? Redirect($"/gestion/historique/{present}") : NotFound();

    /// <summary>One field, as it was before a version.</summary>
    public Task<IActionResult> OnPostChampAsync(string slug, long version, string? champ, CancellationToken cancellationToken) => ActAsync(slug, async () =>
    {
        var entry = await db.Revisions.AsNoTracking().Where(revision => revision.Id == version).Select(revision => (DateTimeOffset?)revision.At).SingleOrDefaultAsync(cancellationToken);
        await history.RestoreFieldAsync(Place.Id, version, champ ?? "", await AuthorAsync($"Retour à la valeur d’avant le {Day(entry)}", cancellationToken), cancellationToken);
    }, cancellationToken);

    /// <summary>The whole sheet, as it was at a version.</summary>
    public Task<IActionResult> OnPostVersionAsync(string slug, long version, CancellationToken cancellationToken) => ActAsync(slug, async () =>
    {
        var entry = await db.Revisions.AsNoTracking().Where(revision => revision.Id == version).Select(revision => (DateTimeOffset?)revision.At).SingleOrDefaultAsync(cancellationToken);
        await history.RestoreVersionAsync(Place.Id, version, await AuthorAsync($"Retour à la version du {Day(entry)}", cancellationToken), cancellationToken);
    }, cancellationToken);

    /// <summary>Back from a withdrawal, or a merge undone.</summary>
    /// <param name="fiche">A sheet merged into this one; this one when absent.</param>
    public Task<IActionResult> OnPostRetablirAsync(string slug, int? fiche, CancellationToken cancellationToken) => ActAsync(slug, async () =>
    {
        if (fiche is { } merged && Merged.All(sheet => sheet.Id != merged))
        {
            throw new PlaceChangeException("Cette fiche n’est plus fusionnée avec celle-ci.");
        }

        await history.BringBackAsync(fiche ?? Place.Id, await AuthorAsync(null, cancellationToken), cancellationToken);
    }, cancellationToken);

    private async Task<IActionResult> ActAsync(string slug, Func<Task> act, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(slug, null, cancellationToken))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            try
            {
                await act();
                // The address follows the name.
                var present = await db.Places.Where(place => place.Id == Place.Id).Select(place => place.Slug).SingleAsync(cancellationToken);
                return Redirect($"/gestion/historique/{present}");
            }
            catch (PlaceChangeException refusal)
            {
                ModelState.AddModelError("", refusal.Message);
            }

            db.ChangeTracker.Clear();
            await LoadAsync(slug, null, cancellationToken);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> LoadAsync(string slug, long? before, CancellationToken cancellationToken)
    {
        var places = db.Places.AsNoTracking().InScope((await viewer.RightsAsync(cancellationToken)).Curation);
        var place = await places.SingleOrDefaultAsync(known => known.Slug == slug, cancellationToken);
        if (place is null)
        {
            return false;
        }

        Place = place;
        Revisions = await PlaceRevisions.ReadAsync(db, place.Id, before, cancellationToken);
        // Undoing a merge changes both sheets: both must be in the scope.
        Merged = [.. (await places.Where(known => known.MergedIntoId == place.Id && known.Status == PlaceStatus.Merged)
            .Select(known => new { known.Id, known.Name }).ToListAsync(cancellationToken)).Select(known => (known.Id, known.Name))];
        var survivor = await db.Places.Where(known => known.Id == place.MergedIntoId).Select(known => new { known.Name, known.Slug }).SingleOrDefaultAsync(cancellationToken);
        Survivor = survivor is null ? null : (survivor.Name, survivor.Slug);
        return true;
    }

    private async Task<Authorship> AuthorAsync(string? reason, CancellationToken cancellationToken) => await viewer.AuthorshipAsync(reason, cancellationToken);

    private static string Day(DateTimeOffset? at) => at is { } moment ? SiteWords.Moment(moment) : "version inconnue";
}
