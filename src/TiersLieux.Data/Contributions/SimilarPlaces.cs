using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Domain.Places;
using TiersLieux.Spatial;

namespace TiersLieux.Data.Contributions;

/// <summary>A sheet that may be the same place as another.</summary>
/// <param name="DistanceMetres">Null when one of the two is not placed to the street or better.</param>
/// <param name="IsAlike">The names are one by <see cref="SamePlace"/>; else they only look like each other, or the two are neighbours.</param>
public sealed record SimilarPlace(int Id, string Slug, string Name, PlaceStatus Status, string? Locality, double? DistanceMetres, bool IsAlike, double Likeness);

/// <summary>Sheets of the whole base, withdrawn ones too, that look like a description: in its commune or around it.</summary>
public static class SimilarPlaces
{
    private const double AroundMetres = 2000;
    private const double MinimumLikeness = 0.4;
    private const int Limit = 6;

    /// <param name="except">The sheet itself.</param>
    public static async Task<IReadOnlyList<SimilarPlace>> FindAsync(
        TiersLieuxDbContext db, PlaceFacts facts, int? communeId, string? communeName, int? except, CancellationToken cancellationToken)
    {
        Point? position = facts.Position is { Precision: <= PositionPrecision.Street } known ? Wgs84.Point(known.Latitude, known.Longitude) : null;
        var name = PlaceName.From(facts.Name, communeName);
        var around = await db.Places.AsNoTracking()
            .Where(place => place.Status != PlaceStatus.Merged && place.Id != (except ?? 0)
                && ((communeId != null && place.CommuneId == communeId) || (position != null && place.Position!.IsWithinDistance(position, AroundMetres))))
            .Select(place => new
            {
                place.Id, place.Slug, place.Name, place.Status, place.Locality, CommuneName = (string?)place.Commune!.Name,
                Distance = position != null && place.Precision <= PositionPrecision.Street ? (double?)place.Position!.Distance(position) : null,
            })
            .ToListAsync(cancellationToken);
        return [.. around
            .Select(place => (Place: place, Other: PlaceName.From(place.Name, place.CommuneName ?? communeName)))
            .Select(pair => new SimilarPlace(
                pair.Place.Id, pair.Place.Slug, pair.Place.Name, pair.Place.Status, pair.Place.Locality, pair.Place.Distance,
                SamePlace.Is(name, pair.Other, pair.Place.Distance) && SamePlace.Likeness(name, pair.Other) >= SamePlace.MinimumLikeness,
                SamePlace.Likeness(name, pair.Other)))
            .Where(place => place.Likeness >= MinimumLikeness || place.DistanceMetres < Domain.Contributions.DuplicateCandidate.SameDoorMetres)
            .OrderByDescending(place => place.IsAlike).ThenByDescending(place => place.Likeness).ThenBy(place => place.DistanceMetres ?? double.MaxValue).ThenBy(place => place.Id)
            .Take(Limit)];
    }
}
