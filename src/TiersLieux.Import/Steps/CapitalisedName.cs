using System.Globalization;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Steps;

/// <summary>« LA FABULERIE » → « La Fabulerie ». Acronyms and one-word names of up to five letters stay: « MCPE », « HYPER ».</summary>
public static class CapitalisedName
{
    public const string Name = "noms en capitales";

    private const int LongestAcronym = 3;
    private const int LongestSingleWord = 5;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly char[] Separators = [' ', '-', '\'', '’', '/', '(', ')', ',', '.', '"', '+', '&', ':', '«', '»', '…', '#', '[', ']'];

    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "LE", "LA", "LES", "L", "UN", "UNE", "DE", "DU", "DES", "D", "ET", "EN", "AU", "AUX", "À", "A", "SUR", "POUR", "PAR", "AVEC", "OU",
    };

    private static readonly HashSet<string> Acronyms = new(StringComparer.Ordinal)
    {
        "SCIC", "PTCE", "EPCC", "SARL", "SASU", "SCOP", "CGPME", "FJEPCS", "SICTIAM", "ADEZIO", "UPCM",
    };

    /// <summary>Short French words that would pass for acronyms.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "ART", "BEL", "BIO", "BON", "CAP", "CO", "FAB", "FER", "FIL", "ICI", "ÎLE", "ILE", "LAB", "MAI", "MER", "NEUF", "PRÉ", "PRE", "RUE", "SAINT", "ST",
        "VAL", "VIE", "ASS", "AIX", "PAU", "SPOT", "HUB", "PAYS", "SUD", "EST", "NORD", "BE", "BIG", "UP", "IN", "BOX", "NEW", "BAR", "AR", "KA", "CIE",
    };

    public static void Apply(Draft draft, Repairs repairs)
    {
        var name = draft.Facts.Name ?? "";
        if (name.Count(char.IsLetter) < 2 || name.Any(char.IsLower) || !name.Any(char.IsUpper))
        {
            return;
        }

        var lowered = Lower(name);
        if (lowered != name)
        {
            draft.Facts = draft.Facts with { Name = lowered };
            repairs.Count(Name);
        }
    }

    /// <summary>The name with a capital at each full word.</summary>
    public static string Lower(string name)
    {
        var alone = name.IndexOfAny(Separators) < 0;
        var result = "";
        for (var start = 0; start < name.Length;)
        {
            var end = name.IndexOfAny(Separators, start) is var found and >= 0 ? found : name.Length;
            var word = name[start..end];
            result += KeepsCapitals(word, alone) ? word : LowerWord(word, first: start == 0);
            result += end < name.Length ? name[end].ToString() : "";
            start = end + 1;
        }

        return result;
    }

    private static string LowerWord(string word, bool first)
    {
        var lower = word.ToLower(French);
        return word.Length == 0 || (Small.Contains(word) && !first) ? lower : char.ToUpper(lower[0], French) + lower[1..];
    }

    private static bool KeepsCapitals(string word, bool alone) =>
        !word.All(char.IsLetter)
        || Acronyms.Contains(word)
        || (alone && word.Length <= LongestSingleWord)
        || (word.Length <= LongestAcronym && word.Length > 0 && !Small.Contains(word) && !Words.Contains(word));
}
