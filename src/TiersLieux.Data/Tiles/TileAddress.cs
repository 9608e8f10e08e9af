using System.Globalization;
using NetTopologySuite.Geometries;

namespace TiersLieux.Data.Tiles;

/// <summary>A square of the Web Mercator pyramid, checked before any SQL: column from the west, row from the north.</summary>
public sealed record TileAddress
{
    /// <summary>Deeper tiles are drawn from this zoom's by the map itself.</summary>
    public const int MaximumZoom = 14;

    private const double HalfWorldMetres = 20037508.342789244;
    private static readonly GeometryFactory Mercator = new(new PrecisionModel(), 3857);

    private TileAddress(int zoom, int column, int row) => (Zoom, Column, Row) = (zoom, column, row);

    public int Zoom { get; }
    public int Column { get; }
    public int Row { get; }

    /// <summary>Its square, EPSG:3857 metres.</summary>
    public Geometry Envelope()
    {
        var side = 2 * HalfWorldMetres / (1 << Zoom);
        var (west, north) = ((Column * side) - HalfWorldMetres, HalfWorldMetres - (Row * side));
        return Mercator.ToGeometry(new Envelope(west, west + side, north - side, north));
    }

    /// <param name="error">French, null when the address is right.</param>
    public static TileAddress? Parse(string? z, string? x, string? y, out string? error)
    {
        error = null;
        if (Whole(z) is not { } zoom || Whole(x) is not { } column || Whole(y) is not { } row)
        {
            error = "Une tuile se demande par trois nombres entiers : zoom, colonne et ligne.";
        }
        else if (zoom > MaximumZoom)
        {
            error = $"Le zoom d’une tuile va de 0 à {MaximumZoom}.";
        }
        else if (column >= 1 << zoom || row >= 1 << zoom)
        {
            error = $"Au zoom {zoom}, colonnes et lignes vont de 0 à {(1 << zoom) - 1}.";
        }
        else
        {
            return new TileAddress(zoom, column, row);
        }

        return null;
    }

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
