using NetTopologySuite.Geometries;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Api.Territoires;

/// <summary>A territory in a list.</summary>
/// <param name="Kind">commune, epci, zone-emploi, departement or region.</param>
/// <param name="Latitude">WGS 84 degrees; null while nothing situates it.</param>
/// <param name="Departement">Of a commune.</param>
/// <param name="Label">Tells it from its homonyms: « Crest (Drôme, 26) ».</param>
/// <param name="Url">Address of its page.</param>
public sealed record TerritoryItem(
    string Kind, string Code, string Name, double? Latitude, double? Longitude, int? Population, CodeAndName? Departement, string Label, string Url)
{
    public static TerritoryItem From(TerritorySuggestion found) => new(
        TerritoryKindWords.Of(found.Kind).Code, found.Code, found.Name, found.Latitude, found.Longitude, found.Population,
        found.DepartementCode is null ? null : new CodeAndName(found.DepartementCode, found.DepartementName ?? ""), found.Label, found.Url);
}

public sealed record CodeAndName(string Code, string Name);

/// <param name="Level">Insee's density grid, 1 to 7.</param>
public sealed record DensityItem(int Level, string Label, bool Rural);

/// <summary>All that is known of a territory.</summary>
/// <param name="Territories">Those it belongs to, or overlaps, by kind.</param>
/// <param name="Density">Of a commune; null otherwise.</param>
/// <param name="Frr">Class of France Ruralités Revitalisation of a commune; null when it is not classed.</param>
/// <param name="PlaceCount">Published places, closed ones left out.</param>
/// <param name="Bbox">West, south, east, north, WGS 84 degrees; null without contours.</param>
/// <param name="Vintage">Year of the official list it comes from.</param>
public sealed record TerritoryDetail(
    string Kind, string Code, string Name, double? Latitude, double? Longitude, bool PositionIsApproximate, int? Population, string Label, string Url,
    IReadOnlyDictionary<string, CodeAndName[]> Territories, DensityItem? Density, string? Frr, IReadOnlyList<string> PostalCodes,
    int CommuneCount, int RuralCommuneCount, int PlaceCount, double[]? Bbox, int Vintage)
{
    public static TerritoryDetail From(TerritorySheet sheet)
    {
        var departement = sheet.BelongsTo.FirstOrDefault(reference => reference.Kind == TerritoryKind.Departement);
        return new TerritoryDetail(
            TerritoryKindWords.Of(sheet.Kind).Code, sheet.Code, sheet.Name, sheet.Position?.Y, sheet.Position?.X, sheet.PositionIsApproximate, sheet.Population,
            TerritoryNames.Label(sheet.Kind, sheet.Code, sheet.Name, departement?.Name, departement?.Code), TerritoryNames.Url(sheet.Kind, sheet.Code),
            sheet.BelongsTo.GroupBy(reference => TerritoryKindWords.Of(reference.Kind).Code)
                .ToDictionary(group => group.Key, group => group.Select(reference => new CodeAndName(reference.Code, reference.Name)).ToArray()),
            sheet.DensityLevel is { } level ? new DensityItem(level, Domain.Territories.Density.Label(level), Domain.Territories.Density.IsRural(level)) : null,
            sheet.FrrClass, sheet.PostalCodes, sheet.Communes, sheet.RuralCommunes, sheet.Places, Box(sheet.Bounds), sheet.Vintage);
    }

    private static double[]? Box(Geometry? bounds) => bounds?.EnvelopeInternal is { IsNull: false } box ? [box.MinX, box.MinY, box.MaxX, box.MaxY] : null;
}

/// <summary>A territory as a GeoJSON feature.</summary>
/// <param name="Geometry">Contour, or point while contours are missing; longitude first, as GeoJSON wants it.</param>
public sealed record TerritoryFeature(string Id, System.Text.Json.Nodes.JsonNode? Geometry, TerritoryDetail Properties)
{
    public string Type => "Feature";
}
