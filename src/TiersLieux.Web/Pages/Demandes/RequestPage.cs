using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Domain.Requests;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer.Formulaire;
using TiersLieux.Web.Requests;

namespace TiersLieux.Web.Pages.Demandes;

/// <summary>A page that opens a request by a key. Never kept by a cache; its forms are written out, since generated addresses lose the case of a secret.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class RequestPage : PageModel
{
    private const string DoneKey = "fait";

    /// <summary>Null when the key opens nothing.</summary>
    public OpenedRequest? Opened { get; protected set; }

    public ContactRequest ContactRequest => Opened!.Request;

    protected IActionResult Broken()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }

    /// <summary>Back to the page itself, which tells once what was done; or the page with what went wrong, as a conflict.</summary>
    /// <param name="refusal">Null when it is done.</param>
    protected IActionResult Answered(string? refusal, string done, string? path = null)
    {
        if (refusal is null)
        {
            TempData[DoneKey] = done;
            return LocalRedirect(path ?? Request.Path.Value!);
        }

        ModelState.AddModelError("", refusal);
        var page = this.Invalid();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    /// <returns>The text, or null with a message on the field.</returns>
    protected string? ReadWords(string field, string? typed, bool isRequired = true)
    {
        var text = Typed.Paragraphs(typed);
        if ((text is null && isRequired) || text?.Length > ContactRequest.MaximumText)
        {
            ModelState.AddModelError(field, text is null ? "Écrivez quelques mots." : "4 000 caractères au plus.");
        }

        return text;
    }
}
