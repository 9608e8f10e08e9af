using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Search;

namespace TiersLieux.Data.Contributions;

/// <summary>A place, or a place waiting to be one, that may be the one somebody is writing about.</summary>
/// <param name="Id">Null for a proposal.</param>
/// <param name="Slug">Address of the sheet: its survivor's when it was merged; null for a proposal.</param>
/// <param name="Status">Null for a proposal that waits.</param>
/// <param name="DistanceMetres">From the point given; null without one.</param>
public sealed record SimilarPlace(
    int? Id, string Name, string? Locality, string? Slug, PlaceStatus? Status, string? WithdrawalReason, bool IsSameCommune, double? DistanceMetres, double Likeness)
{
    /// <summary>The names are one by <see cref="SamePlace"/>; else they only look like each other.</summary>
    public bool IsAlike => Likeness >= SamePlace.MinimumLikeness;
}

/// <summary>« Existe déjà ? »: the whole base, also what is no longer published or not yet, by <see cref="SamePlace"/>.</summary>
public static class SimilarPlaces
{
    /// <summary>Lower than what joins two sheets: here a person decides, and an unneeded question costs little.</summary>
    public const double MinimumLikeness = 0.6;

    public const double RadiusMetres = 2000;
    public const int MaximumShown = 5;

    /// <summary>Candidates read: more than a commune ever has.</summary>
    private const int MaximumRead = 2000;

    /// <param name="communeId">Null abroad or when not known.</param>
    /// <param name="position">WGS 84; null when not known.</param>
    /// <param name="exceptProposalId">The very proposal being written.</param>
    /// <param name="exceptPlaceId">The very place being spoken of.</param>
    /// <returns>The same commune first, then the likest, at most <see cref="MaximumShown"/>.</returns>
    public static async Task<IReadOnlyList<SimilarPlace>> SimilarPlacesAsync(
        this TiersLieuxDbContext db, string? name, int? communeId, Point? position, CancellationToken cancellationToken,
        int? exceptProposalId = null, int? exceptPlaceId = null)
    {
        if (string.IsNullOrWhiteSpace(name) || (communeId is null && position is null))
        {
            return [];
        }

        var places = await db.Places.AsNoTracking()
            .Where(place => place.Id != exceptPlaceId && ((communeId != null && place.CommuneId == communeId) || (position != null && place.Position!.IsWithinDistance(position, RadiusMetres))))
            .OrderBy(place => place.Id).Take(MaximumRead)
            .Select(place => new
            {
                place.Id, place.Name, place.Locality, place.Slug, place.Status, place.WithdrawalReason, place.CommuneId,
                Survivor = db.Places.Where(other => other.Id == place.MergedIntoId).Select(other => other.Slug).FirstOrDefault(),
                Distance = position == null || place.Position == null ? null : (double?)place.Position.Distance(position),
            }).ToListAsync(cancellationToken);
        var proposals = await db.Proposals.AsNoTracking().Include(proposal => proposal.Commune)
            .Where(proposal => proposal.Kind == ProposalKind.NewPlace && (proposal.State == ProposalState.Waiting || proposal.State == ProposalState.Asked)
                && proposal.CommuneId != null && proposal.CommuneId == communeId && proposal.Id != exceptProposalId)
            .OrderBy(proposal => proposal.Id).Take(MaximumRead)
            .Select(proposal => new { proposal.Changes, Commune = proposal.Commune!.Name }).ToListAsync(cancellationToken);

        var similar = places.Select(place => new SimilarPlace(
                place.Id, place.Name, place.Locality, place.Survivor ?? place.Slug, place.Status, place.WithdrawalReason, place.CommuneId == communeId && communeId != null,
                place.Distance, Likeness(name, place.Name, place.Locality, place.CommuneId == communeId && communeId != null)))
            .Concat(proposals.Select(proposal => (Proposed: FieldChanges.Facts(proposal.Changes).Name ?? "", proposal.Commune)).Select(proposal => new SimilarPlace(
                null, proposal.Proposed, proposal.Commune, null, null, null, true, null, Likeness(name, proposal.Proposed, proposal.Commune, true))));
        return [.. similar.Where(place => place.Likeness >= MinimumLikeness)
            .OrderByDescending(place => place.IsSameCommune).ThenByDescending(place => place.Likeness).ThenBy(place => place.DistanceMetres).ThenBy(place => place.Name, StringComparer.Ordinal)
            .DistinctBy(place => (place.Slug, place.Slug is null ? place.Name : "")).Take(MaximumShown)];
    }

    private static double Likeness(string one, string other, string? locality, bool isSameCommune)
    {
        var (left, right) = (PlaceName.From(one, locality), PlaceName.From(other, locality));
        var likeness = SamePlace.Likeness(left, right);
        // « Le fablab de Crest » names nothing that « 8 FabLab Crest » does not: in one commune, a person can tell.
        return isSameCommune && likeness < MinimumLikeness && (left.Words.Count == 0 || right.Words.Count == 0) && LongWords(one, locality).Intersect(LongWords(other, locality)).Any()
            ? MinimumLikeness : likeness;
    }

    private static IEnumerable<string> LongWords(string name, string? locality) => SearchKey.From(name).Split(' ')
        .Except(SearchKey.From(locality).Split(' ')).Where(word => word.Length >= SamePlace.MinimumSharedLetters);
}
