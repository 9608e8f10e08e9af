using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Import.People;

/// <summary>Goes back: to a former value of a field, to the sheet as it was, to before a merge or a withdrawal. Each is one transaction.</summary>
public sealed class PlaceHistory(TiersLieuxDbContext db, TimeProvider clock)
{
    private readonly PlaceChanges changes = new(db, clock);

    /// <summary>Gives a field the value it had before a revision.</summary>
    /// <exception cref="PlaceChangeException">The revision is not of this place or did not change the field, or the value is already so.</exception>
    public async Task RestoreFieldAsync(int placeId, long revisionId, string field, Authorship author, CancellationToken cancellationToken)
    {
        var revision = await FindAsync(placeId, revisionId, cancellationToken);
        if (!revision.Changes.TryGetValue(field, out var change))
        {
            throw new PlaceChangeException("Cette version n’a pas changé ce champ.");
        }

        await GoBackAsync(placeId, new() { [field] = change.Before }, author, $"un champ, tel qu’avant la version {revisionId}", cancellationToken);
    }

    /// <summary>Gives the whole sheet the values it had once a revision was made: today's, with the later ones taken back.</summary>
    /// <exception cref="PlaceChangeException">The revision is not of this place, or nothing differs.</exception>
    public async Task RestoreVersionAsync(int placeId, long revisionId, Authorship author, CancellationToken cancellationToken)
    {
        await FindAsync(placeId, revisionId, cancellationToken);
        var later = await db.Revisions.AsNoTracking().Where(revision => revision.PlaceId == placeId && revision.Id > revisionId)
            .OrderBy(revision => revision.Id).ToListAsync(cancellationToken);
        await GoBackAsync(placeId, Before(later), author, $"la fiche, telle qu’à la version {revisionId}", cancellationToken);
    }

    /// <summary>Brings back a withdrawn place, or takes a merge apart.</summary>
    /// <exception cref="PlaceChangeException">Already published, or merged into one that was merged in its turn.</exception>
    public async Task BringBackAsync(int placeId, Authorship author, CancellationToken cancellationToken)
    {
        await using var transaction = await changes.BeginAsync(cancellationToken);
        var place = await db.Places.AsNoTracking().SingleAsync(known => known.Id == placeId, cancellationToken);
        await new PlaceMerging(db, clock).RestoreAsync(place.Slug, author, cancellationToken);
        var action = place.Status == PlaceStatus.Merged ? "fusion-annulee" : "restauration";
        db.Audit(action, clock.GetUtcNow(), author.AccountId, $"« {place.Name} »", placeId: placeId);
        await db.SaveChangesAsync(cancellationToken);
        await PlaceChanges.CommitAsync(transaction, cancellationToken);
    }

    /// <summary>What fields were before these revisions: for each, the oldest says it.</summary>
    /// <param name="later">Of one place, the oldest first.</param>
    public static Dictionary<string, JsonElement> Before(IReadOnlyList<Revision> later)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (field, change) in later.SelectMany(revision => revision.Changes))
        {
            values.TryAdd(field, change.Before);
        }

        return values;
    }

    private async Task GoBackAsync(
        int placeId, Dictionary<string, JsonElement> values, Authorship author, string detail, CancellationToken cancellationToken)
    {
        await using var transaction = await changes.BeginAsync(cancellationToken);
        var place = await changes.LockAsync(placeId, cancellationToken);
        var now = FieldChanges.Of(place.Facts);
        var differing = values.Where(pair => !FieldChanges.AreEqual(now.GetValueOrDefault(pair.Key, FieldChanges.Nothing), pair.Value))
            .ToDictionary(StringComparer.Ordinal);
        if (differing.Count == 0)
        {
            throw new PlaceChangeException("La fiche dit déjà cela : rien à rétablir.");
        }

        await changes.EditAsync(placeId, differing, author, cancellationToken);
        db.Audit("restauration", clock.GetUtcNow(), author.AccountId, $"« {place.Name} » : {detail}", placeId: placeId);
        await db.SaveChangesAsync(cancellationToken);
        await PlaceChanges.CommitAsync(transaction, cancellationToken);
    }

    private async Task<Revision> FindAsync(int placeId, long revisionId, CancellationToken cancellationToken) =>
        await db.Revisions.AsNoTracking().SingleOrDefaultAsync(revision => revision.Id == revisionId && revision.PlaceId == placeId, cancellationToken)
        ?? throw new PlaceChangeException("Cette version n’est pas de ce lieu.");
}
