using System.Globalization;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Infrastructure;

/// <summary>French wording that depends on a name or a number. Spaces before units and within numbers do not break.</summary>
public static class French
{
    private const char NoBreak = '\u00a0';
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");

    private static readonly Dictionary<string, string> Countries = new(StringComparer.Ordinal)
    {
        ["AD"] = "Andorre", ["BE"] = "Belgique", ["CH"] = "Suisse", ["DE"] = "Allemagne", ["ES"] = "Espagne", ["FR"] = "France",
        ["GB"] = "Royaume-Uni", ["IT"] = "Italie", ["LU"] = "Luxembourg", ["MC"] = "Monaco", ["PT"] = "Portugal",
    };

    /// <summary>« 17,2 km »; whole kilometres from 100 on, and « 0 km » on the spot.</summary>
    public static string Kilometres(double kilometres) => $"{kilometres.ToString(kilometres is >= 0.05 and < 100 ? "0.0" : "0", Culture)}{NoBreak}km";

    /// <summary>« 296 881 ».</summary>
    public static string Number(decimal number) => number.ToString(number == decimal.Truncate(number) ? "N0" : "#,0.##", Culture);

    /// <summary>« 12 lieux », « 1 lieu », « aucun lieu ».</summary>
    public static string Count(int count, string singular, string plural, string none = "aucun") =>
        count == 0 ? $"{none} {singular}" : $"{Number(count)}{NoBreak}{(count > 1 ? plural : singular)}";

    public static string Places(int count) => Count(count, "lieu", "lieux");

    /// <summary>« de Crest », « d’Arles », « du Mans », « des Lilas ».</summary>
    public static string Of(string name) => TerritoryNames.Of(name);

    /// <summary>« à Crest », « au Mans », « aux Lilas ».</summary>
    public static string At(string name) => name.StartsWith("Le ", StringComparison.Ordinal) ? "au " + name[3..]
        : name.StartsWith("Les ", StringComparison.Ordinal) ? "aux " + name[4..]
        : "à " + name;

    /// <summary>ISO 3166 code to name, in the order of the names.</summary>
    public static IReadOnlyDictionary<string, string> CountryNames => Countries;

    public static string Country(string code) => Countries.GetValueOrDefault(code, code);

    /// <summary>« 10 mars 2026 ».</summary>
    public static string Date(DateOnly date) => date.ToString(date.Day == 1 ? "1\\e\\r MMMM yyyy" : "d MMMM yyyy", Culture);

    /// <summary>No line begins with « » », « : », « ; », « ? » or « ! », nor ends with « « ».</summary>
    public static string Unbroken(string text) =>
        "»:;?!".Aggregate(text.Replace("« ", $"«{NoBreak}", StringComparison.Ordinal), (done, mark) => done.Replace($" {mark}", $"{NoBreak}{mark}", StringComparison.Ordinal));

    /// <summary>The same text with its first letter in upper case.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];
}
