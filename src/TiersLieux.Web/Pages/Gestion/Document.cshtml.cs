using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>The document of a claim, for the curators of its scope: downloaded, never shown in our pages, and every reading is in the audit log.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DocumentModel(TiersLieuxDbContext db, CurrentViewer viewer, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        var scope = (await viewer.RightsAsync(cancellationToken)).Curation;
        var claim = await db.Proposals.Where(item => item.Id == id && item.Kind == ProposalKind.Claim).InScope(scope)
            .Select(item => new { item.Place!.Name, item.PlaceId }).SingleOrDefaultAsync(cancellationToken);
        if (claim is null || await db.ClaimDocuments.AsNoTracking().OrderBy(known => known.Id).FirstOrDefaultAsync(known => known.ProposalId == id, cancellationToken) is not { } document)
        {
            return NotFound();
        }

        db.Audit("preuve-lue", clock.GetUtcNow(), viewer.AccountId, claim.Name, id, claim.PlaceId);
        await db.SaveChangesAsync(cancellationToken);
        var (type, extension) = document.Format == ClaimDocumentFormat.Pdf ? ("application/pdf", "pdf") : ("image/webp", "webp");
        Response.Headers.XContentTypeOptions = "nosniff";
        return File(document.Content, type, $"preuve-{id}.{extension}");
    }
}
