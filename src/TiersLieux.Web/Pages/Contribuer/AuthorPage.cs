using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Web.Infrastructure.Contributions;

namespace TiersLieux.Web.Pages.Contribuer;

/// <summary>A page on a proposal that its author opens by the secret of a link or, signed in, by its number. Never kept by a cache.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class AuthorPage(ProposalAccess access) : PageModel
{
    public OpenedProposal Opened { get; private set; } = null!;

    public Proposal Proposal => Opened.Proposal;

    /// <summary>Opens a proposal that its author may still change.</summary>
    /// <returns>Null when it is open; else the answer: 404, or its follow-up when it was decided.</returns>
    protected async Task<IActionResult?> OpenAsync(string key, ProposalKind kind, CancellationToken cancellationToken)
    {
        if (!await OpenAnyAsync(key, cancellationToken) || Proposal.Kind != kind)
        {
            return NotFound();
        }

        return Proposal.CanBeChanged ? null : RedirectToFollow();
    }

    /// <returns>False when the key opens nothing.</returns>
    protected async Task<bool> OpenAnyAsync(string? key, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(key, cancellationToken) is not { } opened)
        {
            return false;
        }

        Opened = opened;
        return true;
    }

    /// <summary>As <see cref="ProposalAccess.ProvenAddressAsync"/>, of the opened proposal.</summary>
    protected Task<string?> ProvenAddressAsync(CancellationToken cancellationToken) => access.ProvenAddressAsync(Opened, cancellationToken);

    protected IActionResult RedirectToFollow() => LocalRedirect($"/contribuer/suivi/{Opened.Key}");
}
