using NetTopologySuite.Geometries;

namespace TiersLieux.Data.Search;

/// <summary>WGS 84 degrees to Web Mercator metres (EPSG:3857), for boxes: tiles and the bbox filter read the same column.</summary>
internal static class WebMercator
{
    private const double EarthRadiusMetres = 6378137;
    private const double MaximumLatitude = 85.0511287798066;
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 3857);

    public static Geometry Envelope(double west, double south, double east, double north) =>
        Factory.ToGeometry(new Envelope(X(west), X(east), Y(south), Y(north)));

    private static double X(double longitude) => longitude * Math.PI / 180 * EarthRadiusMetres;

    private static double Y(double latitude)
    {
        var radians = Math.Clamp(latitude, -MaximumLatitude, MaximumLatitude) * Math.PI / 180;
        return Math.Log(Math.Tan((Math.PI / 4) + (radians / 2))) * EarthRadiusMetres;
    }
}
