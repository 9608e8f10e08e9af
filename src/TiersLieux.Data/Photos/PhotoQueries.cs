using TiersLieux.Domain.Photos;

namespace TiersLieux.Data.Photos;

public static class PhotoQueries
{
    /// <summary>What visitors see, in the order of the sheet.</summary>
    public static IQueryable<Photo> Published(this IQueryable<Photo> photos) => photos
        .Where(photo => photo.PublishedAt != null && photo.RemovedAt == null && photo.PlaceId != null)
        .OrderBy(photo => photo.Rank).ThenBy(photo => photo.Id);
}
