using Microsoft.AspNetCore.Mvc;
using TiersLieux.Web.Infrastructure.Contributions;

namespace TiersLieux.Web.Pages.Contribuer;

/// <summary>Shown once something was sent: what happens next.</summary>
public sealed class EnvoyeModel(ProposalAccess access) : AuthorPage(access)
{
    public async Task<IActionResult> OnGetAsync(string cle, CancellationToken cancellationToken) =>
        await OpenAnyAsync(cle, cancellationToken) ? Page() : NotFound();
}
