namespace TiersLieux.Domain.Territories;

/// <summary>Insee's seven-level density grid (grille communale de densité, 2025).</summary>
public static class Density
{
    private static readonly string[] Labels =
    [
        "Grands centres urbains", "Centres urbains intermédiaires", "Ceintures urbaines", "Petites villes",
        "Bourgs ruraux", "Rural à habitat dispersé", "Rural à habitat très dispersé",
    ];

    /// <summary>From this level on, a commune is rural (Insee's definition of rural territories).</summary>
    public const int FirstRuralLevel = 5;

    public static string Label(int level) => Labels[level - 1];

    /// <returns>null when the label is none of the grid.</returns>
    public static int? Level(string label) => Array.IndexOf(Labels, label.Trim()) is var index and >= 0 ? index + 1 : null;

    public static bool IsRural(int? level) => level >= FirstRuralLevel;
}
