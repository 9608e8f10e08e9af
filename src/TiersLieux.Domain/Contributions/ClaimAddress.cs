using TiersLieux.Domain.Places;

namespace TiersLieux.Domain.Contributions;

/// <summary>Whether an e-mail address proves by itself that its holder speaks for a place. Pure.</summary>
public static class ClaimAddress
{
    /// <summary>Domains anybody can have an address or a page at: they prove nothing.</summary>
    private static readonly string[] Shared =
    [
        "gmail.com", "googlemail.com", "google.com", "outlook.com", "outlook.fr", "hotmail.com", "hotmail.fr", "live.com", "live.fr", "msn.com", "yahoo.com",
        "yahoo.fr", "ymail.com", "icloud.com", "me.com", "mac.com", "orange.fr", "wanadoo.fr", "free.fr", "sfr.fr", "neuf.fr", "laposte.net", "bbox.fr",
        "numericable.fr", "aol.com", "gmx.fr", "gmx.com", "protonmail.com", "proton.me", "pm.me", "tutanota.com", "mailo.com", "riseup.net", "zaclys.net",
        "facebook.com", "instagram.com", "linkedin.com", "twitter.com", "x.com", "youtube.com", "wordpress.com", "wixsite.com", "wix.com", "blogspot.com",
        "canalblog.com", "over-blog.com", "jimdo.com", "jimdofree.com", "jimdosite.com", "weebly.com", "github.io", "framasite.org", "e-monsite.com",
        "helloasso.com", "netlify.app", "notion.site", "sites.google.com", "eklablog.com", "pagesperso-orange.fr",
    ];

    /// <param name="address">As typed, of the form « nom@domaine ».</param>
    public static bool Proves(string address, PlaceFacts facts)
    {
        if (string.Equals(address, facts.Email, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var domain = DomainOf(address);
        return domain.Contains('.', StringComparison.Ordinal) && !IsShared(domain)
            && (IsOf(domain, DomainOf(facts.Email ?? "")) || (Uri.TryCreate(facts.Website, UriKind.Absolute, out var site) && IsOf(domain, Bare(site.IdnHost))));
    }

    private static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant();

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..].ToLowerInvariant() : host.ToLowerInvariant();

    /// <summary>The place's own domain or a part of it. Not the other way round: whoever hosts « lieu.hebergeur.fr » does not speak for it.</summary>
    private static bool IsOf(string domain, string own) =>
        own.Length > 0 && !IsShared(own) && (own == domain || domain.EndsWith("." + own, StringComparison.Ordinal));

    private static bool IsShared(string domain) => Shared.Any(shared => domain == shared || domain.EndsWith("." + shared, StringComparison.Ordinal));
}
