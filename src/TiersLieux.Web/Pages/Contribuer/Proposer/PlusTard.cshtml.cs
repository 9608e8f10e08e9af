using Microsoft.AspNetCore.Mvc;
using TiersLieux.Domain.Contributions;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer.Proposer;

/// <summary>Sends the link of a draft to an address.</summary>
[GuardedForm]
public sealed class PlusTardModel(ProposalAccess access, ProposalSending sending) : AuthorPage(access)
{
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Shown after the redirect; kept in a cookie, never in the address.</summary>
    [TempData]
    public string? SentTo { get; set; }

    public DateOnly KeptUntil => DateOnly.FromDateTime((Proposal.UpdatedAt + ProposalSending.DraftLifetime).UtcDateTime);

    public async Task<IActionResult> OnGetAsync(string brouillon, CancellationToken cancellationToken)
    {
        if (await OpenAsync(brouillon, ProposalKind.NewPlace, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Email = Proposal.AuthorEmail;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string brouillon, CancellationToken cancellationToken)
    {
        if (await OpenAsync(brouillon, ProposalKind.NewPlace, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        // What was sent already has its address, which a link of a browser must not turn elsewhere.
        if (Proposal.State != ProposalState.Draft)
        {
            return RedirectToFollow();
        }

        if (EmailInput.Problem(Email) is { } problem)
        {
            ModelState.AddModelError(nameof(Email), problem);
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        SentTo = Typed.Text(Email);
        return await sending.KeepAsync(Proposal, SentTo!, cancellationToken) ? LocalRedirect(Request.Path) : RedirectToFollow();
    }
}
