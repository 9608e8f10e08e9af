using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Photos;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer.Proposer;

/// <summary>All that was filled, and the button that sends it.</summary>
[GuardedForm]
public sealed class VerifierModel(ProposalAccess access, ProposalSending sending, TiersLieuxDbContext db) : AuthorPage(access)
{
    [BindProperty]
    [StringLength(4000, ErrorMessage = "4 000 caractères au plus.")]
    public string? Note { get; set; }

    [BindProperty]
    public SenderInput Sender { get; set; } = new();

    public IReadOnlyList<Photo> Photos { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string brouillon, CancellationToken cancellationToken)
    {
        if (await OpenAsync(brouillon, ProposalKind.NewPlace, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        (Note, Sender.Email) = (Proposal.Note, Proposal.AuthorEmail);
        Sender.ProvenAddress = await ProvenAddressAsync(cancellationToken);
        Photos = await db.Photos.AsNoTracking().Where(photo => photo.ProposalId == Proposal.Id && photo.RemovedAt == null)
            .OrderBy(photo => photo.Rank).ThenBy(photo => photo.Id).ToListAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string brouillon, CancellationToken cancellationToken)
    {
        if (await OpenAsync(brouillon, ProposalKind.NewPlace, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Sender.ProvenAddress = await ProvenAddressAsync(cancellationToken);
        Photos = await db.Photos.AsNoTracking().Where(photo => photo.ProposalId == Proposal.Id && photo.RemovedAt == null)
            .OrderBy(photo => photo.Rank).ThenBy(photo => photo.Id).ToListAsync(cancellationToken);
        if (!Sender.Check(ModelState))
        {
            return this.Invalid();
        }

        Proposal.Note = Typed.Paragraphs(Note);
        return await sending.SendAsync(Opened, Sender.Address, cancellationToken) ? LocalRedirect($"/contribuer/envoye/{Opened.Key}") : RedirectToFollow();
    }
}
