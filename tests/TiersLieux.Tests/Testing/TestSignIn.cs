using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TiersLieux.Data;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Tests.Testing;

/// <summary>Opens a session without a password, in the tests only: the pages of sign-in have tests of their own.</summary>
public sealed class TestSignIn : IStartupFilter
{
    public const string Path = "/essai/connexion";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map(Path, branch => branch.Run(async context =>
        {
            // The cookie is for the whole site, not for this branch of it.
            context.Request.PathBase = PathString.Empty;
            var id = int.Parse(context.Request.Query["compte"]!);
            var db = context.RequestServices.GetRequiredService<TiersLieuxDbContext>();
            var account = await db.Accounts.SingleAsync(known => known.Id == id);
            await context.RequestServices.GetRequiredService<SignInManager<Account>>().SignInWithClaimsAsync(
                account, isPersistent: false, context.Request.Query["second"] == "True" ? [new Claim("amr", "mfa")] : []);
        }));
        next(app);
    };
}
