using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary>The same page again, with its messages and status 400.</summary>
public sealed class InvalidPage(PageModel page) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var result = page.Page();
        result.StatusCode = StatusCodes.Status400BadRequest;
        return result.ExecuteResultAsync(context);
    }
}
