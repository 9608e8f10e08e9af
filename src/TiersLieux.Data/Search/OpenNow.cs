using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Search;

internal static class OpenNow
{
    public static IQueryable<Place> OpenAt(this IQueryable<Place> places, DateTimeOffset now) =>
        places.Where(place => place.OpeningHours == "24/7" && place.UpdatedAt <= now);
}
