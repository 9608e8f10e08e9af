using System.Globalization;
using TiersLieux.Domain.Places;

namespace TiersLieux.Import.Sources.Cget2019;

/// <summary>
/// What the columns PRECISION and GEOCOD say of the coordinates. Three geocoders left their mark in the file:
/// <list type="bullet">
/// <item>a score from 0 to 1 with the address found: the national address base. Below <see cref="MinimumScore"/> the street found is
/// often another one (« 6 rue du Congrès » → « Chemin de la Conque »): only the town is to be trusted;</item>
/// <item>4, 6, 8 or 9 with « …, France »: the accuracy scale of Google's geocoder (4 town, 6 street, 8 address, 9 building), as the
/// addresses beside them confirm;</item>
/// <item>nothing at all, for the last rows, which have no address either, or « PLACE A LA MAIN »: someone put the point on the place.</item>
/// </list>
/// </summary>
internal static class CgetPrecision
{
    /// <summary>Score from which the street found is the one asked for.</summary>
    public const double MinimumScore = 0.5;

    /// <summary>Score from which the house number is too.</summary>
    public const double MinimumAddressScore = 0.7;

    public static (PositionPrecision Precision, double? Score) Read(string precision, string found)
    {
        if (found.Length == 0 || found.Equals("PLACE A LA MAIN", StringComparison.OrdinalIgnoreCase))
        {
            return (PositionPrecision.Exact, null);
        }

        if (!double.TryParse(precision.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return (PositionPrecision.Street, null);
        }

        return value switch
        {
            > 1 => (value switch { >= 8 => PositionPrecision.Address, >= 6 => PositionPrecision.Street, _ => PositionPrecision.Commune }, null),
            < MinimumScore => (PositionPrecision.Commune, value),
            // An answer without a digit is a town: streets come with their postal code.
            _ when !found.Any(char.IsAsciiDigit) => (PositionPrecision.Commune, value),
            >= MinimumAddressScore when char.IsAsciiDigit(found[0]) => (PositionPrecision.Address, value),
            _ => (PositionPrecision.Street, value),
        };
    }
}
