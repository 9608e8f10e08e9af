using System.Text.RegularExpressions;

namespace TiersLieux.Import.Steps;

/// <summary>One space between words, none around; line breaks and unbreakable spaces become spaces.</summary>
public static partial class Whitespace
{
    public const string Name = "espaces superflues";

    public static string Apply(string text) => Runs().Replace(text, " ").Trim();

    [GeneratedRegex(@"[\s\u00A0\u202F]+")]
    private static partial Regex Runs();
}
