using NetTopologySuite.Geometries;

namespace TiersLieux.Spatial;

/// <summary>Builds WGS 84 geometries (SRID 4326). Latitude comes first here; X is the longitude inside the geometry.</summary>
public static class Wgs84
{
    public const int Srid = 4326;

    public static readonly GeometryFactory Factory = new(new PrecisionModel(), Srid);

    /// <param name="latitude">Degrees, −90 to 90.</param>
    /// <param name="longitude">Degrees, −180 to 180.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the world, or not a number.</exception>
    public static Point Point(double latitude, double longitude)
    {
        if (!IsOnEarth(latitude, longitude))
        {
            throw new ArgumentOutOfRangeException(nameof(latitude), $"({latitude}, {longitude}) n’est pas une position sur la Terre.");
        }

        return Factory.CreatePoint(new Coordinate(longitude, latitude));
    }

    public static bool IsOnEarth(double latitude, double longitude) =>
        Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180;
}
