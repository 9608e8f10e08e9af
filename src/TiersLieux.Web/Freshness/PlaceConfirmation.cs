using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Import.People;

namespace TiersLieux.Web.Freshness;

/// <summary>« Toujours à jour », said by the link of a reminder or by a manager who is signed in.</summary>
public sealed class PlaceConfirmation(TiersLieuxDbContext db, TimeProvider clock)
{
    /// <param name="link">The link it is said with, taken once; null for somebody signed in.</param>
    /// <returns>False when the link has served meanwhile: nothing is changed.</returns>
    /// <exception cref="PlaceChangeException">The place is no longer published.</exception>
    public async Task<bool> ConfirmAsync(int placeId, Authorship author, SecretLink? link, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (link is not null && !await Data.Messages.SecretLinks.TakeAsync(db, link, now, cancellationToken))
        {
            return false;
        }

        await new PlaceChanges(db, clock).ConfirmAsync(placeId, author, cancellationToken);
        await db.Proposals
            .Where(item => item.PlaceId == placeId && item.Kind == ProposalKind.Confirmation && (item.State == ProposalState.Waiting || item.State == ProposalState.Asked))
            .ExecuteUpdateAsync(
                set => set.SetProperty(item => item.State, ProposalState.Cancelled).SetProperty(item => item.DecidedAt, now).SetProperty(item => item.UpdatedAt, now)
                    .SetProperty(item => item.DecisionReason, "La fiche a été confirmée par le lieu."),
                cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
