using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>403, for somebody signed in: says what is missing.</summary>
public sealed class AccesRefuseModel(CurrentViewer viewer) : PageModel
{
    public bool LacksSecondFactor { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        LacksSecondFactor = (await viewer.RightsAsync(cancellationToken)).LacksSecondFactor;
    }
}
