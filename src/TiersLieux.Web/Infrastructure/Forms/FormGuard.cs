using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary>
/// On the form of a page open to everybody: a field people do not see, which robots fill, and the time the form was shown, signed.
/// The page model is marked <see cref="GuardedFormAttribute"/>, the form holds the partial <c>_FormGuard</c>.
/// </summary>
public sealed class FormGuard(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Looks worth filling; hidden from people and from screen readers.</summary>
    public const string TrapField = "complement_nom";

    public const string TimeField = "ouvert";

    /// <summary>Nobody reads and fills a form faster.</summary>
    public static readonly TimeSpan Fastest = TimeSpan.FromSeconds(2);

    /// <summary>A form left open longer is shown again, with what was typed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("formulaire").ToTimeLimitedDataProtector();

    public string Stamp() => protector.Protect(clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture), Longest);

    /// <returns>Null when the form may be read; otherwise what to tell, in French.</returns>
    public string? Problem(IFormCollection form)
    {
        try
        {
            var shown = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(protector.Unprotect(form[TimeField].ToString()), System.Globalization.CultureInfo.InvariantCulture));
            return form[TrapField].ToString().Length > 0 || clock.GetUtcNow() - shown < Fastest
                ? "Votre envoi ressemble à celui d’un robot : attendez deux secondes, puis envoyez à nouveau. Rien n’a été perdu."
                : null;
        }
        catch (Exception unreadable) when (unreadable is System.Security.Cryptography.CryptographicException or FormatException or OverflowException)
        {
            return "Ce formulaire est resté ouvert trop longtemps : vérifiez-le, puis envoyez à nouveau. Rien n’a été perdu.";
        }
    }
}

/// <summary>Every post of this page is checked by <see cref="FormGuard"/>: a refusal is a message of the form, not an error page.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GuardedFormAttribute : Attribute, IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && context.HandlerInstance is PageModel page
            && context.HttpContext.RequestServices.GetRequiredService<FormGuard>().Problem(context.HttpContext.Request.Form) is { } problem)
        {
            page.ModelState.AddModelError("", problem);
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
