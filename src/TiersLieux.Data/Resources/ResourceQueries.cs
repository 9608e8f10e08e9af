using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Resources;

namespace TiersLieux.Data.Resources;

public static class ResourceQueries
{
    /// <summary>Illustrations of a resource that were not taken off, in the order of their numbers.</summary>
    public static IQueryable<Photo> IllustrationsOf(this TiersLieuxDbContext db, int resourceId) =>
        db.Photos.Where(photo => photo.SheetId == resourceId && photo.RemovedAt == null).OrderBy(photo => photo.Rank);

    /// <summary>Comments accepted and not taken off since, the oldest first.</summary>
    public static IQueryable<Comment> CommentsShown(this TiersLieuxDbContext db, int resourceId) => db.Comments.AsNoTracking()
        .Where(comment => comment.SheetId == resourceId && comment.PublishedAt != null && comment.RemovedAt == null)
        .OrderBy(comment => comment.PublishedAt).ThenBy(comment => comment.Id);
}
