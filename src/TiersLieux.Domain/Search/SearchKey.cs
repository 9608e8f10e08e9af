using System.Globalization;
using System.Text;

namespace TiersLieux.Domain.Search;

/// <summary>
/// The form in which names are compared: lower case, without accents, hyphens, apostrophes or repeated spaces, « st » read as
/// « saint ». Stored beside each name and applied to what visitors type, so both sides always agree.
/// </summary>
public static class SearchKey
{
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["st"] = "saint", ["ste"] = "sainte", ["sts"] = "saints", ["stes"] = "saintes",
    };

    /// <returns>The key; empty when <paramref name="text"/> holds neither letter nor digit.</returns>
    public static string From(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var letters = new StringBuilder(text.Length);
        foreach (var character in Ligatures(WellFormed(text)).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character))
            {
                letters.Append(char.ToLowerInvariant(character));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(' ');
            }
        }

        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(word => Abbreviations.GetValueOrDefault(word, word)));
    }

    private static string Ligatures(string text) => text
        .Replace("œ", "oe", StringComparison.OrdinalIgnoreCase)
        .Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
        .Replace("ß", "ss", StringComparison.Ordinal);

    // A lone surrogate, which a crafted URL can carry, would make Normalize throw.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
