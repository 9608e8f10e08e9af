namespace TiersLieux.Domain.Territories;

public enum TerritoryKind
{
    Commune = 1,
    Epci = 2,
    ZoneEmploi = 3,
    Departement = 4,
    Region = 5,
}

/// <summary>The words of each <see cref="TerritoryKind"/>, in URLs, in the API and on the page.</summary>
/// <param name="Code">In the API and the tiles: <c>zone-emploi</c>.</param>
/// <param name="Segment">In page addresses: <c>zones-emploi</c>.</param>
/// <param name="Parameter">Name of the search parameter: <c>ze</c>.</param>
public sealed record TerritoryKindWords(TerritoryKind Kind, string Code, string Segment, string Parameter, string Label, string Plural)
{
    public static readonly IReadOnlyList<TerritoryKindWords> All =
    [
        new(TerritoryKind.Commune, "commune", "communes", "commune", "Commune", "Communes"),
        new(TerritoryKind.Epci, "epci", "epci", "epci", "Intercommunalité", "Intercommunalités"),
        new(TerritoryKind.ZoneEmploi, "zone-emploi", "zones-emploi", "ze", "Zone d’emploi", "Zones d’emploi"),
        new(TerritoryKind.Departement, "departement", "departements", "departement", "Département", "Départements"),
        new(TerritoryKind.Region, "region", "regions", "region", "Région", "Régions"),
    ];

    public static TerritoryKindWords Of(TerritoryKind kind) => All[(int)kind - 1];

    public static TerritoryKindWords? FromSegment(string? segment) => All.FirstOrDefault(words => words.Segment == segment);

    /// <summary>Accepts the API code or the page segment.</summary>
    public static TerritoryKindWords? FromCode(string? code) => All.FirstOrDefault(words => words.Code == code || words.Segment == code);
}
