using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Search;

namespace TiersLieux.Data.Search;

/// <summary>Counts the searches that found nothing, so that one knows what is looked for and missing. Keeps no personal data.</summary>
public sealed class SearchMissLog(TiersLieuxDbContext db, TimeProvider clock)
{
    private const int MaximumLength = 100;

    // Anything with an @, and any run of six digits or more, even spaced as a phone number is.
    // Linear in the text, so without a time limit: one would fail a visitor's search on a busy machine.
    private static readonly Regex Personal = new(@"\S*@\S*|(?:\+?\d[\s.\-]?){6,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <param name="where">Name of the place asked, in words; never a position.</param>
    public async Task RecordAsync(PlaceSearch search, string where, CancellationToken cancellationToken)
    {
        var (words, place) = (Clean(search.Words), Clean(where));
        if (words.Length + place.Length == 0)
        {
            return;
        }

        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO search_misses (day, words, "where", count) VALUES ({day}, {words}, {place}, 1)
            ON CONFLICT (day, words, "where") DO UPDATE SET count = search_misses.count + 1
            """,
            cancellationToken);
    }

    /// <summary>Without e-mail addresses nor long numbers, as a key, shortened.</summary>
    private static string Clean(string? text)
    {
        var key = SearchKey.From(Personal.Replace(text ?? "", " "));
        return key.Length <= MaximumLength ? key : key[..MaximumLength];
    }
}
