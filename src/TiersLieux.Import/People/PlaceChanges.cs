using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.People;

/// <summary>What a person says of a place: edits field by field, withdrawal, return. Each is one transaction and publishes again.</summary>
public sealed class PlaceChanges(TiersLieuxDbContext db, TimeProvider clock)
{
    /// <param name="field">camelCase name of a property of <see cref="PlaceFacts"/>.</param>
    /// <param name="json">JSON value of the field; <c>null</c> clears it.</param>
    /// <param name="role">Shown to the public, never a name.</param>
    /// <exception cref="PlaceChangeException">Unknown place or field, value of the wrong shape or breaking a rule.</exception>
    public async Task<PlaceEdit> EditAsync(string slug, string field, string json, string role, string? reason, CancellationToken cancellationToken)
    {
        Validate(field, json);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var place = await FindAsync(slug, cancellationToken);
        if (place.Status == PlaceStatus.Merged)
        {
            throw new PlaceChangeException($"« {slug} » a été fusionné : corrigez le lieu qui le remplace.");
        }

        var edit = new PlaceEdit
        {
            PlaceId = place.Id, Field = field, Value = json, AuthorRole = role, SaidAt = clock.GetUtcNow(), Reason = reason,
        };
        db.Add(edit);
        await db.SaveChangesAsync(cancellationToken);
        await PublishAsync([place.Id], cancellationToken);
        await RenameAsync(place.Id, field, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return edit;
    }

    /// <summary>Takes back the last word said of a field: the one before, or the sources, speak again.</summary>
    /// <exception cref="PlaceChangeException">Unknown place, or nobody said anything of that field.</exception>
    public async Task UndoEditAsync(string slug, string field, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var place = await FindAsync(slug, cancellationToken);
        var edit = await db.PlaceEdits.Where(said => said.PlaceId == place.Id && said.Field == field && said.WithdrawnAt == null)
            .OrderByDescending(said => said.SaidAt).ThenByDescending(said => said.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new PlaceChangeException($"Aucune correction de « {field} » à annuler sur « {slug} ».");
        edit.WithdrawnAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        await PublishAsync([place.Id], cancellationToken);
        await RenameAsync(place.Id, field, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <exception cref="PlaceChangeException">Unknown place, already withdrawn or merged.</exception>
    public async Task WithdrawAsync(string slug, string reason, CancellationToken cancellationToken)
    {
        var place = await FindAsync(slug, cancellationToken);
        if (place.Status != PlaceStatus.Published)
        {
            throw new PlaceChangeException($"« {slug} » n’est plus publié.");
        }

        place.Withdraw(reason, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    internal async Task<Place> FindAsync(string slug, CancellationToken cancellationToken) =>
        await db.Places.SingleOrDefaultAsync(place => place.Slug == slug, cancellationToken)
        ?? await db.FormerPlaceSlugs.Where(former => former.Slug == slug).Select(former => former.Place).SingleOrDefaultAsync(cancellationToken)
        ?? throw new PlaceChangeException($"Aucun lieu à l’adresse « {slug} ».");

    internal async Task PublishAsync(IReadOnlyCollection<int> placeIds, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await new PlacePublisher(db, await CommuneBook.ReadAsync(db, cancellationToken), clock).PublishAsync(placeIds, cancellationToken);
    }

    private static void Validate(string field, string json)
    {
        try
        {
            var facts = FactsJson.Read<PlaceFacts>(new JsonObject { [field] = JsonNode.Parse(json) }.ToJsonString());
            var problems = PlaceFactsRules.Problems(facts);
            if (problems.Count > 0)
            {
                throw new PlaceChangeException(string.Join(" ", problems));
            }
        }
        catch (JsonException)
        {
            throw new PlaceChangeException($"« {field} » n’est pas un champ connu, ou sa valeur n’a pas la forme attendue (JSON, par exemple '\"06…\"').");
        }
    }

    // Only a person renames: the sheet follows its name to a new address, and the former one leads to it.
    private async Task RenameAsync(int placeId, string field, CancellationToken cancellationToken)
    {
        if (field != "name")
        {
            return;
        }

        var place = await db.Places.Include(named => named.FormerSlugs).SingleAsync(named => named.Id == placeId, cancellationToken);
        var wanted = Slug.From(place.Name, place.Locality);
        if (place.Slug == wanted)
        {
            return;
        }

        var own = place.FormerSlugs.SingleOrDefault(former => former.Slug == wanted);
        var slug = own is null ? (await SlugBook.ReadAsync(db, cancellationToken)).Take(place.Name, place.Locality) : wanted;
        if (own is not null)
        {
            db.Remove(own);
        }

        db.Add(new FormerPlaceSlug { Slug = place.Slug, PlaceId = place.Id });
        place.Slug = slug;
        await db.SaveChangesAsync(cancellationToken);
    }
}
