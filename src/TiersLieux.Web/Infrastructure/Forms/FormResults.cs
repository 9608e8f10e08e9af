using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary>What a page answers to a form.</summary>
internal static class FormResults
{
    private const string DoneKey = "fait";

    /// <param name="field">Name of the field at fault; empty for the whole form.</param>
    /// <param name="message">French.</param>
    public static IActionResult Invalid(this PageModel page, string field, string message)
    {
        page.ModelState.AddModelError(field, message);
        return page.Invalid();
    }

    public static IActionResult Invalid(this PageModel page, string field, IdentityResult refusal)
    {
        foreach (var error in refusal.Errors)
        {
            page.ModelState.AddModelError(field, error.Description);
        }

        return page.Invalid();
    }

    /// <summary>Goes to another page, which tells once, by the partial <c>_Done</c>, what was done.</summary>
    public static IActionResult Done(this PageModel page, string path, string sentence)
    {
        page.TempData[DoneKey] = sentence;
        return page.LocalRedirect(path);
    }
}
