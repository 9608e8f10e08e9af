using System.Globalization;
using TiersLieux.Import.Steps;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>Reads what people type: without invisible characters nor spaces at the ends; nothing typed is null.</summary>
public static class Typed
{
    /// <summary>One line.</summary>
    public static string? Text(string? typed)
    {
        var text = string.Join(' ', ControlCharacters.Apply(typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Paragraphs: line ends are kept, as « \n ».</summary>
    public static string? Paragraphs(string? typed)
    {
        var text = ControlCharacters.Apply(typed ?? "").ReplaceLineEndings("\n").Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>A number with a comma or a point, spaces between thousands.</summary>
    public static bool TryNumber(string? typed, out decimal? number)
    {
        number = null;
        var text = string.Concat((Text(typed) ?? "").Where(character => !char.IsWhiteSpace(character))).Replace(',', '.').Replace('−', '-');
        if (text.Length == 0)
        {
            return true;
        }

        // More digits than this is no measure of anything, and would not be read back as it was written.
        var read = text.Length <= 20 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : (decimal?)null;
        number = read;
        return read is not null;
    }

    /// <summary>A positive whole number up to a million.</summary>
    public static bool TryCount(string? typed, out int? count)
    {
        var read = TryNumber(typed, out var number) && number is null or (>= 1 and <= 1_000_000) && (number is null || number == decimal.Truncate(number.Value));
        count = read && number is { } value ? (int)value : null;
        return read;
    }

    public static decimal? Number(string? typed) => TryNumber(typed, out var number) ? number : null;

    public static int? Count(string? typed) => TryCount(typed, out var count) ? count : null;

    /// <summary>As the form shows it: « 12,5 ».</summary>
    public static string? Show(decimal? number) => number?.ToString("0.##########", CultureInfo.GetCultureInfo("fr-FR"));

    /// <summary>An address of the web; « https:// » is added when it is missing.</summary>
    public static string? Web(string? typed) => Text(typed) is not { } text ? null : text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
}
