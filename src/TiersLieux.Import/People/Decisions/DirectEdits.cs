using System.Text.Json;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Import.People.Decisions;

/// <summary>Changes of those who need nobody's agreement: the same transaction closes the corrections that ask for nothing else any more.</summary>
/// <param name="db">A context without unsaved changes.</param>
public sealed class DirectEdits(TiersLieuxDbContext db, TimeProvider clock, SiteWords site)
{
    /// <inheritdoc cref="PlaceChanges.EditAsync(int, PlaceFacts, IReadOnlyDictionary{string, JsonElement}, Authorship, CancellationToken)"/>
    public async Task<PlaceFacts?> EditAsync(
        int placeId, PlaceFacts seen, IReadOnlyDictionary<string, JsonElement> changes, Authorship author, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var inTheWay = await new PlaceChanges(db, clock).EditAsync(placeId, seen, changes, author, cancellationToken);
        if (inTheWay is null)
        {
            await new MootCorrections(db, clock, new AuthorMails(db, clock, site)).CloseAsync(placeId, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return inTheWay;
    }
}
