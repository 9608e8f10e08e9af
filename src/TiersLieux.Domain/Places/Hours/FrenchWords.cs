namespace TiersLieux.Domain.Places.Hours;

/// <summary>Names of days and months, and their place in the week and the year.</summary>
internal static class FrenchWords
{
    private static readonly string[] MonthCodes = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    public static readonly string[] Days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

    /// <summary>0 is Monday.</summary>
    public static int Index(DayOfWeek day) => ((int)day + 6) % 7;

    /// <param name="index">0 is Monday.</param>
    public static DayOfWeek Day(int index) => (DayOfWeek)((index + 1) % 7);

    /// <summary>1 to 12, or 0 when <paramref name="code"/> is not a month of OpenStreetMap's.</summary>
    public static int MonthIndex(string code) => Array.IndexOf(MonthCodes, code) + 1;

    public static string Month(int month) => Months[month - 1];

    /// <summary>« 1er », « 2e »…</summary>
    public static string Ordinal(int rank) => rank == 1 ? "1er" : $"{rank}e";

    /// <summary>« d’ » before a vowel, « de » otherwise.</summary>
    public static string Of(string word) => "aeiouhéèê".Contains(word[0], StringComparison.Ordinal) ? $"d’{word}" : $"de {word}";

    /// <summary>« a », « a et b », « a, b et c ».</summary>
    public static string And(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} et {words[^1]}";

    public static string Capitalised(string sentence) => sentence.Length == 0 ? "" : char.ToUpper(sentence[0], System.Globalization.CultureInfo.InvariantCulture) + sentence[1..];
}
