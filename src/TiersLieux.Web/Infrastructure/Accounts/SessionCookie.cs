using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>
/// Ties the cookie to an <see cref="AccountSession"/>: whichever way one signs in, a session is opened; once it is ended, or the password
/// changed, the cookie opens nothing at the very next request.
/// </summary>
internal static class SessionCookie
{
    private const string SessionClaim = "session";
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(5);

    public static Guid? SessionId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : null;

    public static async Task OpenAsync(CookieSigningInContext context)
    {
        var (http, identity) = (context.HttpContext, (ClaimsIdentity)context.Principal!.Identity!);
        var account = identity.FindFirst(ClaimTypes.NameIdentifier)!.Value;
        // A cookie made anew, after a change of password for instance, is the same session.
        var session = http.User.FindFirstValue(ClaimTypes.NameIdentifier) == account ? http.User.SessionId() : null;
        identity.AddClaim(new Claim(SessionClaim, (session ?? await StartAsync(http, int.Parse(account, System.Globalization.CultureInfo.InvariantCulture))).ToString()));
    }

    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // While telling an error, perhaps of the database: a visitor is told as well.
            context.RejectPrincipal();
            return;
        }

        var db = http.RequestServices.GetRequiredService<TiersLieuxDbContext>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var id = context.Principal!.SessionId();
        var session = await db.AccountSessions.Where(open => open.Id == id && open.EndedAt == null)
            .Select(open => new { open.AccountId, open.LastSeenAt, open.Account!.SecurityStamp }).SingleOrDefaultAsync(http.RequestAborted);
        var stampClaim = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (session is null || session.SecurityStamp != context.Principal!.FindFirstValue(stampClaim)
            || context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier) != session.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        else if (now - session.LastSeenAt > TouchEvery)
        {
            await db.AccountSessions.Where(open => open.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(open => open.LastSeenAt, now), http.RequestAborted);
        }
    }

    public static async Task CloseAsync(CookieSigningOutContext context)
    {
        var http = context.HttpContext;
        if (http.User.SessionId() is not { } id)
        {
            return;
        }

        var db = http.RequestServices.GetRequiredService<TiersLieuxDbContext>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (await db.AccountSessions.SingleOrDefaultAsync(open => open.Id == id && open.EndedAt == null, http.RequestAborted) is { } session)
        {
            session.EndedAt = now;
            db.Audit("deconnexion", now, session.AccountId);
            await db.SaveChangesAsync(http.RequestAborted);
        }
    }

    private static async Task<Guid> StartAsync(HttpContext http, int accountId)
    {
        var db = http.RequestServices.GetRequiredService<TiersLieuxDbContext>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var session = new AccountSession
        {
            AccountId = accountId, Device = DeviceName.From(http.Request.Headers.UserAgent.ToString()), StartedAt = now, LastSeenAt = now,
        };
        db.AccountSessions.Add(session);
        db.Audit("connexion", now, accountId);
        await db.SaveChangesAsync(http.RequestAborted);
        return session.Id;
    }
}
