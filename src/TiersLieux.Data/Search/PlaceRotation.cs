using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Search;

/// <summary>The fair rotation: an order drawn anew each day, the same for all, in which every place has its turn.</summary>
public static class PlaceRotation
{
    /// <summary>PostgreSQL's <c>hashint8extended</c>; only inside a query.</summary>
    /// <exception cref="NotSupportedException">Called outside a query.</exception>
    public static long Draw(long placeId, long day) => throw new NotSupportedException();

    public static long Day(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).DayNumber;

    public static IOrderedQueryable<Place> ThenByRotation(this IOrderedQueryable<Place> places, DateTimeOffset now)
    {
        var day = Day(now);
        return places.ThenBy(place => Draw(place.Id, day)).ThenBy(place => place.Id);
    }
}
