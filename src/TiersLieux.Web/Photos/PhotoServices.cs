using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Photos;

/// <summary>Takes photos in, and serves their files.</summary>
internal static partial class PhotoServices
{
    public static void AddPhotos(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IPhotoStore, PhotoFolder>();
        builder.Services.AddSingleton<PhotoEncoder>();
        builder.Services.AddScoped<PhotoIntake>();
        builder.Services.AddScoped<PhotoCleaning>();
        builder.Services.AddScoped<ClaimDocumentIntake>();
    }

    /// <summary>
    /// /photos/{key}-{400|1200}.webp: for everybody and for ever once published; before, for who sent it (signed in, or by the link of
    /// their proposal: <c>?suivi=secret</c>) and who decides on it. 404 otherwise.
    /// </summary>
    public static void MapPhotos(this WebApplication app) => app.MapGet("/photos/{file}", ServeAsync).ExcludeFromDescription();

    private static async Task<IResult> ServeAsync(
        HttpContext context, string file, string? suivi, TiersLieuxDbContext db, IPhotoStore store, CurrentViewer viewer, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (FileName().Match(file) is not { Success: true } name)
        {
            return Results.NotFound();
        }

        var key = name.Groups[1].Value;
        var photo = await db.Photos.AsNoTracking().SingleOrDefaultAsync(known => known.Key == key && known.RemovedAt == null, cancellationToken);
        if (photo is null)
        {
            return Results.NotFound();
        }

        var isPublic = photo.PublishedAt is not null
            && (await db.Places.AnyAsync(place => place.Id == photo.PlaceId && place.Status == PlaceStatus.Published, cancellationToken)
                || await db.Resources.Published().AnyAsync(resource => resource.Id == photo.SheetId, cancellationToken));
        if (!isPublic && !await MaySeeAsync(photo, suivi, db, viewer, clock.GetUtcNow(), cancellationToken))
        {
            return Results.NotFound();
        }

        if (store.Open(key, int.Parse(name.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)) is not { } content)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = isPublic ? "public, max-age=31536000, immutable" : "private, no-store";
        return Results.Stream(content, "image/webp", lastModified: photo.AddedAt, entityTag: isPublic ? new EntityTagHeaderValue($"\"{file}\"") : null);
    }

    private static async Task<bool> MaySeeAsync(
        Photo photo, string? secret, TiersLieuxDbContext db, CurrentViewer viewer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (photo.ProposalId is { } proposalId && await db.FindLinkAsync(secret, LinkPurpose.FollowProposal, now, cancellationToken) is { } link && link.ProposalId == proposalId)
        {
            return true;
        }

        if (viewer.AccountId is not { } accountId)
        {
            return false;
        }

        var rights = await viewer.RightsAsync(cancellationToken);
        return photo.AddedById == accountId || (photo.SheetId is not null && rights.IsCurator)
            || await db.Proposals.InScope(rights.Curation).AnyAsync(proposal => proposal.Id == photo.ProposalId, cancellationToken)
            || await db.Places.InScope(rights.Editing).AnyAsync(place => place.Id == photo.PlaceId, cancellationToken);
    }

    [GeneratedRegex("^([0-9a-f]{32})-(400|1200)\\.webp$", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
