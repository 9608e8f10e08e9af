using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Import.People.Decisions;

/// <summary>Closes the corrections of a sheet that already says all they ask; the others wait, their differences computed again when shown.</summary>
internal sealed class MootCorrections(TiersLieuxDbContext db, TimeProvider clock, AuthorMails mails)
{
    private const string Reason = "La fiche dit déjà tout ce que vous proposiez.";

    /// <param name="placeId">A sheet the caller has locked and just changed.</param>
    public async Task CloseAsync(int placeId, CancellationToken cancellationToken)
    {
        var place = await db.Places.AsNoTracking().SingleAsync(known => known.Id == placeId, cancellationToken);
        var waiting = await db.Proposals.FromSql(
            $"SELECT *, xmin FROM proposals WHERE place_id = {placeId} AND kind = {(short)ProposalKind.Correction} AND state IN (3, 4) ORDER BY id FOR UPDATE")
            .ToListAsync(cancellationToken);
        foreach (var correction in waiting.Where(correction => IsMoot(correction, place)))
        {
            // A correction may bring photos too: those still have to be looked at.
            if (await db.Photos.AnyAsync(photo => photo.ProposalId == correction.Id && photo.RemovedAt == null, cancellationToken))
            {
                continue;
            }

            correction.Decide(ProposalState.Cancelled, null, Reason, clock.GetUtcNow());
            await mails.PostAsync(
                correction, "n’a plus d’objet", place.Name,
                ["Quelqu’un d’autre a apporté les mêmes changements avant que votre correction ne soit lue. La fiche est donc à jour : merci d’avoir pris le temps de nous écrire."],
                null, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsMoot(Proposal correction, Place place) =>
        correction.Changes.Count > 0 && FieldDifference.Of(place.Facts, correction).All(difference => difference.IsAlreadySo);
}
