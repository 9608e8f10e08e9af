using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Data.Mappings;
using TiersLieux.Domain.Places;

namespace TiersLieux.Data.Search;

/// <summary>
/// The answers of a <see cref="ResolvedSearch"/>, counted and listed by the shortest way: without reading each place of a circle to know
/// how many there are, nor sorting them all to show the nearest. Same answers as <see cref="ResolvedSearch.Apply"/>.
/// </summary>
public static class SearchPieces
{
    /// <summary>PostGIS rounds the distances it gives; those it compares, it does not.</summary>
    private const double RoundedMetres = 0.001;

    /// <summary>One row for each answer: to be counted, or to be counted inside another query.</summary>
    public static IQueryable<int> Counted(this ResolvedSearch search, TiersLieuxDbContext db) => search
        .Pieces(db.Places, (places, centre, metres) => places.WithinBands(db, centre, metres))
        .Select(piece => piece.Places.Select(place => 1))
        .Aggregate(Queryable.Concat);

    /// <summary>The page asked for, in neutral order.</summary>
    public static IQueryable<Place> Page(this ResolvedSearch search, IQueryable<Place> places)
    {
        var skipped = (search.Search.Page - 1) * search.Search.PageSize;
        var needed = skipped + search.Search.PageSize;
        var pieces = search.Pieces(places, Within);
        if (pieces is [var whole])
        {
            return search.Ordered(search.Nearest(whole, needed)).Skip(skipped).Take(search.Search.PageSize);
        }

        // The first of a whole are among the first of each of its pieces.
        var first = pieces.Select(piece => search.Ordered(search.Nearest(piece, needed)).Take(needed).Select(place => place.Id)).Aggregate(Queryable.Concat);
        return search.Ordered(places.Where(place => first.Contains(place.Id))).Skip(skipped).Take(search.Search.PageSize);
    }

    internal static IQueryable<Place> Within(this IQueryable<Place> places, Point centre, double metres) =>
        places.Where(place => place.Position!.IsWithinDistance(centre, metres));

    /// <summary>The same as <see cref="Within"/>, read in an index by bands of latitude, and measured at the edge of the circle only.</summary>
    private static IQueryable<Place> WithinBands(this IQueryable<Place> places, TiersLieuxDbContext db, Point centre, double metres)
    {
        if (CircleBand.Of(centre.Y, centre.X, metres) is not { } bands)
        {
            return places.Within(centre, metres);
        }

        var (numbers, sures) = (bands.Select(band => band.Number).ToArray(), bands.Select(band => band.Sure).ToArray());
        var (wests, easts) = (bands.Select(band => band.West).ToArray(), bands.Select(band => band.East).ToArray());
        var meridian = centre.X;
        return db.Database
            .SqlQuery<CircleBand>($"""
                SELECT * FROM unnest({numbers}::int[], {wests}::float8[], {easts}::float8[], {sures}::float8[]) AS bands (number, west, east, sure)
                """)
            .SelectMany(
                band => places.Where(place =>
                    EF.Property<int?>(place, PlaceMapping.LatitudeBand) == band.Number
                    && EF.Property<double?>(place, PlaceMapping.Longitude) >= band.West
                    && EF.Property<double?>(place, PlaceMapping.Longitude) <= band.East
                    // Said so that no index answers it: PostgreSQL would gather both sides of the « or » from other indexes, band after band.
                    && (Math.Abs(EF.Property<double?>(place, PlaceMapping.Longitude)!.Value - meridian) < band.Sure
                        || place.Position!.IsWithinDistance(centre, metres))),
                (band, place) => place);
    }

    /// <summary>
    /// When the nearest of a circle come first, a smaller circle that holds enough of them: an index finds it without sorting the others.
    /// The index orders by distances on a sphere, true to one in three hundred; the smaller circle and the order are those of the ellipsoid.
    /// </summary>
    private static IQueryable<Place> Nearest(this ResolvedSearch search, SearchPiece piece, int needed)
    {
        if (!piece.IsCircle || !search.IsByDistance)
        {
            return piece.Places;
        }

        var centre = search.Centre!;
        var enough = piece.Places.OrderBy(place => EF.Functions.DistanceKnn(place.Position!, centre)).Take(needed);
        return piece.Places.Where(place => place.Position!.IsWithinDistance(centre, enough.Max(near => near.Position!.Distance(centre)) + RoundedMetres));
    }
}

/// <param name="IsCircle">Its places are situated, and within the search's radius.</param>
internal sealed record SearchPiece(IQueryable<Place> Places, bool IsCircle);
