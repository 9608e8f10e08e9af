using System.Globalization;
using TiersLieux.Domain.Photos;

namespace TiersLieux.Web.Infrastructure.Markdown;

/// <summary>An image of the resource, that its text names by number: <c>![légende](illustration:1)</c>.</summary>
public sealed record Illustration(string Key, string AlternativeText, string Credit, int Width, int Height)
{
    private const string Scheme = "illustration:";

    public static IReadOnlyDictionary<int, Illustration> ByNumber(IEnumerable<Photo> photos) => photos.ToDictionary(
        photo => photo.Rank, photo => new Illustration(photo.Key, photo.AlternativeText, photo.Credit, photo.Width, photo.Height));

    /// <summary>The number of <c>illustration:3</c>; null for anything else.</summary>
    public static int? Number(string? address) => address?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
        && int.TryParse(address.AsSpan(Scheme.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
