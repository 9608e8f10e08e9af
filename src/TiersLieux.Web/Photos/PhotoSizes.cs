namespace TiersLieux.Web.Photos;

/// <summary>Longest side of the files kept of a photo, in pixels.</summary>
public static class PhotoSizes
{
    public const int List = 400;
    public const int Page = 1200;

    /// <summary>Of a photographed document: a page stays readable.</summary>
    public const int Document = 2400;

    public static readonly IReadOnlyList<int> All = [List, Page];

    /// <summary>Address of a file of a photo.</summary>
    public static string Address(string key, int size) => $"/photos/{key}-{size}.webp";

    /// <summary>Width and height of a file that fits in a square, from those of the largest one.</summary>
    public static (int Width, int Height) Fit(int width, int height, int size)
    {
        var ratio = Math.Min(1, (double)size / Math.Max(width, height));
        return (Math.Max(1, (int)Math.Round(width * ratio)), Math.Max(1, (int)Math.Round(height * ratio)));
    }
}
