using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Places;
using TiersLieux.Import.Sheets;

namespace TiersLieux.Import.Sources.Catalogue;

/// <summary>The members a sheet of the catalogue names: of a programme, of a network. Those people added are left alone.</summary>
internal static class CatalogueMembers
{
    /// <exception cref="SheetProblemsException">A member the directory does not know.</exception>
    public static async Task StoreAsync(TiersLieuxDbContext db, Sheet sheet, DateOnly asOf, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var task = sheet switch
        {
            Programme programme => ProgrammeAsync(db, programme, asOf, cancellationToken),
            Network network => NetworkAsync(db, network, now, cancellationToken),
            _ => Task.CompletedTask,
        };
        await task;
    }

    private static async Task ProgrammeAsync(TiersLieuxDbContext db, Programme programme, DateOnly asOf, CancellationToken cancellationToken)
    {
        var members = programme.Content.Members ?? [];
        if (members.Count == 0)
        {
            return;
        }

        var source = await SourceStore.UpsertAsync(db, CatalogueSource.Describe(), cancellationToken);
        var stored = await db.ProgrammeMemberships.Where(membership => membership.ProgrammeId == programme.Id).ToDictionaryAsync(membership => membership.Key, cancellationToken);
        var references = new SheetReferences(db);
        foreach (var member in members)
        {
            var key = $"catalogue:{member.Place ?? member.Organisation ?? member.Territory}";
            var place = member.Place is { } slug ? await references.PlaceAsync("Members", slug, cancellationToken) : null;
            var organisation = member.Organisation is { } name ? await references.SheetIdAsync("Members", "structures/" + name, cancellationToken) : null;
            var territory = member.Territory is { } code ? await references.TerritoryIdAsync("Members", code, cancellationToken) : null;
            if (references.Problems.Count > 0)
            {
                throw new SheetProblemsException(references.Problems);
            }

            if (!stored.TryGetValue(key, out var membership))
            {
                db.Add(membership = new ProgrammeMembership { ProgrammeId = programme.Id, Key = key, SourceId = source.Id, AsOf = asOf });
            }

            (membership.PlaceId, membership.OrganisationId, membership.TerritoryId) = (place?.Id, organisation, territory);
            (membership.Cohort, membership.AsOf) = (member.Cohort, asOf);
            (membership.StartsOn, membership.EndsOn) = (SheetDays.First(member.StartsOn), SheetDays.Last(member.EndsOn));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task NetworkAsync(TiersLieuxDbContext db, Network network, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var references = new SheetReferences(db);
        var stored = await db.NetworkMembers.Where(member => member.NetworkId == network.Id).ToListAsync(cancellationToken);
        foreach (var slug in network.Content.Places ?? [])
        {
            // Ended by a coordinator, a member stays out.
            if (await references.PlaceAsync("Places", slug, cancellationToken) is { } place && stored.All(member => member.PlaceId != place.Id))
            {
                db.Add(new NetworkMember { NetworkId = network.Id, PlaceId = place.Id, AddedAt = now });
            }
        }

        foreach (var slug in network.Content.Organisations ?? [])
        {
            if (await references.SheetIdAsync("Organisations", "structures/" + slug, cancellationToken) is { } id && stored.All(member => member.OrganisationId != id))
            {
                db.Add(new NetworkMember { NetworkId = network.Id, OrganisationId = id, AddedAt = now });
            }
        }

        if (references.Problems.Count > 0)
        {
            throw new SheetProblemsException(references.Problems);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
