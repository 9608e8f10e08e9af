using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Infrastructure;

/// <summary>
/// How many forms one may send in ten minutes: per network address without an account, per account with one. Reading is not limited.
/// The addresses stay in memory, for ten minutes.
/// </summary>
internal static class RateLimits
{
    /// <summary>Stricter, on the pages that read a password or send a link: marks them with <c>[EnableRateLimiting(RateLimits.Credentials)]</c>.</summary>
    public const string Credentials = "identifiants";

    public const string AnonymousSetting = "RateLimits:Anonymous";
    public const string CredentialsSetting = "RateLimits:Credentials";
    public const string AccountSetting = "RateLimits:Account";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public static void AddRateLimits(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(options =>
    {
        var anonymous = builder.Configuration.GetValue(AnonymousSetting, 120);
        var credentials = builder.Configuration.GetValue(CredentialsSetting, 20);
        var account = builder.Configuration.GetValue(AccountSetting, 600);
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Limit(context, anonymous, account));
        options.AddPolicy(Credentials, context => Limit(context, credentials, credentials));
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Window;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            var minutes = (int)Math.Ceiling(wait.TotalMinutes);
            return new ValueTask(rejected.HttpContext.RefuseAsync(
                StatusCodes.Status429TooManyRequests,
                $"Vous avez envoyé trop de formulaires en peu de temps. Réessayez dans {French.Count(minutes, "minute", "minutes")}."));
        };
    });

    private static RateLimitPartition<string> Limit(HttpContext context, int anonymous, int account)
    {
        // An error page is shown by running the same request again: it must not be refused a second time.
        if (!HttpMethods.IsPost(context.Request.Method) || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            return RateLimitPartition.GetNoLimiter("lecture");
        }

        return context.RequestServices.GetRequiredService<CurrentViewer>().AccountId is { } id
            ? Partition($"compte {id}", account)
            : Partition(Network(context.Connection.RemoteIpAddress), anonymous);
    }

    private static RateLimitPartition<string> Partition(string key, int permits) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window, QueueLimit = 0 });

    // One subscriber has a whole IPv6 /64.
    private static string Network(IPAddress? address) => address switch
    {
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => "réseau " + Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => $"adresse {address}",
    };
}
