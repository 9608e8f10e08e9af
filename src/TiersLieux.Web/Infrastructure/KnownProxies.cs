using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace TiersLieux.Web.Infrastructure;

/// <summary>Believes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> only from the proxies of the setting <c>Proxies:Known</c>.</summary>
internal static class KnownProxies
{
    /// <summary>Addresses and networks, separated by commas: <c>10.0.0.5, 192.168.0.0/24</c>. Without it the headers are not read.</summary>
    public const string Setting = "Proxies:Known";

    public static void UseKnownProxies(this WebApplication app)
    {
        var known = (app.Configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (known.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var entry in known)
        {
            if (System.Net.IPNetwork.TryParse(entry, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                options.KnownProxies.Add(IPAddress.TryParse(entry, out var address)
                    ? address
                    : throw new InvalidOperationException($"Réglage {Setting} : « {entry} » n’est ni une adresse ni un réseau."));
            }
        }

        app.UseForwardedHeaders(options);
    }
}
