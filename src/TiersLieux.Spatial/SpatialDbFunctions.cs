using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NetTopologySuite.Geometries;

namespace TiersLieux.Spatial;

/// <summary>
/// PostGIS functions that the official plugin does not translate, for queries only. Reached through <see cref="EF.Functions"/> once
/// <see cref="SpatialOptions.UseSpatialFunctions"/> is on; called outside a query, they throw <see cref="InvalidOperationException"/>.
/// </summary>
public static class SpatialDbFunctions
{
    /// <summary><c>left &amp;&amp; right</c>: the bounding boxes touch. The test a GiST index answers by itself; exact tests come after it.</summary>
    /// <remarks>Both sides in the same SRID, or PostgreSQL refuses. On geography the boxes are those of the globe, not of the plane.</remarks>
    public static bool BoxOverlaps(this DbFunctions _, Geometry? left, Geometry? right) => throw OnlyInQueries(nameof(BoxOverlaps));

    /// <summary><c>ST_TileEnvelope</c>: the square of a tile, in Web Mercator (SRID 3857, metres).</summary>
    /// <param name="zoom">0 to 31; outside, or with x or y outside the grid, PostgreSQL refuses: check them first.</param>
    public static Geometry TileEnvelope(this DbFunctions _, int zoom, int x, int y) => throw OnlyInQueries(nameof(TileEnvelope));

    /// <summary><c>ST_AsMVTGeom</c>: the geometry in the coordinates of a tile, cut at its edge.</summary>
    /// <param name="bounds">Square of the tile, in the SRID of <paramref name="geometry"/>: see <see cref="TileEnvelope"/>.</param>
    /// <param name="extent">Side of the tile in its own units, 4096 by custom.</param>
    /// <param name="buffer">Margin kept around the tile, same units.</param>
    /// <returns>null when nothing of it is in the tile, or when it is smaller than a unit.</returns>
    public static Geometry? AsMvtGeom(this DbFunctions _, Geometry? geometry, Geometry bounds, int extent, int buffer) =>
        throw OnlyInQueries(nameof(AsMvtGeom));

    /// <summary><c>ST_AsGeoJSON</c>: a GeoJSON geometry, longitude first, as PostgreSQL writes it.</summary>
    /// <param name="geometry">In WGS 84: GeoJSON knows no other system (RFC 7946).</param>
    /// <param name="decimals">Digits kept after the point: 5 is about a metre.</param>
    public static string? AsGeoJson(this DbFunctions _, Geometry? geometry, int decimals) => throw OnlyInQueries(nameof(AsGeoJson));

    private static InvalidOperationException OnlyInQueries(string name) => new(CoreStrings.FunctionOnClient(name));
}
