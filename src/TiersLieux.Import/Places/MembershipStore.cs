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
        var programme = await ProgrammeAsync(
            db, labelled.Slug, new ProgrammeContent { Name = labelled.Name, Nature = "label", MemberLabel = labelled.MemberLabel, Summary = labelled.Summary },
            source.AsOf, DateTimeOffset.UtcNow, cancellationToken);
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

    /// <summary>The programme of a list; published with little while the catalogue, which says more, is not loaded.</summary>
    public static async Task<Programme> ProgrammeAsync(
        TiersLieuxDbContext db, string slug, ProgrammeContent content, DateOnly asOf, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var programme = await db.Programmes.SingleOrDefaultAsync(stored => stored.Slug == slug, cancellationToken);
        if (programme is null)
        {
            db.Add(programme = new Programme { Slug = slug, CreatedAt = now });
            programme.Apply(content, asOf, now);
            programme.Become(SheetState.Published, now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return programme;
    }
}
