using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>A page answered to somebody signed in is theirs alone: no cache keeps it, not even the browser's.</summary>
internal static class PrivatePages
{
    public static void UsePrivatePages(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated == true && context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "no-store, private";
                return Task.CompletedTask;
            });
        }

        return next(context);
    });
}
