using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary>What every page with a form does.</summary>
public static class FormPages
{
    /// <summary>The page again, with its messages and what was typed; HTTP 400.</summary>
    public static PageResult Invalid(this PageModel page)
    {
        var result = page.Page();
        result.StatusCode = StatusCodes.Status400BadRequest;
        return result;
    }

    /// <summary>Sets the title of the page; it begins with « Erreur : » while the form has one.</summary>
    public static void SetTitle(this ViewDataDictionary viewData, string title) =>
        viewData["Title"] = viewData.ModelState.ErrorCount > 0 ? $"Erreur\u00a0: {title}" : title;

    /// <summary>Each message with the id of its field, empty for the whole form; in the order of the page as far as it is known.</summary>
    public static IEnumerable<(string Id, string Message)> Messages(this ModelStateDictionary state) => state
        .SelectMany(entry => entry.Value!.Errors.Select(error => (
            entry.Key.Length == 0 ? "" : FormIds.Of(entry.Key),
            error.ErrorMessage.Length > 0 ? error.ErrorMessage : "Cette valeur ne peut pas être lue.")))
        .Distinct();
}
