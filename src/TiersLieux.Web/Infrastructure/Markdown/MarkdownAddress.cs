using System.Text.RegularExpressions;

namespace TiersLieux.Web.Infrastructure.Markdown;

/// <summary>The addresses a text may lead to: the web, an e-mail, a page of the site. A list of what is allowed, never of what is not.</summary>
internal static partial class MarkdownAddress
{
    /// <param name="address">As Markdown reads it: its entities and escapes already decoded.</param>
    public static bool IsAllowed(string? address) => address is not null && Allowed().IsMatch(address)
        && (!IsElsewhere(address) || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0));

    /// <summary>Of another site.</summary>
    public static bool IsElsewhere(string address) => address.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    // A browser reads « /\ » as « // », which leads to another site, and drops tabs and line ends.
    [GeneratedRegex(@"^(https?://[^\s\p{C}\\]+|mailto:[^\s\p{C}\\]+@[^\s\p{C}\\]+|/([^/\\\s\p{C}][^\s\p{C}\\]*)?|\#[\w-]+)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
