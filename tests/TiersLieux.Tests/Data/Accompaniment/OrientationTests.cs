using TiersLieux.Data.Accompaniment;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data.Accompaniment;

/// <summary>Each test in a country of its own, far from the others: two départements, an EPCI and a zone d'emploi across both.</summary>
public sealed class OrientationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static int countries;

    private sealed record Land(Commune Here, Commune Beside, Commune Far, Departement Departement, Departement Other, Epci Epci, ZoneEmploi Zone, Region Region);

    [Fact]
    public async Task Find_EveryKindOfArea_IsReachedTheNearestFirst_WithWhatHoldsTheCommune()
    {
        var land = await LandAsync();
        foreach (var (name, area) in new[]
        {
            ("région", $"region:{land.Region.Code}"), ("département", $"departement:{land.Departement.Code}"), ("zone", $"zone-emploi:{land.Zone.Code}"),
            ("epci", $"epci:{land.Epci.Code}"), ("commune", $"commune:{land.Here.Code}"),
        })
        {
            await database.OfferAsync(name, area);
        }

        await database.OfferAsync("ailleurs", $"departement:{land.Other.Code}");
        await database.OfferAsync(new OfferContent { Name = "cercle", Commune = land.Beside.Code, Area = new(RadiusKm: 30) });
        await database.OfferAsync(new OfferContent { Name = "petit cercle", Commune = land.Beside.Code, Area = new(RadiusKm: 3) });

        var found = await database.OrientAsync($"commune={land.Here.Code}");

        var own = found.Offers.Where(offer => offer.Reach != OfferReach.Everywhere).ToList();
        own.Select(offer => offer.Name).Should().Equal("commune", "epci", "cercle", "zone", "département", "région");
        own.Select(offer => offer.Territory?.Name).Should().Equal(land.Here.Name, land.Epci.Name, null, land.Zone.Name, land.Departement.Name, land.Region.Name);
    }

    [Fact]
    public async Task Find_EverywhereEndedDraftAndMixedAreas()
    {
        var land = await LandAsync();
        var mixed = await database.OfferAsync("mélange", $"zone-emploi:{land.Zone.Code}", $"departement:{land.Other.Code}", $"commune:{land.Here.Code}");
        var everywhere = await database.OfferAsync(new OfferContent { Name = "partout", Area = new(Everywhere: true) });
        var ended = await database.OfferAsync(new OfferContent { Name = "finie", EndsOn = "2020", Area = new(Everywhere: true) });
        var late = await database.OfferAsync(new OfferContent { Name = "encore", EndsOn = "2999", Area = new(Everywhere: true) });

        var found = await database.OrientAsync($"commune={land.Here.Code}");

        found.Offers.Select(offer => offer.Slug).Should().Contain([everywhere.Slug, late.Slug]).And.NotContain(ended.Slug);
        found.Offers[0].Slug.Should().Be(mixed.Slug, "une offre de plusieurs territoires n’est donnée qu’une fois, par le plus proche");
        found.Offers.Count(offer => offer.Slug == mixed.Slug).Should().Be(1);
        found.Total.Should().Be(found.Offers.Count);
        (await database.OrientAsync($"lat={land.Here.Position!.Y + 0.01}&lon={land.Here.Position.X}".Replace(',', '.'))).Offers.Should()
            .Contain(offer => offer.Slug == mixed.Slug && offer.Reach == OfferReach.Commune, "un point est dans sa commune");
        (await database.OrientAsync("lat=0.5&lon=-30")).Offers.Should().BeEmpty("une offre pour la France ne va pas en mer");
    }

    [Fact]
    public async Task Find_WiderTerritory_SaysWhetherTheAreaHoldsItLiesInsideOrCoversAPart()
    {
        var land = await LandAsync();
        async Task<string> SlugAsync(string name, params string[] areas) => (await database.OfferAsync(name, areas)).Slug;
        var region = await SlugAsync("toute la région", $"region:{land.Region.Code}");
        var union = await SlugAsync("les deux départements", $"departement:{land.Departement.Code}", $"departement:{land.Other.Code}");
        var commune = await SlugAsync("une commune", $"commune:{land.Here.Code}");
        var one = await SlugAsync("un département", $"departement:{land.Departement.Code}");
        var circle = (await database.OfferAsync(new OfferContent { Name = "cercle", Commune = land.Here.Code, Area = new(RadiusKm: 5) })).Slug;
        var far = await SlugAsync("ailleurs", $"commune:{land.Far.Code}");

        var found = (await database.OrientAsync($"epci={land.Epci.Code}")).Offers.ToDictionary(offer => offer.Slug);

        found[region].Should().BeEquivalentTo(new { Reach = OfferReach.Whole, Covered = 2, Communes = 2 });
        found[union].Reach.Should().Be(OfferReach.Whole, "les communes de l’EPCI sont dans l’un ou l’autre");
        found[commune].Should().BeEquivalentTo(new { Reach = OfferReach.Inside, Covered = 1 });
        found[one].Should().BeEquivalentTo(new { Reach = OfferReach.Partial, Covered = 1 }, "le département déborde de l’EPCI et n’en contient qu’une commune");
        found[circle].Should().BeEquivalentTo(new { Reach = OfferReach.Partial, Covered = 1 });
        found.Should().NotContainKey(far);
    }

    [Fact]
    public async Task Find_OptionalAnswers_RankWhatAnswers_AndCountTheOthersApart()
    {
        var land = await LandAsync();
        var area = new TiersLieux.Domain.Sheets.SheetArea(Territories: [$"epci:{land.Epci.Code}"]);
        await database.OfferAsync(new OfferContent { Name = "répond", Area = area, Phases = ["creation"], Needs = ["financement"], Formats = ["aller-vers"] });
        await database.OfferAsync(new OfferContent { Name = "n’en dit rien", Area = area });
        await database.OfferAsync(new OfferContent { Name = "autre besoin", Area = area, Needs = ["local"] });
        await database.OfferAsync(new OfferContent { Name = "autre phase", Area = area, Phases = ["emergence"], Needs = ["financement"] });
        var answers = new OrientationAnswers { Phases = ["creation"], Needs = ["financement", "juridique"], Meeting = "chez-moi" };

        var kept = await database.OrientAsync($"commune={land.Here.Code}", answers);
        var all = await database.OrientAsync($"commune={land.Here.Code}", answers with { All = true });
        var none = await database.OrientAsync($"commune={land.Here.Code}", new() { Needs = ["fabrication"], Phases = ["changement-echelle"], Manner = "seul", Meeting = "distance", Sectors = ["habitat"] });

        var own = kept.Offers.Where(offer => offer.Reach == OfferReach.Epci).ToList();
        own.Select(offer => offer.Name).Should().Equal("répond", "n’en dit rien");
        own[0].Should().BeEquivalentTo(new { Phase = AnswerFit.Yes, Need = AnswerFit.Yes, Meeting = AnswerFit.Yes, Sector = (AnswerFit?)null });
        own[1].Need.Should().Be(AnswerFit.NotSaid);
        kept.Others.Should().BeGreaterThanOrEqualTo(2);
        all.Offers.Where(offer => offer.IsOther).Select(offer => offer.Name).Should().Contain(["autre besoin", "autre phase"]);
        all.Offers.SkipWhile(offer => !offer.IsOther).Should().OnlyContain(offer => offer.IsOther, "ce qui ne répond pas vient après");
        none.Offers.Should().OnlyContain(offer => !offer.IsOther);
    }

    [Fact]
    public async Task Sessions_GiveTheirDistance_AndMakeNeighboursOfOtherAreas()
    {
        var land = await LandAsync();
        var place = await database.Data.PlaceAsync(land.Beside, new() { Name = "Halle" }, land.Beside.Position!.Y, land.Beside.Position.X);
        var near = await database.OfferAsync(new OfferContent
        {
            Name = "avec permanence", Area = new(Territories: [$"commune:{land.Here.Code}"]), Sessions = [new(Place: place.Slug, When: "Le mardi"), new(Commune: land.Far.Code)],
        });
        var neighbour = await database.OfferAsync(new OfferContent
        {
            Name = "voisine", Area = new(Territories: [$"commune:{land.Beside.Code}"]), Sessions = [new(Commune: land.Beside.Code)],
        });
        await database.OfferAsync(new OfferContent { Name = "loin", Commune = land.Far.Code, Area = new(Territories: [$"commune:{land.Far.Code}"]) });
        await database.OfferAsync(new OfferContent
        {
            Name = "voisine finie", EndsOn = "2021", Area = new(Territories: [$"commune:{land.Beside.Code}"]), Sessions = [new(Commune: land.Beside.Code)],
        });

        var found = (await database.OrientAsync($"commune={land.Here.Code}")).Offers.Single(offer => offer.Slug == near.Slug);

        found.SessionKm.Should().BeApproximately(11.1, 0.3);
        found.Sessions.Should().HaveCount(2);
        found.Sessions[0].Should().BeEquivalentTo(new { Place = place.Slug, Name = "Halle", Commune = land.Beside.Name, When = "Le mardi" });
        var neighbours = await database.NeighboursAsync($"commune={land.Here.Code}");
        neighbours.Select(offer => offer.Slug).Should().Equal(neighbour.Slug);
        neighbours[0].DistanceKm.Should().BeApproximately(11.1, 0.3);
        (await database.NeighboursAsync($"departement={land.Departement.Code}")).Should().BeEmpty();
    }

    /// <summary>« Here » and « Beside » are 11 km apart, in two départements of one EPCI and one zone; « Far » is 220 km away.</summary>
    private async Task<Land> LandAsync()
    {
        var data = database.Data;
        var longitude = -150 + (Interlocked.Increment(ref countries) * 20);
        var region = await data.RegionAsync();
        var (one, other) = (await data.DepartementAsync(region), await data.DepartementAsync(region));
        var (epci, zone) = (await data.EpciAsync(), await data.ZoneEmploiAsync());
        return new(
            await data.CommuneAsync(latitude: 45, longitude: longitude, departement: one, epci: epci, zoneEmploi: zone),
            await data.CommuneAsync(latitude: 45.1, longitude: longitude, departement: other, epci: epci, zoneEmploi: zone),
            await data.CommuneAsync(latitude: 47, longitude: longitude, departement: one), one, other, epci, zone, region);
    }
}
