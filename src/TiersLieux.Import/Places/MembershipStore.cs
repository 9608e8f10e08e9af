using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Import.Places;

/// <summary>Labels as memberships of their programme, keyed by the label's own identifier.</summary>
internal static class MembershipStore
{
    /// <param name="vanished">Records no longer in the list: their membership ends on the day of the list.</param>
    public static async Task UpsertAsync(
        TiersLieuxDbContext db, KnownProgramme labelled, DataSource source, IEnumerable<RowFate> kept, IEnumerable<SourceRecord> vanished,
        CancellationToken cancellationToken)
    {
        var programme = await db.Programmes.SingleOrDefaultAsync(stored => stored.Slug == labelled.Slug, cancellationToken);
        if (programme is null)
        {
            // The catalogue, when it is loaded, says more of it.
            var now = DateTimeOffset.UtcNow;
            db.Add(programme = new Programme { Slug = labelled.Slug, CreatedAt = now });
            programme.Apply(
                new ProgrammeContent { Name = labelled.Name, Nature = "label", MemberLabel = labelled.MemberLabel, Summary = labelled.Summary }, source.AsOf, now);
            programme.Become(SheetState.Published, now);
            await db.SaveChangesAsync(cancellationToken);
        }

        var memberships = await db.ProgrammeMemberships.Where(membership => membership.ProgrammeId == programme.Id)
            .ToDictionaryAsync(membership => membership.Key, cancellationToken);
        foreach (var fate in kept)
        {
            if (!memberships.TryGetValue(fate.Draft.Key!, out var membership))
            {
                db.Add(membership = new ProgrammeMembership
                {
                    ProgrammeId = programme.Id, PlaceId = fate.PlaceId!.Value, Key = fate.Draft.Key!, SourceId = source.Id, AsOf = source.AsOf,
                });
            }

            (membership.PlaceId, membership.AsOf, membership.EndsOn) = (fate.PlaceId!.Value, source.AsOf, null);
        }

        foreach (var record in vanished)
        {
            if (memberships.TryGetValue(record.Key, out var membership))
            {
                membership.EndsOn = source.AsOf;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
