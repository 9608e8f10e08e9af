using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Web.Infrastructure.Contributions;

namespace TiersLieux.Web.Pages.Contribuer;

/// <summary>Whoever reads the mail of the place confirms a claim, once. Opening the page does nothing: mail filters open links too.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PreuveModel(TiersLieuxDbContext db, ProposalSending sending, TimeProvider clock) : PageModel
{
    private SecretLink? link;

    /// <summary>Null when the link opens nothing.</summary>
    public Proposal? Claim { get; private set; }

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellationToken) => await OpenAsync(secret, cancellationToken) ? Page() : Broken();

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await OpenAsync(secret, cancellationToken) || !await db.TakeAsync(link!, clock.GetUtcNow(), cancellationToken))
        {
            return Broken();
        }

        Claim!.Messages.Add(new ProposalMessage { At = clock.GetUtcNow(), FromCurator = false, Text = $"Preuve : la demande a été confirmée depuis l’adresse {link!.Email}." });
        if (!await sending.ConfirmAsync(Claim, cancellationToken))
        {
            return Broken();
        }

        await transaction.CommitAsync(cancellationToken);
        IsDone = true;
        return Page();
    }

    private async Task<bool> OpenAsync(string secret, CancellationToken cancellationToken)
    {
        link = await db.FindLinkAsync(secret, LinkPurpose.ProveClaim, clock.GetUtcNow(), cancellationToken);
        Claim = link is null ? null : await db.Proposals.Include(claim => claim.Place).Include(claim => claim.Author)
            .SingleOrDefaultAsync(claim => claim.Id == link.ProposalId && claim.State == ProposalState.Unconfirmed, cancellationToken);
        return Claim is not null;
    }

    private PageResult Broken()
    {
        Claim = null;
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
