using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Search;

/// <summary>Neutral order: the commune asked for, then distance, then the day's rotation. Nothing can be bought or hidden in it.</summary>
public static class PlaceOrdering
{
    public static IQueryable<Place> Ordered(this ResolvedSearch search, IQueryable<Place> places)
    {
        var ordered = search.Search.Order switch
        {
            PlaceOrder.Name => places.OrderBy(place => place.SearchKey),
            PlaceOrder.Confirmation => places.OrderByDescending(place => place.ConfirmedOn),
            PlaceOrder.Rotation => places.OrderBy(place => 0),
            _ when search.IsByDistance => ByDistance(search, places),
            _ when search.Search.Words is { } words => places.OrderByRelevance(words),
            _ => places.OrderBy(place => 0),
        };
        return ordered.ThenByRotation(search.Now);
    }

    private static IOrderedQueryable<Place> ByDistance(ResolvedSearch search, IQueryable<Place> places)
    {
        var centre = search.Centre!;
        if (search.Commune is { Id: var communeId } && search.Search.Around is null)
        {
            return places.OrderByDescending(place => place.CommuneId == communeId).ThenBy(place => place.Position!.Distance(centre));
        }

        return places.OrderBy(place => place.Position!.Distance(centre));
    }
}
