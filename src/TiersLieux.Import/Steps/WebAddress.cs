using TiersLieux.Domain.Places;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>Makes an absolute address of what was typed: adds the scheme, goes back to the home page when the end was cut off.</summary>
public static class WebAddress
{
    public const string Scheme = "adresse web sans http";
    public const string Cut = "adresse web tronquée";
    public const string Unreadable = "adresse web illisible";

    /// <returns>null when nothing usable was typed.</returns>
    public static string? Clean(string typed, Repairs repairs)
    {
        if (typed.Length == 0)
        {
            return null;
        }

        var hasScheme = typed.Contains("://", StringComparison.Ordinal);
        var address = hasScheme ? typed : $"http://{typed}";
        if (!PlaceFactsRules.IsWebAddress(address))
        {
            repairs.Count(Unreadable);
            return null;
        }

        repairs.Count(Scheme, hasScheme ? 0 : 1);
        if (!typed.EndsWith('…') && !typed.EndsWith("...", StringComparison.Ordinal))
        {
            return address;
        }

        repairs.Count(Cut);
        return new Uri(address).GetLeftPart(UriPartial.Authority) + "/";
    }
}
