using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>One of the account's proposals: the same page as by the link of an e-mail, which refuses those of others.</summary>
public sealed class ContributionModel : PageModel
{
    public IActionResult OnGet(int id) => LocalRedirect($"/contribuer/suivi/{id}");
}
