using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer.Suivi;

/// <summary>Where a proposal stands, for its author: confirm, answer, change, take back. A link that opens nothing offers another one.</summary>
public sealed class IndexModel(ProposalAccess access, ProposalSending sending, FormGuard guard, TiersLieuxDbContext db, TimeProvider clock) : AuthorPage(access)
{
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>What was just done, shown once.</summary>
    [TempData]
    public string? Done { get; set; }

    public bool IsOpened => Opened is not null;

    /// <summary>Null for what one completes by a message instead.</summary>
    public string? ChangeUrl => Proposal.Kind switch
    {
        ProposalKind.NewPlace => $"/contribuer/proposer/{Opened.Key}/verifier",
        ProposalKind.Report => $"/contribuer/signaler/{Proposal.Place!.Slug}?envoi={Opened.Key}",
        ProposalKind.Publication => $"/publier/{SheetWords.Of(Proposal.Sheet!.Kind).Segment}/{Proposal.SheetId}",
        ProposalKind.Correction => $"/contribuer/corriger/{Proposal.Place!.Slug}?envoi={Opened.Key}",
        _ => null,
    };

    /// <summary>A claim is confirmed by the address of the place alone.</summary>
    public bool CanConfirm => Proposal.State == ProposalState.Unconfirmed && Proposal.Kind != ProposalKind.Claim && Opened.AddressIsProven;

    public async Task<IActionResult> OnGetAsync(string cle, CancellationToken cancellationToken) =>
        await OpenAnyAsync(cle, cancellationToken) ? Page() : Broken(StatusCodes.Status404NotFound);

    public async Task<IActionResult> OnPostConfirmerAsync(string cle, CancellationToken cancellationToken)
    {
        if (!await OpenAnyAsync(cle, cancellationToken))
        {
            return Broken(StatusCodes.Status404NotFound);
        }

        // Pressed twice, or from the browser that wrote it and proves no address: the page says where things stand.
        if (CanConfirm)
        {
            await sending.ConfirmAsync(Proposal, cancellationToken);
            Done = "Votre envoi est confirmé : la coordination va le lire.";
        }

        return RedirectToFollow();
    }

    public async Task<IActionResult> OnPostRepondreAsync(string cle, CancellationToken cancellationToken)
    {
        if (!await OpenAnyAsync(cle, cancellationToken))
        {
            return Broken(StatusCodes.Status404NotFound);
        }

        var text = Typed.Paragraphs(Answer);
        if (text is null || text.Length > 4000)
        {
            ModelState.AddModelError(nameof(Answer), text is null ? "Écrivez votre réponse." : "4 000 caractères au plus.");
            return this.Invalid();
        }

        if (Proposal.IsOpen)
        {
            Proposal.Answer(text, clock.GetUtcNow());
            Done = await sending.SaveAsync(null, cancellationToken) ? "Votre message est transmis à la coordination." : "La coordination vient de décider : votre message n’a pas été enregistré.";
        }

        return RedirectToFollow();
    }

    public async Task<IActionResult> OnPostRetirerAsync(string cle, CancellationToken cancellationToken)
    {
        if (!await OpenAnyAsync(cle, cancellationToken))
        {
            return Broken(StatusCodes.Status404NotFound);
        }

        if (Proposal.CanBeChanged)
        {
            Proposal.Withdraw(clock.GetUtcNow());
            if (Proposal.Sheet is { State: SheetState.Waiting } sheet)
            {
                sheet.Become(SheetState.Draft, clock.GetUtcNow());
            }

            Done = await sending.SaveAsync(null, cancellationToken) ? "C’est retiré." : "La coordination vient de décider : votre envoi n’a pas pu être retiré.";
        }

        return RedirectToFollow();
    }

    /// <summary>The same answer whether the link existed or not; nothing tells to which address.</summary>
    public async Task<IActionResult> OnPostNouveauLienAsync(string cle, CancellationToken cancellationToken)
    {
        if (guard.Problem(Request.Form) is { } problem)
        {
            ModelState.AddModelError("", problem);
            return Broken(StatusCodes.Status400BadRequest);
        }

        var hash = SecretLinks.Sha256(cle);
        var link = await db.SecretLinks.AsNoTracking().SingleOrDefaultAsync(
            known => known.SecretSha256 == hash && known.Purpose == LinkPurpose.FollowProposal && known.Email != "", cancellationToken);
        if (link is not null && await db.Proposals.SingleOrDefaultAsync(proposal => proposal.Id == link.ProposalId, cancellationToken) is { AuthorEmail: not null } proposal
            && string.Equals(proposal.AuthorEmail, link.Email, StringComparison.OrdinalIgnoreCase))
        {
            await sending.PostLinkAsync(proposal, cancellationToken);
        }

        return LocalRedirect("/contribuer/nouveau-lien");
    }

    private PageResult Broken(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
