namespace TiersLieux.Domain.Places;

/// <summary>Where a place stands in its life (« étape »).</summary>
public enum PlaceLifecycle
{
    Idea = 1,
    Preparation = 2,
    Works = 3,
    Open = 4,
    Paused = 5,
    Closed = 6,
}

/// <summary>Codes (URLs, files) and French words of <see cref="PlaceLifecycle"/>.</summary>
public static class PlaceLifecycles
{
    public static readonly Vocabulary All = new("étape",
        new("idee", "Idée", "Idées"),
        new("prefiguration", "En préfiguration", "En préfiguration"),
        new("travaux", "En travaux", "En travaux"),
        new("ouvert", "Ouvert", "Ouverts"),
        new("en-pause", "En pause", "En pause"),
        new("ferme", "Fermé", "Fermés"));

    public static string Code(this PlaceLifecycle lifecycle) => All.Terms[(int)lifecycle - 1].Code;

    public static string Label(this PlaceLifecycle lifecycle) => All.Terms[(int)lifecycle - 1].Label;

    /// <returns>null when <paramref name="code"/> is none of the list.</returns>
    public static PlaceLifecycle? Parse(string? code)
    {
        var index = All.Terms.ToList().FindIndex(term => term.Code == code);
        return index < 0 ? null : (PlaceLifecycle)(index + 1);
    }
}
