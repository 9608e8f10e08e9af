using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Photos;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Photos;

namespace TiersLieux.Web.Pages.Contribuer.Proposer;

/// <summary>Photos of a proposed place: they wait with it, and are published when it is accepted.</summary>
public sealed class PhotosModel(ProposalAccess access, TiersLieuxDbContext db, CurrentViewer viewer, PhotoIntake intake, TimeProvider clock) : AuthorPage(access)
{
    /// <summary>More than a sheet needs, less than an album.</summary>
    public const int Most = 10;

    [BindProperty(Name = "")]
    public PhotoInput Photo { get; set; } = new();

    public IReadOnlyList<Photo> Photos { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string brouillon, CancellationToken cancellationToken)
    {
        if (await OpenAsync(brouillon, ProposalKind.NewPlace, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Photos = await WaitingAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string brouillon, CancellationToken cancellationToken)
    {
        if (await OpenAsync(brouillon, ProposalKind.NewPlace, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Photos = await WaitingAsync(cancellationToken);
        if (Photos.Count >= Most)
        {
            ModelState.AddModelError(PhotoInput.FileField, $"{Most} photos au plus : retirez-en une d’abord.");
        }

        return Photo.Check(ModelState) && await Photo.AddAsync(intake, ModelState, null, Proposal.Id, viewer.AccountId, cancellationToken) is not null
            ? LocalRedirect(Request.Path) : this.Invalid();
    }

    /// <summary>Takes a photo back: it is no longer shown, and its files are removed by the daily cleaning.</summary>
    public async Task<IActionResult> OnPostRetirerAsync(string brouillon, int photo, CancellationToken cancellationToken)
    {
        if (await OpenAsync(brouillon, ProposalKind.NewPlace, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        await db.Photos.Where(known => known.Id == photo && known.ProposalId == Proposal.Id && known.PublishedAt == null && known.RemovedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.RemovedAt, clock.GetUtcNow()), cancellationToken);
        return LocalRedirect(Request.Path);
    }

    private Task<List<Photo>> WaitingAsync(CancellationToken cancellationToken) => db.Photos.AsNoTracking()
        .Where(photo => photo.ProposalId == Proposal.Id && photo.RemovedAt == null).OrderBy(photo => photo.Rank).ThenBy(photo => photo.Id).ToListAsync(cancellationToken);
}
