using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using TiersLieux.Data.Mappings;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Search;

namespace TiersLieux.Data.Search;

/// <summary>The words of a search against names and sheets: French stems, each word also as a prefix, or the text inside a name.</summary>
internal static class PlaceWords
{
    public static IQueryable<Place> Matching(this IQueryable<Place> places, string words)
    {
        var key = SearchKey.From(words);
        if (key.Length == 0)
        {
            return places.Where(place => false);
        }

        var (query, inside) = (Query(key), $"%{key}%");
        return places.Where(place =>
            EF.Property<NpgsqlTsVector>(place, PlaceMapping.SearchVector).Matches(EF.Functions.ToTsQuery("french", query))
            || EF.Functions.Like(place.SearchKey, inside));
    }

    public static IOrderedQueryable<Place> OrderByRelevance(this IQueryable<Place> places, string words)
    {
        var query = Query(SearchKey.From(words));
        return places.OrderByDescending(place =>
            EF.Property<NpgsqlTsVector>(place, PlaceMapping.SearchVector).Rank(EF.Functions.ToTsQuery("french", query)));
    }

    // A key holds letters, digits and spaces only, so nothing in it can be read as an operator.
    private static string Query(string key) => string.Join(" & ", key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word + ":*"));
}
