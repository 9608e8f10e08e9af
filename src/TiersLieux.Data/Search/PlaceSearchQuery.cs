using System.Globalization;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Search;

/// <summary>Writes a <see cref="PlaceSearch"/> back to the query string it was read from.</summary>
public static class PlaceSearchQuery
{
    /// <summary>Names and values in a fixed order, defaults left out: two equal searches have the same address.</summary>
    public static IEnumerable<KeyValuePair<string, string>> ToParameters(this PlaceSearch search)
    {
        return Pairs().Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!));

        IEnumerable<(string Name, string? Value)> Pairs()
        {
            yield return ("q", search.Words);
            yield return ("ou", search.Where);
            foreach (var territory in search.Territories)
            {
                yield return (TerritoryKindWords.Of(territory.Kind).Parameter, territory.Code);
            }

            yield return ("lat", Text(search.Around?.Latitude));
            yield return ("lon", Text(search.Around?.Longitude));
            yield return ("rayon", Text(search.RadiusKm));
            yield return ("bbox", search.Box is { } box ? string.Join(',', new double?[] { box.West, box.South, box.East, box.North }.Select(Text)) : null);
            foreach (var (name, codes) in new[]
            {
                ("type", search.Kinds), ("service", search.Services), ("equipement", search.Equipment), ("programme", search.Programmes),
                ("reseau", search.Networks),
                ("etape", search.Lifecycles.Select(lifecycle => lifecycle.Code()).ToList()),
            })
            {
                foreach (var code in codes)
                {
                    yield return (name, code);
                }
            }

            yield return ("rural", Text(search.Rural));
            yield return ("frr", Text(search.Frr));
            yield return ("accessible", Text(search.Accessible));
            yield return ("ouvert", Text(search.OpenNow));
            yield return ("tri", search.Order is { } order ? PlaceSearchBinder.Code(order) : null);
            yield return ("page", search.Page == 1 ? null : search.Page.ToString(CultureInfo.InvariantCulture));
            yield return ("pageSize", search.PageSize == PlaceSearch.DefaultPageSize ? null : search.PageSize.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <returns>« ?q=… », or an empty text when nothing is asked.</returns>
    public static string ToQueryString(this PlaceSearch search)
    {
        var pairs = search.ToParameters().Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
        var query = string.Join('&', pairs);
        return query.Length == 0 ? "" : "?" + query;
    }

    private static string? Text(double? number) => number?.ToString("0.######", CultureInfo.InvariantCulture);

    private static string? Text(bool flag) => flag ? "1" : null;
}
