using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Photos;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Photos;

namespace TiersLieux.Web.Pages.Modifier;

/// <summary>The photos of a place one edits: add, describe, put in order, take off and put back. At once, for everybody.</summary>
public sealed class PhotosModel(TiersLieuxDbContext db, CurrentViewer viewer, PhotoIntake intake, TimeProvider clock) : PageModel
{
    public const int MostPhotos = 20;

    public Place Place { get; private set; } = null!;

    public List<Photo> Photos { get; private set; } = [];

    /// <summary>Taken off less than a month ago: they can be put back.</summary>
    public List<Photo> Removed { get; private set; } = [];

    [BindProperty(Name = "")]
    public PhotoInput Photo { get; set; } = new();

    /// <summary>What was just done, to tell.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, string? fait, CancellationToken cancellationToken)
    {
        Done = fait switch
        {
            "ajout" => "La photo est publiée.", "mots" => "Les mots de la photo sont changés.", "ordre" => "L’ordre des photos est changé.",
            "retrait" => "La photo est retirée.", "retour" => "La photo est de nouveau publiée.", _ => null,
        };
        return await FindAsync(slug, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await FindAsync(slug, cancellationToken))
        {
            return NotFound();
        }

        RequireRoom();
        return Photo.Check(ModelState) && await Photo.AddAsync(intake, ModelState, Place.Id, null, viewer.AccountId, cancellationToken) is not null
            ? Back("ajout") : this.Invalid();
    }

    public Task<IActionResult> OnPostMotsAsync(string slug, int id, CancellationToken cancellationToken) =>
        ChangeAsync(slug, id, published: true, "mots", photo =>
        {
            PhotoInput.CheckWords(Photo.AlternativeText, Photo.Credit, ModelState);
            if (ModelState.IsValid)
            {
                (photo.AlternativeText, photo.Credit) = (Photo.AlternativeText!.Trim(), Photo.Credit!.Trim());
            }
        }, cancellationToken);

    public Task<IActionResult> OnPostMonterAsync(string slug, int id, CancellationToken cancellationToken) =>
        ChangeAsync(slug, id, published: true, "ordre", photo => Move(photo, -1), cancellationToken);

    public Task<IActionResult> OnPostDescendreAsync(string slug, int id, CancellationToken cancellationToken) =>
        ChangeAsync(slug, id, published: true, "ordre", photo => Move(photo, 1), cancellationToken);

    public Task<IActionResult> OnPostRetirerAsync(string slug, int id, CancellationToken cancellationToken) =>
        ChangeAsync(slug, id, published: true, "retrait", photo => photo.RemovedAt = clock.GetUtcNow(), cancellationToken);

    public Task<IActionResult> OnPostRemettreAsync(string slug, int id, CancellationToken cancellationToken) => ChangeAsync(slug, id, published: false, "retour", photo =>
    {
        RequireRoom();
        (photo.RemovedAt, photo.Rank) = (null, Photos.Select(known => known.Rank).DefaultIfEmpty().Max() + 1);
    }, cancellationToken);

    private async Task<IActionResult> ChangeAsync(
        string slug, int id, bool published, string done, Action<Photo> change, CancellationToken cancellationToken)
    {
        if (!await FindAsync(slug, cancellationToken) || (published ? Photos : Removed).SingleOrDefault(known => known.Id == id) is not { } photo)
        {
            return NotFound();
        }

        change(photo);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        await db.SaveChangesAsync(cancellationToken);
        return Back(done);
    }

    private void Move(Photo photo, int by)
    {
        var at = Photos.IndexOf(photo);
        var to = Math.Clamp(at + by, 0, Photos.Count - 1);
        (Photos[at], Photos[to]) = (Photos[to], Photos[at]);
        foreach (var (place, known) in Photos.Index())
        {
            known.Rank = place + 1;
        }
    }

    private void RequireRoom()
    {
        if (Photos.Count >= MostPhotos)
        {
            ModelState.AddModelError(PhotoInput.FileField, $"Une fiche a {MostPhotos} photos au plus : retirez-en une d’abord.");
        }
    }

    private RedirectResult Back(string done) => Redirect($"/modifier/{Place.Slug}/photos?fait={done}");

    private async Task<bool> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var rights = await viewer.RightsAsync(cancellationToken);
        var place = await db.Places.AsNoTracking().InScope(rights.Editing)
            .SingleOrDefaultAsync(known => known.Slug == slug && known.Status == PlaceStatus.Published, cancellationToken);
        if (place is null)
        {
            return false;
        }

        Place = place;
        Photos = await db.Photos.Published().Where(photo => photo.PlaceId == place.Id).ToListAsync(cancellationToken);
        Removed = await db.Photos.Where(photo => photo.PlaceId == place.Id && photo.PublishedAt != null && photo.RemovedAt != null)
            .OrderByDescending(photo => photo.RemovedAt).ToListAsync(cancellationToken);
        return true;
    }
}
