using System.Globalization;

namespace TiersLieux.Import.Steps;

/// <summary>Takes out characters that are not written: control and format ones. Line breaks stay.</summary>
public static class ControlCharacters
{
    public const string Name = "caractères de contrôle";

    public static string Apply(string text) => text.Any(IsUnwritten) ? string.Concat(text.Where(character => !IsUnwritten(character))) : text;

    private static bool IsUnwritten(char character) =>
        character is not ('\n' or '\r' or '\t')
        && (character is '\uFFFD' || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format);
}
