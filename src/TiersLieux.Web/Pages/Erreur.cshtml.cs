using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Web.Api;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Pages;

/// <summary>Shown in place of a page that answered an error; keeps its status. Asked for directly, it answers 404.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErreurModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Message { get; private set; } = "";

    public string TraceId { get; private set; } = "";

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        var shown = Response.StatusCode is >= 400 and < 600 ? Response.StatusCode : StatusCodes.Status404NotFound;
        Response.StatusCode = shown;
        Title = Problems.Title(shown);
        TraceId = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
        Message = HttpContext.ErrorDetail() ?? shown switch
        {
            404 => "Cette page n’existe pas, ou n’existe plus.",
            410 => "Cette page a été retirée.",
            503 => "L’annuaire ne répond pas en ce moment. Réessayez dans quelques instants.",
            >= 500 => "Quelque chose n’a pas fonctionné chez nous. Réessayez dans quelques instants.",
            _ => "Votre demande n’a pas pu être comprise.",
        };
    }
}
