using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Bulk;
using TiersLieux.Spatial;

namespace TiersLieux.Import.Places;

/// <summary>
/// Computes again what places publish, from all that sources and people said of them, and keeps what changed as revisions.
/// The caller holds the transaction.
/// </summary>
public sealed class PlacePublisher(TiersLieuxDbContext db, CommuneBook communes, Authorship author, TimeProvider clock)
{
    private readonly List<Revision> revisions = [];

    /// <summary>For a change made by hand: everything is already stored.</summary>
    public Task PublishAsync(IReadOnlyCollection<int> placeIds, CancellationToken cancellationToken) =>
        PublishAsync(placeIds, [], [], cancellationToken);

    /// <param name="placeIds">Places stored before, to compute again.</param>
    /// <param name="added">Places not stored yet, their ids reserved.</param>
    /// <param name="said">Records about to be stored: they replace the stored ones of the same id.</param>
    internal async Task PublishAsync(
        IReadOnlyCollection<int> placeIds, IReadOnlyCollection<Place> added, IReadOnlyCollection<SourceRecord> said, CancellationToken cancellationToken)
    {
        var ids = placeIds.ToArray();
        var saidIds = said.Select(record => record.Id).ToHashSet();
        var places = await db.Places.AsNoTracking().Where(place => ids.Contains(place.Id)).ToListAsync(cancellationToken);
        var stored = await db.SourceRecords.AsNoTracking().Include(record => record.Source)
            .Where(record => record.PlaceId != null && ids.Contains(record.PlaceId.Value))
            .ToListAsync(cancellationToken);
        var edits = (await db.PlaceEdits.AsNoTracking().Where(edit => ids.Contains(edit.PlaceId)).ToListAsync(cancellationToken))
            .ToLookup(edit => edit.PlaceId);
        var records = stored.Where(record => !saidIds.Contains(record.Id)).Concat(said).ToLookup(record => record.PlaceId);
        foreach (var place in places)
        {
            var before = place.Facts;
            Publish(place, Publication.Compute(records[place.Id], edits[place.Id]));
            var changes = FieldChanges.Between(before, place.Facts);
            if (FieldChanges.Of(before).Count == 0)
            {
                revisions.Add(Revision(place.Id, RevisionKind.Created, []));
            }
            else if (changes.Count > 0)
            {
                revisions.Add(Revision(place.Id, RevisionKind.Changed, changes));
            }
        }

        foreach (var place in added)
        {
            Publish(place, Publication.Compute(records[place.Id], edits[place.Id]));
            revisions.Add(Revision(place.Id, RevisionKind.Created, []));
        }

        places.AddRange(added);
        await new EntityCopy<Place>(db).UpsertAsync(places, cancellationToken);
        await new EntityCopy<Revision>(db).InsertAsync(revisions, cancellationToken);
        revisions.Clear();
    }

    private void Publish(Place place, Publication publication)
    {
        var facts = publication.Facts;
        var address = facts.Address;
        var commune = communes.ByCode(address?.CommuneCode) ?? communes.ByFormerCode(address?.CommuneCode);
        var (position, precision) = facts.Position is { } known
            ? (Wgs84.Point(known.Latitude, known.Longitude), (PositionPrecision?)known.Precision)
            : CommunePosition(commune);
        place.Publish(publication, commune?.Id, commune?.Name, position, precision, clock.GetUtcNow());
    }

    private Revision Revision(int placeId, RevisionKind kind, Dictionary<string, FieldChange> changes) => new()
    {
        PlaceId = placeId, At = clock.GetUtcNow(), Kind = kind, AccountId = author.AccountId, AuthorRole = author.Role, Reason = author.Reason,
        ProposalId = author.ProposalId, Changes = changes,
    };

    private static (Point? Position, PositionPrecision? Precision) CommunePosition(CommuneRow? commune) =>
        commune?.Position is not { } point ? (null, null)
        : (point, commune.PositionIsApproximate ? PositionPrecision.Approximate : PositionPrecision.Commune);
}
