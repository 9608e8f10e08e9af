using TiersLieux.Domain.Search;

namespace TiersLieux.Domain.Places;

/// <summary>The readable part of an address: lower-case letters and digits joined by hyphens.</summary>
public static class Slug
{
    private const int MaximumLength = 80;

    /// <returns>At most 80 characters, cut between words; « lieu » when the texts hold no letter or digit.</returns>
    public static string From(params string?[] texts)
    {
        var words = texts.SelectMany(text => SearchKey.From(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var slug = "";
        foreach (var word in words.Select(word => new string([.. word.Where(char.IsAsciiLetterOrDigit)])).Where(word => word.Length > 0))
        {
            var longer = slug.Length == 0 ? word : $"{slug}-{word}";
            if (longer.Length > MaximumLength)
            {
                break;
            }

            slug = longer;
        }

        return slug.Length == 0 ? "lieu" : slug;
    }
}
