using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Search;

public static class OpenNow
{
    /// <summary>Places certainly open at <paramref name="now"/>; knows about two weeks ahead (see <see cref="Data.Places.OpenPeriodsRefresh"/>).</summary>
    public static IQueryable<Place> OpenAt(this IQueryable<Place> places, DateTimeOffset now)
    {
        var instant = now.ToUniversalTime();
        return places.Where(place => place.OpenPeriods.Any(period => period.StartsAt <= instant && period.EndsAt > instant));
    }
}
