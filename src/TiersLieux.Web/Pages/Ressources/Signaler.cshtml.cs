using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Resources;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Resources;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Ressources;

/// <summary>Tells the curators that a comment should not be there.</summary>
[GuardedForm]
[EnableRateLimiting(RateLimits.Credentials)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignalerModel(
    TiersLieuxDbContext db, CurrentViewer viewer, ProposalAccess access, ProposalSending sending, TimeProvider clock) : PageModel
{
    public Resource Resource { get; private set; } = null!;

    public Comment Comment { get; private set; } = null!;

    [BindProperty]
    [StringLength(1000, ErrorMessage = "1 000 caractères au plus.")]
    public string? Note { get; set; }

    [BindProperty]
    public SenderInput Sender { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string slug, int id, CancellationToken cancellationToken) =>
        await FindAsync(slug, id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string slug, int id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(slug, id, cancellationToken))
        {
            return NotFound();
        }

        if (Typed.Paragraphs(Note) is null)
        {
            ModelState.AddModelError(nameof(Note), "Dites ce qui ne va pas.");
        }

        if (!Sender.Check(ModelState))
        {
            return this.Invalid();
        }

        var now = clock.GetUtcNow();
        var proposal = new Proposal
        {
            Kind = ProposalKind.Report, SheetId = Resource.Id, CommentId = Comment.Id, CommuneId = Resource.CommuneId, Note = Typed.Paragraphs(Note), CreatedAt = now, UpdatedAt = now,
        };
        var opened = (await access.FindAsync(await sending.StartAsync(proposal, cancellationToken), cancellationToken))!;
        await sending.SendAsync(opened, Sender.Address, cancellationToken);
        return LocalRedirect($"/contribuer/envoye/{opened.Key}");
    }

    private async Task<bool> FindAsync(string slug, int id, CancellationToken cancellationToken)
    {
        Sender.ProvenAddress = (await viewer.AccountAsync(cancellationToken))?.Email;
        Resource = (await db.Resources.AsNoTracking().Published().SingleOrDefaultAsync(known => known.Slug == slug, cancellationToken))!;
        Comment = (Resource is null ? null : await db.CommentsShown(Resource.Id).SingleOrDefaultAsync(comment => comment.Id == id, cancellationToken))!;
        return Comment is not null;
    }
}
