using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Import.People.Decisions;

/// <summary>
/// Takes an item of the queue to decide it. The sheet is locked before the item, always: two decisions on one sheet wait for each other
/// instead of blocking each other. The caller holds the transaction.
/// </summary>
internal sealed class OpenProposals(TiersLieuxDbContext db, PlaceChanges changes)
{
    /// <returns>The item, and its sheet, locked; when the sheet was merged, the one that received it. No sheet for a new place.</returns>
    /// <exception cref="PlaceChangeException">Unknown item.</exception>
    /// <exception cref="DecidedMeanwhileException">No longer open, or changed since <paramref name="version"/>.</exception>
    public async Task<(Proposal Proposal, Place? Place)> TakeAsync(int proposalId, uint version, CancellationToken cancellationToken)
    {
        var placeId = await db.Proposals.Where(proposal => proposal.Id == proposalId).Select(proposal => proposal.PlaceId).SingleOrDefaultAsync(cancellationToken);
        var place = placeId is { } id ? await TargetAsync(id, cancellationToken) : null;
        var proposal = await LockAsync(proposalId, cancellationToken);
        if (!proposal.IsOpen || proposal.Version != version)
        {
            throw new DecidedMeanwhileException(await ToldAsync(proposal, cancellationToken));
        }

        return (proposal, place);
    }

    /// <summary>Locked and read after the wait; whatever its state.</summary>
    /// <exception cref="PlaceChangeException">Unknown item.</exception>
    public async Task<Proposal> LockAsync(int proposalId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Entries<Proposal>().FirstOrDefault(entry => entry.Entity.Id == proposalId)?.State = EntityState.Detached;
        return await db.Proposals.FromSql($"SELECT *, xmin FROM proposals WHERE id = {proposalId} FOR UPDATE").SingleOrDefaultAsync(cancellationToken)
            ?? throw new PlaceChangeException("Cette proposition n’existe pas.");
    }

    /// <summary>The sheet that speaks for a place today, locked.</summary>
    public async Task<Place> TargetAsync(int placeId, CancellationToken cancellationToken)
    {
        var id = placeId;
        while (true)
        {
            while (await db.Places.Where(place => place.Id == id && place.Status == PlaceStatus.Merged)
                .Select(place => place.MergedIntoId).SingleOrDefaultAsync(cancellationToken) is { } survivor)
            {
                id = survivor;
            }

            // Merged while we waited for it: its survivor is the one to lock.
            var place = await changes.LockAsync(id, cancellationToken);
            if (place.Status != PlaceStatus.Merged)
            {
                return place;
            }
        }
    }

    /// <summary>What the first one did, for the second.</summary>
    private async Task<string> ToldAsync(Proposal proposal, CancellationToken cancellationToken)
    {
        if (proposal.IsOpen)
        {
            return "Cette proposition a changé depuis que vous l’avez ouverte : relisez-la avant de décider. Rien n’a été enregistré.";
        }

        if (proposal.DecidedById is not { } reviewer || proposal.DecidedAt is not { } at)
        {
            return $"Entre-temps, cette proposition a été retirée par son auteur, ou n’a plus d’objet. {proposal.DecisionReason}".TrimEnd();
        }

        var name = await db.Accounts.Where(account => account.Id == reviewer).Select(account => account.DisplayName).SingleAsync(cancellationToken);
        var reason = proposal.DecisionReason is null ? "" : $" Raison donnée : « {proposal.DecisionReason} »";
        return $"{name} a déjà décidé, le {SiteWords.Moment(at)} : {proposal.State.Label()}.{reason} Votre décision n’a pas été enregistrée.";
    }
}
