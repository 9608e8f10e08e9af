using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Import.People;

/// <summary>Joins two sheets of one place, and takes them apart again exactly as they were.</summary>
public sealed class PlaceMerging(TiersLieuxDbContext db, TimeProvider clock)
{
    private readonly PlaceChanges changes = new(db, clock);

    /// <summary>Moves what is known of a place to another; the place's address leads there from now on.</summary>
    /// <exception cref="PlaceChangeException">Unknown place, the same one twice, or one that is no longer published.</exception>
    public async Task<PlaceMerge> MergeAsync(string slug, string survivorSlug, Authorship author, CancellationToken cancellationToken)
    {
        await using var transaction = await changes.BeginAsync(cancellationToken);
        var (place, survivor) = await LockAsync(
            (await changes.FindAsync(slug, cancellationToken)).Id, (await changes.FindAsync(survivorSlug, cancellationToken)).Id, cancellationToken);
        if (place.Id == survivor.Id || place.Status != PlaceStatus.Published || survivor.Status != PlaceStatus.Published)
        {
            throw new PlaceChangeException("Une fusion demande deux lieux différents, tous deux publiés.");
        }

        var merge = new PlaceMerge
        {
            PlaceId = place.Id, SurvivorId = survivor.Id, MergedAt = clock.GetUtcNow(),
            RecordIds = await db.SourceRecords.Where(record => record.PlaceId == place.Id).Select(record => record.Id).ToListAsync(cancellationToken),
            EditIds = await db.PlaceEdits.Where(edit => edit.PlaceId == place.Id).Select(edit => edit.Id).ToListAsync(cancellationToken),
            MembershipIds = await db.ProgrammeMemberships.Where(label => label.PlaceId == place.Id).Select(label => label.Id).ToListAsync(cancellationToken),
            PhotoIds = await db.Photos.Where(photo => photo.PlaceId == place.Id).Select(photo => photo.Id).ToListAsync(cancellationToken),
            // Somebody who manages both keeps both: the survivor's is enough.
            ManagerIds = await db.PlaceManagers.Where(manager => manager.PlaceId == place.Id && manager.EndedAt == null
                    && !db.PlaceManagers.Any(other => other.PlaceId == survivor.Id && other.AccountId == manager.AccountId && other.EndedAt == null))
                .Select(manager => manager.Id).ToListAsync(cancellationToken),
            // A network and a sheet name a place once: the survivor's own membership and link stay.
            NetworkMemberIds = await db.NetworkMembers.Where(member => member.PlaceId == place.Id && (member.EndedAt != null
                    || !db.NetworkMembers.Any(other => other.PlaceId == survivor.Id && other.NetworkId == member.NetworkId && other.EndedAt == null)))
                .Select(member => member.Id).ToListAsync(cancellationToken),
            SheetIds = await db.Sheets.Where(sheet => sheet.PlaceId == place.Id).Select(sheet => sheet.Id).ToListAsync(cancellationToken),
            SheetLinkIds = await db.SheetLinks
                .Where(link => link.PlaceId == place.Id && !db.SheetLinks.Any(other => other.PlaceId == survivor.Id && other.SheetId == link.SheetId))
                .Select(link => link.Id).ToListAsync(cancellationToken),
            OfferSessionIds = await db.Set<OfferSession>().Where(session => session.PlaceId == place.Id).Select(session => session.Id).ToListAsync(cancellationToken),
            FormerSlugs = await db.FormerPlaceSlugs.Where(former => former.PlaceId == place.Id).Select(former => former.Slug).ToListAsync(cancellationToken),
        };
        db.Add(merge);
        db.Add(new FormerPlaceSlug { Slug = place.Slug, PlaceId = survivor.Id });
        place.MergeInto(survivor, clock.GetUtcNow());
        db.Add(changes.Revision(place.Id, RevisionKind.Merged, author, survivor.Id));
        db.Add(changes.Revision(survivor.Id, RevisionKind.Merged, author, place.Id));
        await db.SaveChangesAsync(cancellationToken);
        await MoveAsync(merge, survivor.Id, cancellationToken);
        await changes.PublishAsync([survivor.Id], author, cancellationToken);
        await PlaceChanges.CommitAsync(transaction, cancellationToken);
        return merge;
    }

    // The smaller id first: two merges of the same pair wait for each other instead of blocking each other.
    internal async Task<(Place Place, Place Survivor)> LockAsync(int placeId, int survivorId, CancellationToken cancellationToken)
    {
        var first = await changes.LockAsync(Math.Min(placeId, survivorId), cancellationToken);
        var second = placeId == survivorId ? first : await changes.LockAsync(Math.Max(placeId, survivorId), cancellationToken);
        return placeId <= survivorId ? (first, second) : (second, first);
    }

    /// <summary>Brings a withdrawn or merged place back. A merge gives back what it had moved, and nothing else.</summary>
    /// <exception cref="PlaceChangeException">Unknown place, already published, or merged into one that was merged in its turn.</exception>
    public async Task RestoreAsync(string slug, Authorship author, CancellationToken cancellationToken)
    {
        await using var transaction = await changes.BeginAsync(cancellationToken);
        // The survivor too, in the order of a merge: a merge and an undone one wait for each other.
        var found = await changes.FindAsync(slug, cancellationToken);
        var (place, _) = await LockAsync(found.Id, found.MergedIntoId ?? found.Id, cancellationToken);
        if (place.Status == PlaceStatus.Published)
        {
            throw new PlaceChangeException($"« {slug} » est déjà publié.");
        }

        var merge = await UndoneMergeAsync(place, cancellationToken);
        place.Restore(clock.GetUtcNow());
        db.Add(changes.Revision(place.Id, RevisionKind.Restored, author, merge?.SurvivorId));
        await db.SaveChangesAsync(cancellationToken);
        if (merge is not null)
        {
            await MoveAsync(merge, place.Id, cancellationToken);
            await db.PlaceEdits.Where(edit => merge.ChosenEditIds.Contains(edit.Id) && edit.WithdrawnAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(edit => edit.WithdrawnAt, clock.GetUtcNow()), cancellationToken);
        }

        await changes.PublishAsync(merge is null ? [place.Id] : [place.Id, merge.SurvivorId], author, cancellationToken);
        await PlaceChanges.CommitAsync(transaction, cancellationToken);
    }

    private async Task<PlaceMerge?> UndoneMergeAsync(Place place, CancellationToken cancellationToken)
    {
        if (place.Status != PlaceStatus.Merged)
        {
            return null;
        }

        var merge = await db.PlaceMerges.SingleAsync(done => done.PlaceId == place.Id && done.UndoneAt == null, cancellationToken);
        if (await db.PlaceMerges.AnyAsync(later => later.PlaceId == merge.SurvivorId && later.UndoneAt == null, cancellationToken))
        {
            throw new PlaceChangeException("Le lieu qui l’a reçu a lui-même été fusionné : rétablissez-le d’abord.");
        }

        merge.UndoneAt = clock.GetUtcNow();
        await db.FormerPlaceSlugs.Where(former => former.Slug == place.Slug).ExecuteDeleteAsync(cancellationToken);
        return merge;
    }

    private async Task MoveAsync(PlaceMerge merge, int placeId, CancellationToken cancellationToken)
    {
        await db.SourceRecords.Where(record => merge.RecordIds.Contains(record.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(record => record.PlaceId, placeId), cancellationToken);
        await db.PlaceEdits.Where(edit => merge.EditIds.Contains(edit.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(edit => edit.PlaceId, placeId), cancellationToken);
        await db.ProgrammeMemberships.Where(label => merge.MembershipIds.Contains(label.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(label => label.PlaceId, placeId), cancellationToken);
        await db.Photos.Where(photo => merge.PhotoIds.Contains(photo.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(photo => photo.PlaceId, placeId), cancellationToken);
        await db.PlaceManagers.Where(manager => merge.ManagerIds.Contains(manager.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(manager => manager.PlaceId, placeId), cancellationToken);
        await db.NetworkMembers.Where(member => merge.NetworkMemberIds.Contains(member.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.PlaceId, placeId), cancellationToken);
        await db.Sheets.Where(sheet => merge.SheetIds.Contains(sheet.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(sheet => sheet.PlaceId, placeId), cancellationToken);
        await db.SheetLinks.Where(link => merge.SheetLinkIds.Contains(link.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.PlaceId, placeId), cancellationToken);
        await db.Set<OfferSession>().Where(session => merge.OfferSessionIds.Contains(session.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.PlaceId, placeId), cancellationToken);
        await db.FormerPlaceSlugs.Where(former => merge.FormerSlugs.Contains(former.Slug))
            .ExecuteUpdateAsync(set => set.SetProperty(former => former.PlaceId, placeId), cancellationToken);
    }
}
