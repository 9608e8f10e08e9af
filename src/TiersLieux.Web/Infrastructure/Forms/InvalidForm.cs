using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TiersLieux.Web.Infrastructure.Forms;

public static class InvalidForm
{
    /// <summary>The same page again, with its messages and status 400.</summary>
    public static PageResult Invalid(this PageModel page)
    {
        var result = page.Page();
        result.StatusCode = StatusCodes.Status400BadRequest;
        return result;
    }
}
