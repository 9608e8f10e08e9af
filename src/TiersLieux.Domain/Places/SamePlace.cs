namespace TiersLieux.Domain.Places;

/// <summary>
/// Whether two descriptions speak of one place: the same commune (which the caller has checked), names alike, and positions that do
/// not contradict it. Pure; the thresholds were set on the real pairs kept in the tests. It would rather create a second sheet,
/// which a person can merge, than join two places that are not one.
/// </summary>
public static class SamePlace
{
    /// <summary>Likeness from which two names are one.</summary>
    public const double MinimumLikeness = 0.8;

    /// <summary>Share of common letter pairs from which two spellings are one: « Syntaxe Error » and « Syntaxe Erreur ».</summary>
    public const double MinimumSpelling = 0.8;

    /// <summary>Below this many letters a shared word proves nothing.</summary>
    public const int MinimumSharedLetters = 5;

    /// <summary>A name held by another must be at least this part of it: « Planoise » is a district, not the place named after it.</summary>
    public const double MinimumShare = 0.35;

    /// <summary>Two positions known to the street or better, farther apart than this, are two places.</summary>
    public const double MaximumDistanceMetres = 2000;

    /// <param name="distanceMetres">Between two positions known to the street or better; null when one of them is not.</param>
    public static bool Is(PlaceName one, PlaceName other, double? distanceMetres = null) =>
        distanceMetres is null or <= MaximumDistanceMetres && Likeness(one, other) >= MinimumLikeness;

    /// <returns>From 0 to 1: 1 for the same telling words, 0.9 when one name holds the other, else how alike they are spelt.</returns>
    public static double Likeness(PlaceName one, PlaceName other)
    {
        if (one.Key.Length == 0 || other.Key.Length == 0)
        {
            return 0;
        }

        if (one.Key == other.Key)
        {
            return 1;
        }

        // « Espace de coworking » is any place: nothing but the very same name agrees with it.
        if (one.Words.Count == 0 || other.Words.Count == 0)
        {
            return 0;
        }

        if (one.Compact == other.Compact)
        {
            return one.IsDistinctive || one.Words.Count > 1 ? 1 : 0.85;
        }

        if (Holds(one, other) || Holds(other, one))
        {
            return 0.9;
        }

        var spelling = one.IsDistinctive && other.IsDistinctive ? Pairs(one.Compact, other.Compact) : 0;
        return spelling >= MinimumSpelling ? spelling : Math.Min(spelling, MinimumLikeness - 0.01);
    }

    private static bool Holds(PlaceName longer, PlaceName shorter) =>
        shorter.IsDistinctive
        && shorter.Compact.Length >= MinimumSharedLetters
        && shorter.Compact.Length >= MinimumShare * longer.Compact.Length
        && shorter.Words.All(word => longer.Words.Contains(word, StringComparer.Ordinal));

    /// <summary>Sørensen–Dice coefficient of the letter pairs of two words.</summary>
    private static double Pairs(string one, string other)
    {
        if (one.Length < 2 || other.Length < 2)
        {
            return 0;
        }

        var pairs = Enumerable.Range(0, one.Length - 1).Select(start => one.Substring(start, 2)).ToList();
        var left = pairs.Count;
        var common = Enumerable.Range(0, other.Length - 1).Count(start => pairs.Remove(other.Substring(start, 2)));
        return 2.0 * common / (left + other.Length - 1);
    }
}
