using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data.Search;

public sealed class SearchCountry : TestDatabase
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await SmallCountry.CreateAsync(Data);
    }
}

public sealed class PlaceSearchTests(SearchCountry country) : IClassFixture<SearchCountry>
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "8 FabLab|Anticafé|Café des Écoles|Le Bureau de Die|Relab")]
    [InlineData("commune=26108&rayon=5", "8 FabLab|Café des Écoles")]
    [InlineData("commune=26108", "8 FabLab|Café des Écoles")]
    [InlineData("commune=26108&rayon=30", "8 FabLab|Café des Écoles|Le Bureau de Die")]
    [InlineData("ze=8406", "8 FabLab|Café des Écoles|Le Bureau de Die")]
    [InlineData("departement=26", "8 FabLab|Café des Écoles")]
    [InlineData("departement=26&commune=75056", "")]
    [InlineData("commune=26108&commune=75056", "8 FabLab|Anticafé|Café des Écoles")]
    [InlineData("lat=48.86&lon=2.35&rayon=10", "Anticafé")]
    [InlineData("bbox=4.9,44.6,5.1,44.8", "8 FabLab|Café des Écoles")]
    [InlineData("type=coworking", "8 FabLab|Anticafé|Le Bureau de Die")]
    [InlineData("type=coworking&type=cafe-associatif&ze=8406", "8 FabLab|Café des Écoles|Le Bureau de Die")]
    [InlineData("type=coworking&equipement=decoupe-laser", "8 FabLab")]
    [InlineData("service=salle-reunion", "Le Bureau de Die")]
    [InlineData("etape=ferme", "Ancien atelier")]
    [InlineData("rural=1", "8 FabLab|Café des Écoles")]
    [InlineData("frr=1&type=fablab", "8 FabLab")]
    [InlineData("accessible=1", "Café des Écoles")]
    [InlineData("q=cafe", "Anticafé|Café des Écoles")]
    [InlineData("q=ECOLE", "Café des Écoles")]
    [InlineData("q=decoupes laser", "8 FabLab")]
    [InlineData("q=crest fablab", "8 FabLab")]
    [InlineData("q=!!!", "")]
    [InlineData("q='; DROP TABLE places --", "")]
    public async Task Apply_Finds(string query, string names)
    {
        var resolved = await ResolveAsync(query);

        await using var db = country.CreateContext();
        var found = await resolved.Apply(db.Places).Select(place => place.Name).ToListAsync();

        string.Join('|', found.Order(StringComparer.Ordinal)).Should().Be(names);
    }

    [Fact]
    public async Task Rows_InACommune_AreItsOwnThenTheNearest()
    {
        var resolved = await ResolveAsync("commune=26108&rayon=30");

        await using var db = country.CreateContext();
        var rows = await resolved.Rows(db.Places).ToListAsync();

        rows.Select(row => row.Name).Should().Equal("Café des Écoles", "8 FabLab", "Le Bureau de Die");
        rows[2].DistanceKm.Should().BeApproximately(27.98, 0.1);
        rows[0].Precision.Should().Be(PositionPrecision.Commune);
        rows[0].DepartementName.Should().Be("Drôme");
    }

    [Fact]
    public async Task Rows_Rotation_ChangesWithTheDayAndKeepsEveryone()
    {
        var search = await ResolveAsync("");
        await using var db = country.CreateContext();

        var orders = new List<string>();
        for (var day = 0; day < 10; day++)
        {
            var rows = await (search with { Now = Now.AddDays(day) }).Rows(db.Places).Select(row => row.Name).ToListAsync();
            rows.Should().HaveCount(5);
            orders.Add(string.Join('|', rows));
        }

        orders.Distinct().Should().HaveCountGreaterThan(3);
    }

    [Theory]
    [InlineData("tri=nom", "8 FabLab")]
    [InlineData("tri=distance&lat=48.8&lon=2.3&rayon=200", "Anticafé")]
    [InlineData("q=coworking paris", "Anticafé")]
    public async Task Rows_Order_PutsFirst(string query, string name)
    {
        var resolved = await ResolveAsync(query);

        await using var db = country.CreateContext();

        (await resolved.Rows(db.Places).Select(row => row.Name).FirstAsync()).Should().Be(name);
    }

    [Fact]
    public async Task Count_Facets_IgnoreTheirOwnFilterOnly()
    {
        var resolved = await ResolveAsync("ze=8406&type=fablab");

        await using var db = country.CreateContext();
        var counts = await resolved.CountAsync(db, CancellationToken.None);

        counts.Total.Should().Be(1);
        counts.Of(Facet.Kind, "fablab").Should().Be(1);
        counts.Of(Facet.Kind, "coworking").Should().Be(2, "le filtre par type ne compte pas contre lui-même");
        counts.Of(Facet.Equipment, "decoupe-laser").Should().Be(1);
        counts.Of(Facet.Service, "salle-reunion").Should().Be(0, "le lieu de Die n’est pas un fablab");
        counts.Of(Facet.Lifecycle, ((int)PlaceLifecycle.Open).ToString()).Should().Be(1);
        counts.Of(Facet.Frr).Should().Be(1);
        counts.Of(Facet.Rural).Should().Be(1);
    }

    [Fact]
    public async Task Count_AgreesWithTheList_ForEveryFilter()
    {
        await using var db = country.CreateContext();
        foreach (var query in new[] { "", "rural=1", "type=coworking", "q=cafe", "commune=26108", "ze=8406&accessible=1", "etape=ferme" })
        {
            var resolved = await ResolveAsync(query);
            var counts = await resolved.CountAsync(db, CancellationToken.None);
            var list = await resolved.Apply(db.Places).CountAsync();

            counts.Total.Should().Be(list, query);
        }
    }

    [Fact]
    public async Task Resolve_UnknownCode_SaysWhich()
    {
        var (_, errors) = await new PlaceSearchResolver(new TerritorySearch(country.DataSource), country.CreateContext(), TimeProvider.System)
            .ResolveAsync(new PlaceSearch { Territories = [new(TerritoryKind.Commune, "99999")] }, CancellationToken.None);

        errors.Should().ContainSingle().Which.Message.Should().Contain("99999");
    }

    private async Task<ResolvedSearch> ResolveAsync(string query)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));
        var (search, errors) = PlaceSearchBinder.Bind(pairs);
        errors.Should().BeEmpty();
        var (resolved, unknown) = await new PlaceSearchResolver(new TerritorySearch(country.DataSource), country.CreateContext(), TimeProvider.System).ResolveAsync(search, CancellationToken.None);
        unknown.Should().BeEmpty();
        return resolved with { Now = Now };
    }
}
