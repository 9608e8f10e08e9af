using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Resources;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Resources;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Photos;

namespace TiersLieux.Web.Pages.Publier.Ressources;

/// <summary>The images of a resource: add, describe, take off. Each keeps its number, by which the text names it.</summary>
public sealed class IllustrationsModel(TiersLieuxDbContext db, SheetAccess access, CurrentViewer viewer, PhotoIntake intake, TimeProvider clock) : PageModel
{
    private const int Most = 20;

    public Resource Resource { get; private set; } = null!;

    public IReadOnlyList<Photo> Photos { get; private set; } = [];

    [BindProperty(Name = "")]
    public PhotoInput Photo { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Photos.Count >= Most)
        {
            ModelState.AddModelError(PhotoInput.FileField, $"Une ressource a {Most} illustrations au plus : retirez-en une d’abord.");
        }

        return Photo.Check(ModelState) && await Photo.AddAsync(intake, ModelState, null, null, viewer.AccountId, cancellationToken, Resource.Id) is { } added
            ? Back($"L’illustration {added.Rank} est ajoutée : écrivez ![légende](illustration:{added.Rank}) là où elle doit paraître.")
            : this.Invalid();
    }

    public Task<IActionResult> OnPostMotsAsync(int id, int numero, CancellationToken cancellationToken) => ChangeAsync(id, numero, "Les mots de l’illustration sont changés.", photo =>
    {
        PhotoInput.CheckWords(Photo.AlternativeText, Photo.Credit, ModelState);
        if (ModelState.IsValid)
        {
            (photo.AlternativeText, photo.Credit) = (Photo.AlternativeText!.Trim(), Photo.Credit!.Trim());
        }
    }, cancellationToken);

    public Task<IActionResult> OnPostRetirerAsync(int id, int numero, CancellationToken cancellationToken) =>
        ChangeAsync(id, numero, "L’illustration est retirée.", photo => photo.RemovedAt = clock.GetUtcNow(), cancellationToken);

    private async Task<IActionResult> ChangeAsync(int id, int number, string done, Action<Photo> change, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken) || Photos.SingleOrDefault(known => known.Rank == number) is not { } photo)
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

    private IActionResult Back(string done) => this.Done($"/publier/ressources/{Resource.Id}/illustrations", done);

    private async Task<bool> FindAsync(int id, CancellationToken cancellationToken)
    {
        Resource = (await access.FindEditableAsync<Resource>(id, cancellationToken))!;
        if (Resource is null)
        {
            return false;
        }

        Photos = await db.IllustrationsOf(id).ToListAsync(cancellationToken);
        return true;
    }
}
