using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Tests.Testing;

/// <summary>Items of the queue, as their senders leave them.</summary>
public static class ProposalData
{
    private static readonly DateTimeOffset Submitted = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>A waiting item about a place, from somebody without an account unless <paramref name="author"/> is given.</summary>
    /// <param name="kept">False when the directory itself found it: no author.</param>
    public static Task<Proposal> ProposalAsync(
        this TestDatabase database, ProposalKind kind, Place? place, PlaceFacts? changes = null, Account? author = null, bool kept = true, Commune? commune = null,
        Place? other = null, string? reasonCode = null, DateTimeOffset? submittedAt = null, string? email = null) => database.WithDbAsync(async db =>
    {
        var facts = place?.Facts ?? new PlaceFacts();
        var proposed = changes is null ? [] : FieldChanges.Of(changes);
        var proposal = new Proposal
        {
            Kind = kind, State = ProposalState.Waiting, PlaceId = place?.Id, OtherPlaceId = other?.Id, CommuneId = place?.CommuneId ?? commune?.Id,
            Changes = proposed, Base = FieldChanges.Of(facts).Where(field => proposed.ContainsKey(field.Key)).ToDictionary(),
            AuthorId = author?.Id, AuthorEmail = author is null && kept ? email ?? "visiteuse@exemple.org" : null, ReasonCode = reasonCode,
            CreatedAt = Submitted, UpdatedAt = Submitted, SubmittedAt = submittedAt ?? Submitted,
        };
        db.Add(proposal);
        await db.SaveChangesAsync();
        return proposal;
    });

    public static Task<Proposal> ReloadAsync(this TestDatabase database, Proposal proposal) =>
        database.WithDbAsync(db => db.Proposals.AsNoTracking().Include(item => item.Messages).SingleAsync(item => item.Id == proposal.Id));

    public static Task<Place> ReloadAsync(this TestDatabase database, Place place) =>
        database.WithDbAsync(db => db.Places.AsNoTracking().SingleAsync(known => known.Id == place.Id));

    public static JsonElement Json(string text) => JsonElement.Parse(text);
}
