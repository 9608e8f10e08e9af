using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
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

/// <summary>
/// Writes under a resource: the comment waits in the queue until a curator has read it and, without an account, until its author has
/// opened the link they receive.
/// </summary>
[GuardedForm]
[EnableRateLimiting(RateLimits.Credentials)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CommenterModel(
    TiersLieuxDbContext db, CurrentViewer viewer, ProposalAccess access, ProposalSending sending, TimeProvider clock) : PageModel
{
    /// <summary>Comments one person may have waiting: the queue is not to be filled by one.</summary>
    private const int MostWaiting = 5;

    public Resource Resource { get; private set; } = null!;

    [BindProperty]
    [StringLength(Comment.MaximumText, ErrorMessage = "Votre commentaire tient en 2 000 caractères.")]
    public string? Text { get; set; }

    [BindProperty]
    [StringLength(Comment.MaximumName, ErrorMessage = "Votre nom tient en 100 caractères.")]
    public string? Name { get; set; }

    [BindProperty]
    public SenderInput Sender { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await FindAsync(slug, cancellationToken))
        {
            return NotFound();
        }

        Name = (await viewer.AccountAsync(cancellationToken))?.DisplayName;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, CancellationToken cancellationToken)
    {
        if (!await FindAsync(slug, cancellationToken))
        {
            return NotFound();
        }

        var (text, name) = (Typed.Paragraphs(Text), Typed.Text(Name));
        if (!Resource.IsOpenToComments)
        {
            ModelState.AddModelError("", "Les commentaires de cette ressource sont fermés : le vôtre n’a pas été envoyé.");
        }

        if (text is null)
        {
            ModelState.AddModelError(nameof(Text), "Écrivez votre commentaire.");
        }

        if (name is null)
        {
            ModelState.AddModelError(nameof(Name), "Dites de quel nom signer.");
        }

        if (Sender.Check(ModelState) && await IsWaitingTooMuchAsync(cancellationToken))
        {
            ModelState.AddModelError("", "Cinq de vos commentaires attendent déjà : laissez à la coordination le temps de les lire.");
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var comment = new Comment { SheetId = Resource.Id, AuthorName = name, AccountId = viewer.AccountId, Text = text!, CreatedAt = now };
        db.Comments.Add(comment);
        await db.SaveChangesAsync(cancellationToken);
        var proposal = new Proposal
        {
            Kind = ProposalKind.Comment, SheetId = Resource.Id, CommentId = comment.Id, CommuneId = Resource.CommuneId, Note = text, CreatedAt = now, UpdatedAt = now,
        };
        var opened = (await access.FindAsync(await sending.StartAsync(proposal, cancellationToken), cancellationToken))!;
        await sending.SendAsync(opened, Sender.Address, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return LocalRedirect($"/contribuer/envoye/{opened.Key}");
    }

    private Task<bool> IsWaitingTooMuchAsync(CancellationToken cancellationToken)
    {
        var address = Sender.ProvenAddress ?? Sender.Address;
        return db.Proposals.Where(item => item.Kind == ProposalKind.Comment && item.AuthorEmail == address
                && (item.State == ProposalState.Unconfirmed || item.State == ProposalState.Waiting || item.State == ProposalState.Asked))
            .Skip(MostWaiting - 1).AnyAsync(cancellationToken);
    }

    private async Task<bool> FindAsync(string slug, CancellationToken cancellationToken)
    {
        Sender.ProvenAddress = (await viewer.AccountAsync(cancellationToken))?.Email;
        Resource = (await db.Resources.AsNoTracking().Published().SingleOrDefaultAsync(known => known.Slug == slug, cancellationToken))!;
        return Resource is not null;
    }
}
