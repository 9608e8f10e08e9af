using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Search;

/// <param name="Value">Code of the value; « 1 » for yes-or-no facets.</param>
/// <param name="Label">French, for values the code does not know (programmes); else empty.</param>
public sealed record FacetCount(Facet Facet, string Value, int Count, string Label = "");

/// <summary>Total and live counts of a search.</summary>
public sealed record FacetCounts(int Total, ILookup<Facet, FacetCount> Counts)
{
    public int Of(Facet facet, string value = "1") => Counts[facet].FirstOrDefault(count => count.Value == value)?.Count ?? 0;
}

public static class Facets
{
    private const int TotalRow = 0;

    private sealed class Row
    {
        public int Facet { get; init; }
        public string Value { get; init; } = "";
        public string Label { get; init; } = "";
        public int Count { get; init; }
    }

    /// <summary>All counts and the total in one round trip. Each facet ignores its own filter, so that its values can be added.</summary>
    public static async Task<FacetCounts> CountAsync(this ResolvedSearch search, TiersLieuxDbContext db, CancellationToken cancellationToken)
    {
        IQueryable<Place> For(Facet facet) => search.Apply(db.Places, facet);

        var rows = await Flag(search.Apply(db.Places), TotalRow)
            .Concat(Values(For(Facet.Kind).SelectMany(place => place.Kinds), Facet.Kind))
            .Concat(Values(For(Facet.Service).SelectMany(place => place.Services), Facet.Service))
            .Concat(Values(For(Facet.Equipment).SelectMany(place => place.EquipmentKinds), Facet.Equipment))
            .Concat(For(Facet.Programme)
                .SelectMany(place => place.Memberships.Select(membership => new { membership.Programme!.Slug, membership.Programme.Name }).Distinct())
                .GroupBy(programme => programme)
                .Select(group => new Row { Facet = (int)Facet.Programme, Value = group.Key.Slug, Label = group.Key.Name, Count = group.Count() }))
            .Concat(Values(For(Facet.Lifecycle).Select(place => ((int)place.Lifecycle).ToString()), Facet.Lifecycle))
            .Concat(Flag(For(Facet.Rural).Where(place => place.Commune!.DensityLevel >= Density.FirstRuralLevel), (int)Facet.Rural))
            .Concat(Flag(For(Facet.Frr).Where(place => place.Commune!.FrrClass != null), (int)Facet.Frr))
            .Concat(Flag(For(Facet.Accessible).Where(place => place.Accessibility.Contains(Accessibilities.Wheelchair)), (int)Facet.Accessible))
            .Concat(Flag(For(Facet.OpenNow).OpenAt(search.Now), (int)Facet.OpenNow))
            .ToListAsync(cancellationToken);

        return new FacetCounts(
            rows.Where(row => row.Facet == TotalRow).Sum(row => row.Count),
            rows.Where(row => row.Facet != TotalRow).ToLookup(row => (Facet)row.Facet, row => new FacetCount((Facet)row.Facet, row.Value, row.Count, row.Label)));
    }

    private static IQueryable<Row> Values(IQueryable<string> values, Facet facet)
    {
        var number = (int)facet;
        return values.GroupBy(value => value).Select(group => new Row { Facet = number, Value = group.Key, Label = "", Count = group.Count() });
    }

    private static IQueryable<Row> Flag(IQueryable<Place> places, int facet) =>
        places.GroupBy(place => 1).Select(group => new Row { Facet = facet, Value = "1", Label = "", Count = group.Count() });
}
