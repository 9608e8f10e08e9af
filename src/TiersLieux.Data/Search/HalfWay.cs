using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Spatial;

namespace TiersLieux.Data.Search;

/// <param name="FromKm">From the first commune, as the crow flies.</param>
/// <param name="ToKm">From the second.</param>
public sealed record HalfWayPlace(PlaceRow Place, double FromKm, double ToKm)
{
    /// <summary>100 when both are as far; 0 when the place is where one of them is.</summary>
    public int Balance => Math.Max(FromKm, ToKm) < 0.001 ? 100 : (int)Math.Round(100 * Math.Min(FromKm, ToKm) / Math.Max(FromKm, ToKm));
}

/// <summary>Places where two people can meet half-way: the longer of the two ways is as short as can be.</summary>
public static class HalfWay
{
    public const int Shown = 20;

    /// <summary>Around the middle, many more than are shown: among them are the fairest.</summary>
    private const int Candidates = 300;

    /// <summary>Beyond the half of the way, kilometres: a place behind one of the two is no meeting point.</summary>
    private const double MarginKm = 15;

    /// <summary>One way that many times longer than the other is not half-way: such places come last.</summary>
    private const double Unfair = 3;

    /// <param name="from">WGS 84, as <paramref name="to"/>.</param>
    /// <param name="search">Neither territory nor point: its filters alone are kept.</param>
    public static async Task<IReadOnlyList<HalfWayPlace>> HalfWayAsync(
        this TiersLieuxDbContext db, Point from, Point to, ResolvedSearch search, CancellationToken cancellationToken)
    {
        // On the scale of two people who travel to meet, the middle of the degrees is the middle of the way.
        var middle = Wgs84.Point((from.Y + to.Y) / 2, (from.X + to.X) / 2);
        var places = search.Apply(db.Places);
        var reach = await db.Database.SqlQuery<double>($"SELECT ST_Distance({from}::geography, {to}::geography) AS \"Value\"").SingleAsync(cancellationToken) / 2;
        var near = places.Where(place => place.Position!.IsWithinDistance(middle, reach + (MarginKm * 1000)))
            .OrderBy(place => EF.Functions.DistanceKnn(place.Position!, middle)).Take(Candidates).Select(place => place.Id);
        var fair = await places.Where(place => near.Contains(place.Id))
            .Select(place => new { place.Id, From = place.Position!.Distance(from), To = place.Position!.Distance(to) })
            .OrderBy(place => place.From * Unfair < place.To || place.To * Unfair < place.From)
            .ThenBy(place => place.From > place.To ? place.From : place.To).ThenBy(place => place.Id).Take(Shown).ToListAsync(cancellationToken);
        var ids = fair.Select(place => place.Id).ToArray();
        var rows = await search.Project(db.Places.Where(place => ids.Contains(place.Id))).ToDictionaryAsync(row => row.Id, cancellationToken);
        return [.. fair.Select(place => new HalfWayPlace(rows[place.Id], place.From / 1000, place.To / 1000))];
    }
}
