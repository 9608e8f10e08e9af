using TiersLieux.Data.Search;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>What the view asks of the model beyond its data.</summary>
public static class SearchDisplay
{
    /// <summary>The radii offered, with the one in force when it is none of them.</summary>
    public static IEnumerable<double> RadiiWithCurrent(this IndexModel model) =>
        IndexModel.Radii.Select(radius => (double)radius).Append(model.Resolved.RadiusKm ?? IndexModel.Radii[0]).Distinct().Order();

    /// <summary>Null, and so the whole country, when the search names no place: one page of its results says nothing of where the others are.</summary>
    public static string? MapBounds(this IndexModel model) => model.Search.Box is { } box
        ? MapFrame.Text(new(box.West, box.East, box.South, box.North))
        : !model.Search.HasLocation ? null
        : MapFrame.Around(model.Rows.Concat(model.Nearest).Select(row => row.Position)
            .Append(model.Resolved.Centre).Concat(model.Resolved.Territories.Select(territory => territory.Position)));

    /// <summary>Where the search looks, for the premises drawn beside the places: its other criteria say nothing of them.</summary>
    public static string PremisesQuery(this IndexModel model) =>
        (model.Search.Unfiltered() with { Box = null, PageSize = PlaceSearch.DefaultPageSize, Order = null }).ToQueryString();

    public static string GeoJsonHref(this IndexModel model)
    {
        var query = (model.Search with { Page = 1 }).ToQueryString();
        return $"/api/v1/lieux{query}{(query.Length == 0 ? "?" : "&")}format=geojson";
    }

    public static string AlternativeHref(this IndexModel model, TerritorySuggestion other) => SearchWording.Href(
        model.Search with { Where = null, Territories = [new TerritoryCode(other.Kind, other.Code)], RadiusKm = null });

    /// <summary>The smallest radius on offer that would reach the nearest place.</summary>
    public static int? WiderRadius(this IndexModel model) =>
        !model.NearestIgnoreFilters && model.Resolved.RadiusKm is { } radiusKm && model.Nearest.FirstOrDefault()?.DistanceKm is { } distance
            ? IndexModel.Radii.Where(radius => radius > radiusKm && radius >= distance).Select(radius => (int?)radius).FirstOrDefault()
            : null;

    public static string OrderExplanation(this IndexModel model) => model.Search.Order switch
    {
        PlaceOrder.Name => "Par ordre alphabétique, comme vous l’avez demandé.",
        PlaceOrder.Confirmation => "Des fiches confirmées le plus récemment aux plus anciennes, comme vous l’avez demandé.",
        PlaceOrder.Rotation => Rotation,
        _ when model.Resolved.Commune is { } commune && model.Search.Around is null =>
            $"D’abord les lieux de la commune, puis les autres du plus proche au plus lointain, à vol d’oiseau depuis le centre de la commune ({commune.Name}). À distance égale, l’ordre change chaque jour. Ni paiement ni préférence ne comptent.",
        _ when model.Resolved.Centre is not null =>
            "Du plus proche au plus lointain, à vol d’oiseau depuis la position donnée. À distance égale, l’ordre change chaque jour. Ni paiement ni préférence ne comptent.",
        _ when model.Search.Words is not null =>
            "D’abord les lieux dont le nom contient vos mots, puis ceux dont la fiche les contient. À égalité, l’ordre change chaque jour. Ni paiement ni préférence ne comptent.",
        _ => Rotation,
    };

    private const string Rotation =
        "Un ordre tiré au sort chaque jour, le même pour tous : chaque lieu passe à son tour devant. Ni paiement ni préférence ne comptent.";
}
