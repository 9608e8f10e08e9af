using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary>Refuses a form that holds a null character: no browser sends one, and PostgreSQL cannot keep it.</summary>
internal sealed class ReadableFormFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        // An error page is shown by running the same request again: refusing it twice would leave it blank.
        if (HttpMethods.IsPost(request.Method) && request.HasFormContentType && context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null
            && (await request.ReadFormAsync(context.HttpContext.RequestAborted)).Any(field => field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true)))
        {
            await context.HttpContext.RefuseAsync(StatusCodes.Status400BadRequest, "Votre formulaire contient des caractères illisibles.");
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }

        await next();
    }
}
