using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Web.Pages.Shared;

/// <summary>What the two boxes hold, and the hidden fields that keep where one searches when the form is sent again.</summary>
/// <param name="TerritoryParameter">Name of the single territory's parameter, null when none or several.</param>
public sealed record SearchBoxes(
    string Where, string Words, string? TerritoryParameter, string? TerritoryCode, IReadOnlyList<KeyValuePair<string, string>> Location)
{
    public static readonly SearchBoxes Empty = new("", "", null, null, []);

    private static readonly string[] LocationNames = ["commune", "epci", "ze", "departement", "region", "lat", "lon", "bbox"];

    /// <param name="where">Words for the place asked, as shown in the box.</param>
    public static SearchBoxes Of(PlaceSearch search, string where)
    {
        var single = search.Territories is [var territory] && search.Around is null && search.Box is null ? territory : null;
        return new SearchBoxes(
            where, search.Words ?? "",
            single is null ? null : TerritoryKindWords.Of(single.Kind).Parameter, single?.Code,
            single is null ? [.. search.ToParameters().Where(pair => LocationNames.Contains(pair.Key))] : []);
    }
}
