namespace TiersLieux.Domain.Territories;

/// <summary>How a territory is named and addressed, the same in the autocomplete, on pages and in the API.</summary>
public static class TerritoryNames
{
    /// <summary>Tells it from its homonyms: « Crest (Drôme, 26) », « Zone d’emploi du Havre », « Drôme (26) », « Bretagne (région) ».</summary>
    public static string Label(TerritoryKind kind, string code, string name, string? departementName = null, string? departementCode = null) => kind switch
    {
        TerritoryKind.Commune => departementCode is null ? name : $"{name} ({departementName}, {departementCode})",
        TerritoryKind.ZoneEmploi => $"Zone d’emploi {Of(name)}",
        TerritoryKind.Departement => $"{name} ({code})",
        TerritoryKind.Region => $"{name} (région)",
        _ => name,
    };

    /// <summary>Address of its page, from the root of the site.</summary>
    public static string Url(TerritoryKind kind, string code) => $"/territoires/{TerritoryKindWords.Of(kind).Segment}/{code}";

    /// <summary>« de Crest », « d’Annecy », « du Mans », « des Herbiers », « de La Rochelle ».</summary>
    public static string Of(string name) => name switch
    {
        _ when name.StartsWith("Le ", StringComparison.Ordinal) => "du " + name[3..],
        _ when name.StartsWith("Les ", StringComparison.Ordinal) => "des " + name[4..],
        _ when name.Length > 0 && "AEIOUYÂÉÈÊËÎÏÔÛÜŒ".Contains(name[0], StringComparison.Ordinal) => "d’" + name,
        _ => "de " + name,
    };
}
