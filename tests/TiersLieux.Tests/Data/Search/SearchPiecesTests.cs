using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;
using TiersLieux.Spatial;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data.Search;

/// <summary>The short ways to count and to list give what the plain search gives, for places just inside and just outside the circle above all.</summary>
public sealed class SearchPiecesTests(SearchPiecesTests.Places places) : IClassFixture<SearchPiecesTests.Places>
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(44.73, 5.02, 10)]
    [InlineData(44.73, 5.02, 30)]
    [InlineData(51.0, 2.4, 200)]
    [InlineData(0, 0, 100)]
    [InlineData(0.001, -52, 1)]
    [InlineData(4.93, -52.33, 50)]
    [InlineData(-21.1, 55.5, 30)]
    [InlineData(-13.29, -176.2, 200)]
    [InlineData(-16, 179.99, 100)]
    [InlineData(70, 20, 200)]
    [InlineData(87.5, -20, 100)]
    [InlineData(89.5, 20, 200)]
    [InlineData(-89.99, 0, 1)]
    public Task Counted_PlacesNearTheEdge_AgreesWithTheDistance(double latitude, double longitude, double radiusKm) => AgreesAsync(latitude, longitude, radiusKm);

    [Fact]
    public async Task Counted_AnyCircle_AgreesWithTheDistance()
    {
        var circles =
            from latitude in Gen.Choose(-85_000, 85_000)
            from longitude in Gen.Choose(-179_000, 179_000)
            from radius in Gen.Choose(1, 200)
            select (Latitude: latitude / 1000.0, Longitude: longitude / 1000.0, Radius: (double)radius);
        foreach (var (latitude, longitude, radius) in circles.Sample(60))
        {
            await AgreesAsync(latitude, longitude, radius);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("type=fablab")]
    [InlineData("etape=ferme")]
    [InlineData("q=lieu&accessible=1")]
    [InlineData("tri=nom")]
    [InlineData("tri=rotation")]
    [InlineData("tri=confirmation&rural=1")]
    [InlineData("bbox=4.9,44.7,5.1,44.8")]
    public async Task Page_AroundACommune_ShowsTheSameInTheSameOrder(string filters)
    {
        await places.FillAsync(44.73, 5.02, 10_000);
        var commune = new TerritoryMatch(places.Commune.Id, TerritoryKind.Commune, places.Commune.Code, "Crest", places.Commune.Position);
        var pairs = filters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
        var (search, _) = PlaceSearchBinder.Bind(pairs);
        search = search with { RadiusKm = 10, PageSize = 7 };

        await SamePagesAsync(new ResolvedSearch(search, [commune], Now));
        await SamePagesAsync(new ResolvedSearch(search with { Around = (44.74, 5.01) }, [commune], Now));
        await SamePagesAsync(new ResolvedSearch(search with { RadiusKm = null }, [commune], Now));
        await SamePagesAsync(new ResolvedSearch(search with { RadiusKm = null }, [], Now));
    }

    private async Task SamePagesAsync(ResolvedSearch search)
    {
        await using var db = places.CreateContext();
        var all = await search.Ordered(search.Apply(db.Places)).Select(place => place.Id).ToListAsync();

        (await search.Counted(db).CountAsync()).Should().Be(all.Count);
        foreach (var page in new[] { 1, 2, 5, 1 + (all.Count / search.Search.PageSize) })
        {
            var shown = await (search with { Search = search.Search with { Page = page } }).Page(db.Places).Select(place => place.Id).ToListAsync();

            shown.Should().Equal(all.Skip((page - 1) * search.Search.PageSize).Take(search.Search.PageSize));
        }
    }

    private async Task AgreesAsync(double latitude, double longitude, double radiusKm)
    {
        await places.FillAsync(latitude, longitude, radiusKm * 1000);
        var search = new PlaceSearch { Around = (latitude, longitude), RadiusKm = radiusKm };
        var commune = new TerritoryMatch(places.Commune.Id, TerritoryKind.Commune, places.Commune.Code, "Crest", Wgs84.Point(latitude, longitude));
        await using var db = places.CreateContext();
        foreach (var resolved in new[] { new ResolvedSearch(search, [], Now), new ResolvedSearch(search with { Around = null }, [commune], Now) })
        {
            var expected = await resolved.Apply(db.Places).CountAsync();

            expected.Should().BeInRange(1, Places.Number - 1, "il y a des lieux des deux côtés du bord");
            (await resolved.Counted(db).CountAsync()).Should().Be(expected, $"rayon de {radiusKm} km autour de {latitude}, {longitude}");
        }
    }

    /// <summary>Places around a point, most of them within a few metres of a circle; every tenth in one commune, some closed, withdrawn or without position.</summary>
    public sealed class Places : TestDatabase
    {
        public const int Number = 900;

        public Commune Commune { get; private set; } = null!;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            Commune = await Data.CommuneAsync("Crest", 44.73, 5.02);
            await Data.PlaceAsync(Commune, new() { Kinds = ["fablab"], Accessibility = [Accessibilities.Wheelchair] }, 44.73, 5.02);
        }

        /// <summary>Replaces the places by others around a circle.</summary>
        public Task FillAsync(double latitude, double longitude, double metres) => WithDbAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM places WHERE slug LIKE 'bord-%';
            INSERT INTO places (slug, status, name, search_key, search_text, kinds, services, equipment_kinds, publics, accessibility, lifecycle,
              country, position, precision, facts, origins, confirmed_on, created_at, updated_at, commune_id)
            SELECT 'bord-' || n, CASE WHEN n % 50 = 0 THEN 2 ELSE 1 END, p.name, p.search_key || n % 30, p.search_text, CASE WHEN n % 3 = 0 THEN p.kinds ELSE ARRAY['coworking'] END,
              p.services, p.equipment_kinds, p.publics, p.accessibility, CASE WHEN n % 20 = 1 THEN 6 ELSE 4 END, p.country,
              CASE n % 60
                WHEN 7 THEN NULL
                WHEN 8 THEN centre
                -- Latitudes where bands meet.
                WHEN 9 THEN ST_SetSRID(ST_MakePoint({longitude}, floor({latitude} * 200 + n % 7) / 200.0), 4326)::geography
                ELSE ST_Project(centre, greatest(0, CASE WHEN n % 4 = 0 THEN {metres} * (n % 150) / 100.0
                  ELSE {metres} + (CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END) * power(10, n % 7 - 4) END), radians(n * 0.4))
              END,
              p.precision, p.facts, p.origins, p.confirmed_on - n % 5, p.created_at, p.updated_at, CASE WHEN n % 10 = 0 THEN p.commune_id END
            FROM (SELECT * FROM places WHERE slug NOT LIKE 'bord-%') AS p, generate_series(1, {Number}) AS n,
              CAST(ST_SetSRID(ST_MakePoint({longitude}, {latitude}), 4326) AS geography) AS centre;
            """));
    }
}
