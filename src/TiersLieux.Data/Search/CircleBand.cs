namespace TiersLieux.Data.Search;

/// <summary>
/// What a circle covers of one band of latitude: outside <paramref name="West"/> and <paramref name="East"/> nothing is in the circle,
/// nearer its centre's meridian than <paramref name="Sure"/> everything is, whatever the latitude in the band. Only what lies between
/// needs its distance. WGS 84 degrees of longitude; nothing is sure (below zero) near the top and the bottom.
/// </summary>
/// <param name="Number">Bands are numbered from the equator, <see cref="PerDegree"/> to a degree, negative to the south.</param>
internal sealed record CircleBand(int Number, double West, double East, double Sure)
{
    /// <summary>A band is 555 m high: thinner, a circle has too many; thicker, too many places need their distance.</summary>
    public const int PerDegree = 200;

    /// <summary>A tenth of a millimetre, far above rounding errors.</summary>
    private const double MarginDegrees = 1e-9;

    /// <summary>Degrees; nearer a pole, meridians are too close together.</summary>
    private const double HighestLatitude = 89;

    private const double EquatorRadiusMetres = 6378137;
    private const double EccentricitySquared = 0.00669437999014;

    /// <summary>Radius of curvature along the meridian at the equator, the smallest of the ellipsoid.</summary>
    private const double SmallestRadiusMetres = EquatorRadiusMetres * (1 - EccentricitySquared);

    /// <returns>The bands the circle touches, from the south; null when it comes near a pole or the 180th meridian, where they would not do.</returns>
    /// <param name="metres">Radius, above zero; distances are those of the ellipsoid, as PostGIS measures them on geography.</param>
    public static IReadOnlyList<CircleBand>? Of(double latitude, double longitude, double metres)
    {
        var reach = Degrees(metres / SmallestRadiusMetres) + MarginDegrees;
        var (south, north) = (latitude - reach, latitude + reach);
        if (south <= -HighestLatitude || north >= HighestLatitude)
        {
            return null;
        }

        // Measured on a sphere, a distance of the ellipsoid is too long with the smallest radius of curvature met on the way, and too
        // short with the largest: lengths of all paths are. Both radii grow with the distance to the equator, the one across the meridian above the other.
        var (least, most) = (south <= 0 && north >= 0 ? 0 : Math.Min(Math.Abs(south), Math.Abs(north)), Math.Max(Math.Abs(south), Math.Abs(north)));
        var (widest, surest) = (metres / AlongMeridian(least), metres / AcrossMeridian(most));
        var bands = new List<CircleBand>();
        for (var number = (int)Math.Floor(south * PerDegree); number <= Math.Floor(north * PerDegree); number++)
        {
            var (low, high) = (((double)number / PerDegree) - MarginDegrees, ((double)(number + 1) / PerDegree) + MarginDegrees);
            var nearest = Math.Max(0, Math.Max(low - latitude, latitude - high));
            var farthest = Math.Max(latitude - low, high - latitude);
            var (narrow, wide) = (Cosine(Math.Max(Math.Abs(low), Math.Abs(high))), low <= 0 && high >= 0 ? 1 : Cosine(Math.Min(Math.Abs(low), Math.Abs(high))));
            if (HalfWidth(widest, nearest, Cosine(latitude) * narrow) is not { } outer)
            {
                continue;
            }

            outer += MarginDegrees;
            var sure = (HalfWidth(surest, farthest, Cosine(latitude) * wide) ?? -1) - MarginDegrees;
            if (longitude - outer <= -180 || longitude + outer >= 180)
            {
                return null;
            }

            bands.Add(new(number, longitude - outer, longitude + outer, sure));
        }

        return bands;
    }

    /// <summary>Haversine formula, solved for the difference of longitude.</summary>
    /// <param name="angle">Radius of the circle seen from the centre of the Earth, radians.</param>
    /// <param name="rise">Difference of latitude, degrees.</param>
    /// <returns>Degrees; null when the circle does not rise so far.</returns>
    private static double? HalfWidth(double angle, double rise, double cosines)
    {
        var rest = Square(Math.Sin(angle / 2)) - Square(Math.Sin(Radians(rise) / 2));
        return rest < 0 ? null : Degrees(2 * Math.Asin(Math.Min(1, Math.Sqrt(rest / cosines))));
    }

    private static double AlongMeridian(double latitude) => EquatorRadiusMetres * (1 - EccentricitySquared) / Math.Pow(Flattened(latitude), 1.5);

    private static double AcrossMeridian(double latitude) => EquatorRadiusMetres / Math.Sqrt(Flattened(latitude));

    private static double Flattened(double latitude) => 1 - (EccentricitySquared * Square(Math.Sin(Radians(latitude))));

    private static double Cosine(double latitude) => Math.Cos(Radians(latitude));

    private static double Square(double value) => value * value;

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
