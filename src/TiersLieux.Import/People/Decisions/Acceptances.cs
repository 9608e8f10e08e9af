using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Import.People.Decisions;

/// <summary>What the acceptance of each kind of item changes. The caller holds the transaction and the locks.</summary>
internal sealed class Acceptances(TiersLieuxDbContext db, TimeProvider clock, PlaceChanges changes)
{
    /// <summary>A sheet from the chosen fields; the item then speaks of it.</summary>
    /// <exception cref="PlaceChangeException">No name, or a value that breaks a rule.</exception>
    public async Task<IReadOnlyList<string>> CreateAsync(Proposal proposal, IReadOnlyCollection<string>? fields, CancellationToken cancellationToken)
    {
        var chosen = proposal.Changes.Where(change => fields?.Contains(change.Key) != false).ToDictionary(StringComparer.Ordinal);
        // Two places of one name accepted at once would ask for one address.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('places.slug'))", cancellationToken);
        var place = await changes.CreateAsync(chosen, Author(proposal), cancellationToken);
        (proposal.PlaceId, proposal.CommuneId) = (place.Id, place.CommuneId);
        return [.. proposal.Changes.Keys.Except(chosen.Keys)];
    }

    /// <summary>The chosen fields that differ from what is published.</summary>
    /// <exception cref="PlaceChangeException">A value that breaks a rule, or a sheet that is gone.</exception>
    public async Task<IReadOnlyList<string>> CorrectAsync(
        Proposal proposal, Place place, IReadOnlyCollection<string>? fields, CancellationToken cancellationToken)
    {
        var differing = FieldDifference.Of(place.Facts, proposal).Where(difference => !difference.IsAlreadySo).ToList();
        var chosen = differing.Where(difference => fields?.Contains(difference.Field) != false)
            .ToDictionary(difference => difference.Field, difference => difference.Proposed, StringComparer.Ordinal);
        if (chosen.Count > 0)
        {
            await changes.EditAsync(place.Id, chosen, Author(proposal), cancellationToken);
        }

        return [.. differing.Select(difference => difference.Field).Except(chosen.Keys)];
    }

    /// <summary>Its author manages the sheet from now on.</summary>
    /// <exception cref="PlaceChangeException">The account is gone.</exception>
    public async Task GrantAsync(Proposal claim, Place place, int? reviewerId, CancellationToken cancellationToken)
    {
        if (claim.AuthorId is not { } accountId || !await db.Accounts.AnyAsync(account => account.Id == accountId && account.ErasedAt == null, cancellationToken))
        {
            throw new PlaceChangeException("Le compte qui demandait à gérer ce lieu n’existe plus : refusez la demande.");
        }

        if (!await db.PlaceManagers.AnyAsync(known => known.PlaceId == place.Id && known.AccountId == accountId && known.EndedAt == null, cancellationToken))
        {
            db.Add(new PlaceManager { PlaceId = place.Id, AccountId = accountId, Since = clock.GetUtcNow(), GrantedById = reviewerId });
            db.Audit("droit-accorde", clock.GetUtcNow(), reviewerId, $"Gestion de « {place.Name} »", claim.Id, place.Id, accountId);
        }
    }

    /// <summary>People's word on the field in conflict is taken back: the sources speak again.</summary>
    /// <exception cref="PlaceChangeException">A sheet that is gone.</exception>
    public async Task FollowSourcesAsync(Proposal conflict, Place place, Authorship reviewer, CancellationToken cancellationToken)
    {
        foreach (var field in conflict.Changes.Keys)
        {
            var said = await db.PlaceEdits.CountAsync(edit => edit.PlaceId == place.Id && edit.Field == field && edit.WithdrawnAt == null, cancellationToken);
            for (; said > 0; said--)
            {
                await changes.UndoEditAsync(place.Slug, field, reviewer, cancellationToken);
            }
        }
    }

    /// <summary>Publishes the chosen photos after those of the sheet; the others are put away.</summary>
    /// <param name="chosen">Null for all.</param>
    /// <returns>How many were put away.</returns>
    public async Task<int> PublishPhotosAsync(Proposal proposal, int placeId, IReadOnlyCollection<int>? chosen, CancellationToken cancellationToken)
    {
        var photos = await db.Photos.Where(photo => photo.ProposalId == proposal.Id && photo.RemovedAt == null && photo.PublishedAt == null)
            .OrderBy(photo => photo.Rank).ThenBy(photo => photo.Id).ToListAsync(cancellationToken);
        var rank = await db.Photos.Where(photo => photo.PlaceId == placeId && photo.PublishedAt != null && photo.RemovedAt == null)
            .MaxAsync(photo => (int?)photo.Rank, cancellationToken) ?? 0;
        foreach (var photo in photos)
        {
            if (chosen?.Contains(photo.Id) == false)
            {
                photo.RemovedAt = clock.GetUtcNow();
                continue;
            }

            (photo.PlaceId, photo.PublishedAt, photo.Rank) = (placeId, clock.GetUtcNow(), ++rank);
        }

        return photos.Count(photo => photo.RemovedAt is not null);
    }

    // The public is told that somebody contributed; the curator is in the item and in the audit log.
    private static Authorship Author(Proposal proposal) => new(AuthorRoles.Contributor, proposal.AuthorId, ProposalId: proposal.Id);
}
