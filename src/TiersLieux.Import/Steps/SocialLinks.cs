using System.Text.RegularExpressions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>Makes links of what was typed in a « Twitter » or « Facebook » column: addresses, « @name », a bare account name, several at once.</summary>
public static partial class SocialLinks
{
    public const string Account = "compte écrit sans son adresse";
    public const string Unreadable = "compte illisible";

    /// <param name="kind">The column's own kind: twitter or facebook.</param>
    /// <param name="host">Where a bare account name lives: <c>www.facebook.com</c>.</param>
    public static IEnumerable<Link> Read(string typed, string kind, string host, Repairs repairs)
    {
        var addresses = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => AddressLike().IsMatch(word)).ToList();
        if (addresses.Count > 0)
        {
            return [.. addresses.Select(word => WebAddress.Clean(word, repairs)).OfType<string>().Select(url => new Link(Kind(url, kind), url))];
        }

        var account = Handle().Match(typed) is { Success: true } handle ? handle.Groups[1].Value
            : BareAccount().IsMatch(typed) ? typed.Trim('/')
            : null;
        if (account is null)
        {
            repairs.Count(Unreadable, typed.Length > 0 ? 1 : 0);
            return [];
        }

        repairs.Count(Account);
        return [new Link(kind, $"https://{host}/{account}")];
    }

    private static string Kind(string url, string expected)
    {
        var host = new Uri(url).Host;
        var known = new[] { "facebook", "twitter", "linkedin", "instagram" }.FirstOrDefault(name => host.Contains(name, StringComparison.OrdinalIgnoreCase));
        return known ?? (host.Contains(expected, StringComparison.OrdinalIgnoreCase) ? expected : "other");
    }

    [GeneratedRegex(@"^(https?://|www\.|(\w+\.)?(facebook|twitter|linkedin|instagram)\.com/)", RegexOptions.IgnoreCase)]
    private static partial Regex AddressLike();

    [GeneratedRegex(@"(?:^|\s)@(\w{2,30})$")]
    private static partial Regex Handle();

    [GeneratedRegex(@"^/?[\w.\-]+(/[\w.\-]+)*/?$")]
    private static partial Regex BareAccount();
}
