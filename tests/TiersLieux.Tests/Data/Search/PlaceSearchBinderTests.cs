using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Tests.Data.Search;

public sealed class PlaceSearchBinderTests
{
    [Fact]
    public void Bind_EveryParameter_IsUnderstoodAndWrittenBack()
    {
        const string query = "?q=d%C3%A9coupe%20laser&commune=26108&ze=8406&lat=44.73&lon=5.02&rayon=20&bbox=4.9,44.6,5.1,44.8&type=fablab&type=coworking"
            + "&service=formation&equipement=fibre&programme=fabriques-de-territoire&etape=ouvert&rural=1&frr=1&accessible=1&ouvert=1&tri=nom&page=3&pageSize=50";

        var (search, errors) = Bind(query);

        errors.Should().BeEmpty();
        search.Words.Should().Be("découpe laser");
        search.Territories.Should().Equal(new TerritoryCode(TerritoryKind.Commune, "26108"), new TerritoryCode(TerritoryKind.ZoneEmploi, "8406"));
        search.Around.Should().Be((44.73, 5.02));
        search.Box.Should().Be(new BoundingBox(4.9, 44.6, 5.1, 44.8));
        search.Lifecycles.Should().Equal(PlaceLifecycle.Open);
        search.ToQueryString().Should().Be(query.Replace("bbox=4.9,44.6,5.1,44.8", "bbox=4.9%2C44.6%2C5.1%2C44.8"));
    }

    [Theory]
    [InlineData("rayon=0", "rayon")]
    [InlineData("rayon=-1", "rayon")]
    [InlineData("rayon=1000000000", "rayon")]
    [InlineData("rayon=abc", "rayon")]
    [InlineData("rayon=NaN", "rayon")]
    [InlineData("page=0", "page")]
    [InlineData("page=-3", "page")]
    [InlineData("page=99999999999999999999", "page")]
    [InlineData("pageSize=101", "pageSize")]
    [InlineData("bbox=5,44,4,45", "bbox")]
    [InlineData("bbox=4,45,5,44", "bbox")]
    [InlineData("bbox=-181,44,5,45", "bbox")]
    [InlineData("bbox=1,2,3", "bbox")]
    [InlineData("bbox=a,b,c,d", "bbox")]
    [InlineData("lat=91&lon=2", "lat")]
    [InlineData("lat=45", "lat")]
    [InlineData("lat=abc&lon=2", "lat")]
    [InlineData("commune=26 108", "commune")]
    [InlineData("commune=%27%20OR%201", "commune")]
    [InlineData("type=piscine", "type")]
    [InlineData("etape=mort", "etape")]
    [InlineData("rural=peut-etre", "rural")]
    [InlineData("tri=prix", "tri")]
    [InlineData("q=a&q=b", "q")]
    public void Bind_WhatCannotBeUnderstood_IsAClearError(string query, string parameter)
    {
        var (_, errors) = Bind(query);

        errors.Should().ContainSingle().Which.Parameter.Should().Be(parameter);
        errors[0].Message.Should().MatchRegex(@"\p{L}{3}.*\.$", "c’est une phrase pour le visiteur");
    }

    [Fact]
    public void Bind_OneCodeInTwoCases_IsOneTerritory() =>
        Bind("commune=2a004&commune=2A004").Search.Territories.Should().Equal(new TerritoryCode(TerritoryKind.Commune, "2A004"));

    [Fact]
    public void Bind_AHundredFilters_IsRefusedAsAWhole()
    {
        var (search, errors) = PlaceSearchBinder.Bind(Enumerable.Range(0, 100).Select(number => KeyValuePair.Create("service", $"s{number}")));

        errors.Should().ContainSingle();
        search.Should().BeEquivalentTo(new PlaceSearch());
    }

    [Fact]
    public void Bind_TenThousandCharacters_IsAnError()
    {
        Bind("q=" + new string('é', 10_000)).Errors.Should().ContainSingle().Which.Parameter.Should().Be("q");
        Bind("bbox=" + new string('1', 10_000)).Errors.Should().ContainSingle();
        Bind("commune=" + new string('1', 10_000)).Errors.Should().ContainSingle().Which.Message.Length.Should().BeLessThan(200);
    }

    [Property(MaxTest = 2000)]
    public Property Bind_Anything_NeverThrowsAndWhatItReadsIsStable() => Prop.ForAll(Pairs().ToArbitrary(), pairs =>
    {
        var (search, errors) = PlaceSearchBinder.Bind(pairs);
        errors.Should().NotContain(error => error.Message.Length > 300);

        var (again, none) = PlaceSearchBinder.Bind(search.ToParameters());
        none.Should().BeEmpty();
        again.ToQueryString().Should().Be(search.ToQueryString());
    });

    private static Gen<List<KeyValuePair<string, string>>> Pairs()
    {
        var names = Gen.Elements("q", "ou", "commune", "epci", "ze", "departement", "region", "lat", "lon", "rayon", "bbox", "type", "service",
            "equipement", "programme", "etape", "rural", "frr", "accessible", "ouvert", "tri", "page", "pageSize", "utm_source");
        var values = Gen.OneOf(
            Gen.Elements("1", "0", "-1", "1e9", "NaN", "∞", "26108", "2A004", "fablab", "coworking", "ouvert", "nom", "4.9,44.6,5.1,44.8", "'; --", "<script>", "\0", "\ud800", "٣"),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
            ArbMap.Default.GeneratorFor<double>().Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return Gen.Zip(names, values).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)).ListOf().Select(list => list.ToList());
    }

    private static (PlaceSearch Search, IReadOnlyList<SearchError> Errors) Bind(string query) => PlaceSearchBinder.Bind(
        query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1]))));
}
