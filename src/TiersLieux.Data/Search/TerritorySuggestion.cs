using TiersLieux.Domain.Territories;
using TiersLieux.Spatial;

namespace TiersLieux.Data.Search;

/// <summary>How a territory answers what was typed, the best first.</summary>
public enum TerritoryCloseness
{
    /// <summary>Its very name or code.</summary>
    Exact = 0,

    /// <summary>Its name begins so; or its very postal code.</summary>
    Beginning = 1,

    /// <summary>A word of its name begins so; or a postal code begins so.</summary>
    Word = 2,

    /// <summary>Nothing is named so: this is the most alike.</summary>
    Alike = 3,
}

/// <summary>One line of the autocomplete.</summary>
/// <param name="Latitude">WGS 84; null while nothing situates the territory.</param>
/// <param name="DepartementCode">Of a commune; null otherwise.</param>
/// <param name="ZoneEmploiId">Of a commune; null otherwise.</param>
public sealed record TerritorySuggestion(
    int Id, TerritoryKind Kind, string Code, string Name, int? Population, double? Latitude, double? Longitude,
    string? DepartementCode, string? DepartementName, int? ZoneEmploiId, TerritoryCloseness Closeness)
{
    /// <summary>« Crest (Drôme, 26) »; typed back, it finds the same territory.</summary>
    public string Label => TerritoryNames.Label(Kind, Code, Name, DepartementName, DepartementCode);

    /// <summary>Address of its page.</summary>
    public string Url => TerritoryNames.Url(Kind, Code);

    public TerritoryMatch ToMatch() => new(
        Id, Kind, Code, Name, Latitude is { } latitude && Longitude is { } longitude ? Wgs84.Point(latitude, longitude) : null, ZoneEmploiId);
}

/// <param name="Total">Territories that answer, all pages together.</param>
public sealed record TerritorySuggestions(int Total, IReadOnlyList<TerritorySuggestion> Items)
{
    public static readonly TerritorySuggestions None = new(0, []);
}

/// <summary>What the text of « où ? » leads to.</summary>
/// <param name="Others">What else it could have meant, the likeliest first.</param>
/// <param name="IsAmbiguous">Several territories answer as well as <paramref name="Best"/>: homonyms, or communes of one postal code.</param>
public sealed record TerritoryResolution(TerritorySuggestion? Best, IReadOnlyList<TerritorySuggestion> Others, bool IsAmbiguous)
{
    /// <summary>Nothing bears this name: <see cref="Best"/> is only the most alike, and the page should say so.</summary>
    public bool IsGuess => Best?.Closeness == TerritoryCloseness.Alike;
}
