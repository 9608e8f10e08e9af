using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Import.People.Decisions;

/// <summary>
/// Decides whether two sheets are one place. Each call is one transaction; the items of the queue about the pair end with it.
/// The caller has checked that both sheets are in the curator's scope.
/// </summary>
public sealed class DuplicateDecisions(TiersLieuxDbContext db, TimeProvider clock, SiteWords site)
{
    private readonly PlaceChanges changes = new(db, clock);
    private readonly AuthorMails mails = new(db, clock, site);

    /// <param name="lost">The sheet that will lead to the other, and when it last changed for the curator who read it.</param>
    /// <param name="survivor">The one that stays.</param>
    /// <param name="fromLost">Fields whose value comes from the lost sheet; the others keep the survivor's.</param>
    /// <exception cref="DecidedMeanwhileException">One of them changed, or was merged, since.</exception>
    /// <exception cref="PlaceChangeException">Not both published, or a value that breaks a rule.</exception>
    public async Task MergeAsync(
        (int Id, DateTimeOffset UpdatedAt) lost, (int Id, DateTimeOffset UpdatedAt) survivor, IReadOnlyCollection<string> fromLost, Authorship reviewer,
        CancellationToken cancellationToken)
    {
        await using var transaction = await changes.BeginAsync(cancellationToken);
        var merging = new PlaceMerging(db, clock);
        var (one, other) = await merging.LockAsync(lost.Id, survivor.Id, cancellationToken);
        if (one.UpdatedAt != lost.UpdatedAt || other.UpdatedAt != survivor.UpdatedAt)
        {
            throw new DecidedMeanwhileException(
                one.Status == PlaceStatus.Merged || other.Status == PlaceStatus.Merged
                    ? "Une des deux fiches vient d’être fusionnée par quelqu’un d’autre. Rien n’a été enregistré."
                    : "Une des deux fiches a changé depuis que vous les avez ouvertes : comparez-les à nouveau. Rien n’a été enregistré.");
        }

        var wanted = Chosen(one.Facts, other.Facts, fromLost);
        var merge = await merging.MergeAsync(one.Slug, other.Slug, reviewer, cancellationToken);
        merge.ChosenEditIds = await KeepAsync(other.Id, wanted, reviewer, cancellationToken);
        await EndAsync(one.Id, other.Id, ProposalState.Accepted, reviewer.AccountId, "Les deux fiches n’en font plus qu’une. Merci !", cancellationToken);
        await CancelAsync(one.Id, reviewer.AccountId, cancellationToken);
        db.Audit("fusion", clock.GetUtcNow(), reviewer.AccountId, $"« {one.Name} » dans « {other.Name} »", placeId: other.Id);
        await db.SaveChangesAsync(cancellationToken);
        await PlaceChanges.CommitAsync(transaction, cancellationToken);
    }

    /// <summary>« Ce ne sont pas des doublons » : never suggested again.</summary>
    /// <exception cref="PlaceChangeException">Unknown place, or the same one twice.</exception>
    public async Task KeepApartAsync(int placeId, int otherPlaceId, Authorship reviewer, CancellationToken cancellationToken)
    {
        await using var transaction = await changes.BeginAsync(cancellationToken);
        if (placeId == otherPlaceId)
        {
            throw new PlaceChangeException("Il faut deux fiches différentes.");
        }

        var (one, other) = await new PlaceMerging(db, clock).LockAsync(Math.Min(placeId, otherPlaceId), Math.Max(placeId, otherPlaceId), cancellationToken);
        if (!await db.DistinctPlaces.AnyAsync(pair => pair.PlaceId == one.Id && pair.OtherPlaceId == other.Id, cancellationToken))
        {
            db.Add(new DistinctPlaces { PlaceId = one.Id, OtherPlaceId = other.Id, DecidedAt = clock.GetUtcNow(), DecidedById = reviewer.AccountId });
        }

        await EndAsync(one.Id, other.Id, ProposalState.Refused, reviewer.AccountId, "Vérification faite, ce sont deux lieux différents : les deux fiches restent.", cancellationToken);
        db.Audit("decision", clock.GetUtcNow(), reviewer.AccountId, $"Pas des doublons : « {one.Name} » et « {other.Name} »", placeId: one.Id);
        await db.SaveChangesAsync(cancellationToken);
        await PlaceChanges.CommitAsync(transaction, cancellationToken);
    }

    /// <summary>What the survivor must say in the end, field by field: a field that only one sheet fills is kept.</summary>
    private static Dictionary<string, JsonElement> Chosen(PlaceFacts lost, PlaceFacts survivor, IReadOnlyCollection<string> fromLost)
    {
        var (one, other) = (FieldChanges.Of(lost), FieldChanges.Of(survivor));
        return one.Keys.Union(other.Keys, StringComparer.Ordinal).ToDictionary(
            field => field,
            field => (fromLost.Contains(field) || !other.ContainsKey(field)) && one.TryGetValue(field, out var value) ? value : other.GetValueOrDefault(field, FieldChanges.Nothing),
            StringComparer.Ordinal);
    }

    // Publication has its own rules between two sources: only where it does not give what was chosen does the curator's word decide.
    private async Task<List<int>> KeepAsync(int placeId, Dictionary<string, JsonElement> wanted, Authorship reviewer, CancellationToken cancellationToken)
    {
        var given = FieldChanges.Of((await db.Places.AsNoTracking().SingleAsync(place => place.Id == placeId, cancellationToken)).Facts);
        var differing = wanted.Where(pair => !FieldChanges.AreEqual(given.GetValueOrDefault(pair.Key, FieldChanges.Nothing), pair.Value))
            .ToDictionary(StringComparer.Ordinal);
        if (differing.Count == 0)
        {
            return [];
        }

        var before = await db.PlaceEdits.MaxAsync(edit => (int?)edit.Id, cancellationToken) ?? 0;
        await changes.EditAsync(placeId, differing, reviewer, cancellationToken);
        return await db.PlaceEdits.Where(edit => edit.PlaceId == placeId && edit.Id > before).Select(edit => edit.Id).ToListAsync(cancellationToken);
    }

    private async Task EndAsync(int one, int other, ProposalState state, int? reviewerId, string told, CancellationToken cancellationToken)
    {
        var items = await db.Proposals.FromSql(
            $"""
            SELECT *, xmin FROM proposals
            WHERE state IN (3, 4) AND kind IN (3, 6) AND ((place_id = {one} AND other_place_id = {other}) OR (place_id = {other} AND other_place_id = {one}))
            ORDER BY id FOR UPDATE
            """).ToListAsync(cancellationToken);
        foreach (var item in items)
        {
            item.Decide(state, reviewerId, told, clock.GetUtcNow());
            await mails.PostAsync(item, "a été traitée", null, [told], null, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    // The search will compare the survivor with the others in its turn.
    private async Task CancelAsync(int placeId, int? reviewerId, CancellationToken cancellationToken) =>
        await db.Proposals
            .Where(item => item.Kind == ProposalKind.Duplicate && (item.State == ProposalState.Waiting || item.State == ProposalState.Asked)
                && (item.PlaceId == placeId || item.OtherPlaceId == placeId))
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.State, ProposalState.Cancelled).SetProperty(item => item.DecidedById, reviewerId)
                .SetProperty(item => item.DecidedAt, clock.GetUtcNow()).SetProperty(item => item.UpdatedAt, clock.GetUtcNow()), cancellationToken);
}
