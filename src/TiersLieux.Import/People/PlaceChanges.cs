using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.People;

/// <summary>
/// What people say of a place: creation, corrections, withdrawal, confirmation. Each is one transaction, or joins the caller's; it locks
/// the place, publishes it again and leaves a revision.
/// </summary>
public sealed class PlaceChanges(TiersLieuxDbContext db, TimeProvider clock)
{
    /// <summary>A place nobody knew, from the fields a person filled; published at once.</summary>
    /// <exception cref="PlaceChangeException">A value of the wrong shape or breaking a rule, or no name.</exception>
    public async Task<Place> CreateAsync(IReadOnlyDictionary<string, JsonElement> fields, Authorship author, CancellationToken cancellationToken)
    {
        var facts = Validated(fields);
        if (string.IsNullOrWhiteSpace(facts.Name))
        {
            throw new PlaceChangeException("Un lieu a besoin d’un nom.");
        }

        await using var transaction = await BeginAsync(cancellationToken);
        var wanted = Slug.From(facts.Name, facts.Address?.Locality);
        var place = new Place
        {
            Slug = (await SlugBook.ReadAsync(db, wanted, cancellationToken)).Take(facts.Name, facts.Address?.Locality), CreatedAt = clock.GetUtcNow(),
        };
        db.Add(place);
        await db.SaveChangesAsync(cancellationToken);
        Say(place.Id, fields, author);
        await db.SaveChangesAsync(cancellationToken);
        await PublishAsync([place.Id], author, cancellationToken);
        await CommitAsync(transaction, cancellationToken);
        return await db.Places.SingleAsync(created => created.Id == place.Id, cancellationToken);
    }

    /// <summary>Says what fields are; no import overwrites them.</summary>
    /// <param name="changes">By camelCase name; JSON null clears a field.</param>
    /// <exception cref="PlaceChangeException">Unknown or merged place, unknown field, value of the wrong shape or breaking a rule.</exception>
    public async Task EditAsync(int placeId, IReadOnlyDictionary<string, JsonElement> changes, Authorship author, CancellationToken cancellationToken)
    {
        Validated(changes);
        await using var transaction = await BeginAsync(cancellationToken);
        var place = await LockAsync(placeId, cancellationToken);
        if (place.Status == PlaceStatus.Merged)
        {
            throw new PlaceChangeException($"« {place.Name} » a été fusionné : corrigez le lieu qui le remplace.");
        }

        Say(placeId, changes, author);
        await db.SaveChangesAsync(cancellationToken);
        await PublishAsync([placeId], author, cancellationToken);
        if (changes.ContainsKey("name"))
        {
            await RenameAsync(placeId, cancellationToken);
        }

        await CommitAsync(transaction, cancellationToken);
    }

    /// <summary>As the other, unless one of the fields is no longer what its author saw: then nothing is written.</summary>
    /// <param name="seen">Facts published when the author began.</param>
    /// <returns>Facts published meanwhile, when they are in the way; null when the change is made.</returns>
    /// <exception cref="PlaceChangeException">As the other.</exception>
    public async Task<PlaceFacts?> EditAsync(
        int placeId, PlaceFacts seen, IReadOnlyDictionary<string, JsonElement> changes, Authorship author, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        var facts = (await LockAsync(placeId, cancellationToken)).Facts;
        var meanwhile = FieldChanges.Between(seen, facts);
        if (changes.Any(change => meanwhile.TryGetValue(change.Key, out var other) && !FieldChanges.AreEqual(other.After, change.Value)))
        {
            return facts;
        }

        await EditAsync(placeId, changes, author, cancellationToken);
        await CommitAsync(transaction, cancellationToken);
        return null;
    }

    /// <summary>As the other, by address and one field at a time.</summary>
    /// <param name="json">JSON value of the field; <c>null</c> clears it.</param>
    /// <exception cref="PlaceChangeException">As the other.</exception>
    public async Task EditAsync(string slug, string field, string json, Authorship author, CancellationToken cancellationToken)
    {
        JsonElement value;
        try
        {
            value = JsonElement.Parse(json);
        }
        catch (JsonException)
        {
            throw Unreadable(field);
        }

        await EditAsync((await FindAsync(slug, cancellationToken)).Id, new Dictionary<string, JsonElement> { [field] = value }, author, cancellationToken);
    }

    /// <summary>Takes back the last word said of a field: the one before, or the sources, speak again.</summary>
    /// <exception cref="PlaceChangeException">Unknown place, or nobody said anything of that field.</exception>
    public async Task UndoEditAsync(string slug, string field, Authorship author, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        var place = await LockAsync((await FindAsync(slug, cancellationToken)).Id, cancellationToken);
        var edit = await db.PlaceEdits.Where(said => said.PlaceId == place.Id && said.Field == field && said.WithdrawnAt == null)
            .OrderByDescending(said => said.SaidAt).ThenByDescending(said => said.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new PlaceChangeException($"Aucune correction de « {field} » à annuler sur « {slug} ».");
        edit.WithdrawnAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        await PublishAsync([place.Id], author, cancellationToken);
        if (field == "name")
        {
            await RenameAsync(place.Id, cancellationToken);
        }

        await CommitAsync(transaction, cancellationToken);
    }

    /// <summary>Takes the sheet off the directory: its page answers 410 and says why.</summary>
    /// <param name="author">Its reason is shown to the public.</param>
    /// <exception cref="PlaceChangeException">Unknown place, or no longer published.</exception>
    public async Task WithdrawAsync(int placeId, Authorship author, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        var place = await LockAsync(placeId, cancellationToken);
        if (place.Status != PlaceStatus.Published)
        {
            throw new PlaceChangeException($"« {place.Slug} » n’est plus publié.");
        }

        place.Withdraw(author.Reason ?? throw new PlaceChangeException("Dites pourquoi : la raison est montrée au public."), clock.GetUtcNow());
        db.Add(Revision(placeId, RevisionKind.Withdrawn, author));
        await db.SaveChangesAsync(cancellationToken);
        await CommitAsync(transaction, cancellationToken);
    }

    /// <summary>As the other, by address.</summary>
    /// <exception cref="PlaceChangeException">As the other.</exception>
    public async Task WithdrawAsync(string slug, Authorship author, CancellationToken cancellationToken) =>
        await WithdrawAsync((await FindAsync(slug, cancellationToken)).Id, author, cancellationToken);

    /// <summary>« Toujours à jour » : somebody who knows the place says that its sheet is right.</summary>
    /// <exception cref="PlaceChangeException">Unknown place, or no longer published.</exception>
    public async Task ConfirmAsync(int placeId, Authorship author, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(cancellationToken);
        var place = await LockAsync(placeId, cancellationToken);
        if (place.Status != PlaceStatus.Published)
        {
            throw new PlaceChangeException($"« {place.Slug} » n’est plus publié.");
        }

        place.Confirm(clock.GetUtcNow());
        db.Add(Revision(placeId, RevisionKind.Confirmed, author));
        await db.SaveChangesAsync(cancellationToken);
        await CommitAsync(transaction, cancellationToken);
    }

    /// <summary>What fields say, once checked: known, of the right shape, within the rules.</summary>
    /// <exception cref="PlaceChangeException">One French sentence per problem.</exception>
    public static PlaceFacts Validated(IReadOnlyDictionary<string, JsonElement> fields)
    {
        try
        {
            var facts = FieldChanges.Facts(fields);
            var problems = PlaceFactsRules.Problems(facts);
            return problems.Count == 0 ? facts : throw new PlaceChangeException(string.Join(" ", problems));
        }
        catch (JsonException)
        {
            throw Unreadable(string.Join(", ", fields.Keys));
        }
    }

    internal async Task<Place> FindAsync(string slug, CancellationToken cancellationToken) =>
        await db.Places.SingleOrDefaultAsync(place => place.Slug == slug, cancellationToken)
        ?? await db.FormerPlaceSlugs.Where(former => former.Slug == slug).Select(former => former.Place).SingleOrDefaultAsync(cancellationToken)
        ?? throw new PlaceChangeException($"Aucun lieu à l’adresse « {slug} ».");

    /// <summary>The place, which nobody else can change until the end of the transaction; read after the wait.</summary>
    internal async Task<Place> LockAsync(int placeId, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Entries<Place>().FirstOrDefault(entry => entry.Entity.Id == placeId)?.State = EntityState.Detached;
        return await db.Places.FromSql($"SELECT * FROM places WHERE id = {placeId} FOR UPDATE").SingleOrDefaultAsync(cancellationToken)
            ?? throw new PlaceChangeException("Ce lieu n’existe pas.");
    }

    internal async Task PublishAsync(IReadOnlyCollection<int> placeIds, Authorship author, CancellationToken cancellationToken)
    {
        foreach (var entry in db.ChangeTracker.Entries<Place>().Where(entry => placeIds.Contains(entry.Entity.Id)).ToList())
        {
            entry.State = EntityState.Detached;
        }

        var codes = await CommuneCodesAsync(placeIds, cancellationToken);
        await new PlacePublisher(db, await CommuneBook.ReadAsync(db, codes, cancellationToken), author, clock).PublishAsync(placeIds, cancellationToken);
    }

    internal Revision Revision(int placeId, RevisionKind kind, Authorship author, int? otherPlaceId = null) => new()
    {
        PlaceId = placeId, At = clock.GetUtcNow(), Kind = kind, AccountId = author.AccountId, AuthorRole = author.Role, Reason = author.Reason,
        ProposalId = author.ProposalId, OtherPlaceId = otherPlaceId,
    };

    /// <summary>Null when the caller has a transaction of its own, which this change joins.</summary>
    internal async Task<IDbContextTransaction?> BeginAsync(CancellationToken cancellationToken) =>
        db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;

    internal static Task CommitAsync(IDbContextTransaction? transaction, CancellationToken cancellationToken) =>
        transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask;

    private void Say(int placeId, IReadOnlyDictionary<string, JsonElement> fields, Authorship author) => db.AddRange(fields.Select(field => new PlaceEdit
    {
        PlaceId = placeId, Field = field.Key, Value = field.Value.GetRawText(), AuthorRole = author.Role, AccountId = author.AccountId,
        ProposalId = author.ProposalId, SaidAt = clock.GetUtcNow(), Reason = author.Reason,
    }));

    private static PlaceChangeException Unreadable(string field) =>
        new($"« {field} » n’est pas un champ connu, ou sa valeur n’a pas la forme attendue (JSON, par exemple '\"06…\"').");

    private async Task<List<string>> CommuneCodesAsync(IReadOnlyCollection<int> placeIds, CancellationToken cancellationToken)
    {
        var ids = placeIds.ToArray();
        var records = await db.SourceRecords.AsNoTracking().Where(record => record.PlaceId != null && ids.Contains(record.PlaceId.Value))
            .Select(record => record.Facts).ToListAsync(cancellationToken);
        var edits = await db.PlaceEdits.AsNoTracking().Where(edit => ids.Contains(edit.PlaceId) && edit.Field == "address" && edit.WithdrawnAt == null)
            .Select(edit => edit.Value).ToListAsync(cancellationToken);
        return [.. records.Select(facts => facts.Address?.CommuneCode)
            .Concat(edits.Select(value => FactsJson.ReadOrDefault<PostalAddress>(value)?.CommuneCode)).OfType<string>().Distinct()];
    }

    // Only a person renames: the sheet follows its name to a new address, and the former one leads to it.
    private async Task RenameAsync(int placeId, CancellationToken cancellationToken)
    {
        var place = await db.Places.Include(named => named.FormerSlugs).SingleAsync(named => named.Id == placeId, cancellationToken);
        var wanted = Slug.From(place.Name, place.Locality);
        if (place.Slug == wanted)
        {
            return;
        }

        var own = place.FormerSlugs.SingleOrDefault(former => former.Slug == wanted);
        var slug = own is null ? (await SlugBook.ReadAsync(db, wanted, cancellationToken)).Take(place.Name, place.Locality) : wanted;
        if (own is not null)
        {
            db.Remove(own);
        }

        db.Add(new FormerPlaceSlug { Slug = place.Slug, PlaceId = place.Id });
        place.Slug = slug;
        await db.SaveChangesAsync(cancellationToken);
    }
}
