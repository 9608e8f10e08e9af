using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TiersLieux.Web.Pages.Compte;

/// <summary>Recovery codes, shown once, just after they were made.</summary>
public sealed class CodesModel : PageModel
{
    public const string Key = "codes";

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public IActionResult OnGet()
    {
        Codes = TempData[Key] as string[] ?? [];
        return Codes.Count == 0 ? LocalRedirect("/compte/securite") : Page();
    }
}
