using NetTopologySuite.Geometries;

namespace TiersLieux.Domain.Territories;

/// <summary>What the map tiles draw of a territory: its contour in Web Mercator (SRID 3857), simplified for a range of zooms.</summary>
public sealed class TerritoryShape
{
    public required int TerritoryId { get; init; }
    public required TerritoryKind Kind { get; init; }

    /// <summary>0: zoom 5 and below; 1: zooms 6 and 7; 2: zooms 8 and 9; 3: zoom 10 and above. Communes have levels 2 and 3 only.</summary>
    public required short Level { get; init; }

    public required MultiPolygon Shape { get; init; }
}
