using System.Globalization;
using NetTopologySuite.Geometries;

namespace TiersLieux.Web.Pages.Shared;

/// <summary>Settings of a map; the map itself is fetched only when it is wanted.</summary>
public sealed record MapFrame
{
    /// <summary>Query string of the search the pins answer, with its « ? ».</summary>
    public string Query { get; init; } = "";

    /// <summary>« ouest,sud,est,nord », WGS 84 degrees.</summary>
    public string? Bounds { get; init; }

    /// <summary>Point to mark, WGS 84.</summary>
    public Point? Point { get; init; }

    /// <summary>Territory to outline: « zones_emploi:8431 ».</summary>
    public string? Area { get; init; }

    /// <summary>True where « chercher dans cette zone » makes sense.</summary>
    public bool Search { get; init; }

    /// <summary>Address of the tiles of premises and calls, with its search; null where the map does not know them.</summary>
    public string? Premises { get; init; }

    /// <summary>True when they are drawn without being asked for.</summary>
    public bool PremisesFirst { get; init; }

    public string? PointText => Point is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Point.Y:0.######},{Point.X:0.######}");

    /// <summary>The box of some points, with a margin; null when there is none.</summary>
    public static string? Around(IEnumerable<Point?> points)
    {
        var box = new Envelope();
        foreach (var point in points.OfType<Point>())
        {
            box.ExpandToInclude(point.Coordinate);
        }

        return box.IsNull ? null : Text(box);
    }

    public static string Text(Envelope box)
    {
        box = box.Copy();
        box.ExpandBy(Math.Max(0.02, box.Width * 0.08), Math.Max(0.015, box.Height * 0.08));
        return string.Create(CultureInfo.InvariantCulture, $"{box.MinX:0.####},{box.MinY:0.####},{box.MaxX:0.####},{box.MaxY:0.####}");
    }
}
