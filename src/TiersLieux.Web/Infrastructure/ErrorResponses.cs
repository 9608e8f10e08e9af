using Npgsql;
using TiersLieux.Web.Api;

namespace TiersLieux.Web.Infrastructure;

/// <summary>An error is a page for people (/erreur/{status}) and problem+json for programs (/api, /tuiles), in French, with the trace id.</summary>
internal static class ErrorResponses
{
    private static readonly object DetailKey = new();

    public static void UseErrorResponses(this WebApplication app)
    {
        app.UseWhen(IsForPrograms, branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions
            {
                StatusCodeSelector = StatusOf,
                ExceptionHandler = context => Problems.WriteAsync(context, context.Response.StatusCode, null),
            });
            branch.UseStatusCodePages(status =>
                Problems.WriteAsync(status.HttpContext, status.HttpContext.Response.StatusCode, status.HttpContext.ErrorDetail()));
        });
        app.UseWhen(context => !IsForPrograms(context), branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = StatusOf, ExceptionHandlingPath = "/erreur/500" });
            branch.UseStatusCodePagesWithReExecute("/erreur/{0}");
        });
    }

    /// <summary>Ends the request with a status and what to tell about it.</summary>
    /// <param name="detail">French, for the visitor.</param>
    public static Task RefuseAsync(this HttpContext context, int status, string detail)
    {
        context.Items[DetailKey] = detail;
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>What <see cref="RefuseAsync"/> was told, null otherwise.</summary>
    public static string? ErrorDetail(this HttpContext context) => context.Items[DetailKey] as string;

    private static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", out var rest) ? rest.HasValue && rest != "/" : context.Request.Path.StartsWithSegments("/tuiles");

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        NpgsqlException { IsTransient: true } or { InnerException: NpgsqlException { IsTransient: true } } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
