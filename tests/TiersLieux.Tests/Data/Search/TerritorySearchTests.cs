using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data.Search;

public sealed class TerritorySearchTests(TerritorySearchTests.Country country) : IClassFixture<TerritorySearchTests.Country>
{
    private TerritorySearch Search => new(country.DataSource);

    [Theory]
    [InlineData("crest", "Crest")]
    [InlineData("CREST", "Crest")]
    [InlineData("cres", "Crest-Voland")]
    [InlineData("romans", "Romans-sur-Isère")]
    [InlineData("isere romans", "Romans-sur-Isère")]
    [InlineData("romans sur", "Romans-sur-Isère")]
    [InlineData("st denis", "Saint-Denis")]
    [InlineData("grenobel", "Grenoble")]
    [InlineData("romans sur izere", "Romans-sur-Isère")]
    [InlineData("26400", "Crest")]
    [InlineData("26108", "Crest")]
    [InlineData("26", "Drôme")]
    [InlineData("2a", "Corse-du-Sud")]
    [InlineData("drome", "Drôme")]
    [InlineData("Drôme (26)", "Drôme")]
    [InlineData("Auvergne-Rhône", "Auvergne-Rhône-Alpes")]
    [InlineData("200040509", "CC du Crestois et de Pays de Saillans Cœur de Drôme")]
    [InlineData("crestois", "CC du Crestois et de Pays de Saillans Cœur de Drôme")]
    [InlineData("Zone d’emploi de Grenoble", "Grenoble")]
    [InlineData("8412", "Crest - Die")]
    public async Task Suggest_PutsTheLikeliestFirst(string text, string expected)
    {
        var found = await Search.SuggestAsync(text, 5, default);

        found.Select(territory => territory.Name).First().Should().Be(expected);
    }

    [Fact]
    public async Task Suggest_ExactName_ComesBeforeLongerAndMorePeopledOnes()
    {
        var found = await Search.SuggestAsync("crest", 10, default);

        found.Select(territory => territory.Name).Should().StartWith(["Crest", "Crest-Voland"]).And.Contain("Crest - Die");
    }

    [Fact]
    public async Task Suggest_CommuneAndZoneOfOneName_ShowsBothCommuneFirst()
    {
        var found = await Search.SuggestAsync("Grenoble", 10, default);

        found.Take(2).Select(territory => territory.Kind).Should().Equal(TerritoryKind.Commune, TerritoryKind.ZoneEmploi);
        found.Take(2).Select(territory => territory.Label).Should().Equal("Grenoble (Isère, 38)", "Zone d’emploi de Grenoble");
    }

    [Fact]
    public async Task Suggest_SomethingBeginsSo_NeverGuesses() =>
        (await Search.SuggestAsync("grenob", 10, default)).Should().OnlyContain(territory => territory.Closeness != TerritoryCloseness.Alike);

    [Fact]
    public async Task Suggest_PostalPrefix_GivesItsCommunes() =>
        (await Search.SuggestAsync("264", 10, default)).Select(territory => territory.Name).Should().BeEquivalentTo("Crest", "Aouste-sur-Sye");

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("xqzwv jjkkq")]
    [InlineData("999999999")]
    public async Task Suggest_NothingLikeIt_IsEmpty(string text)
    {
        var found = await Search.FindAsync(text.Length == 0 ? "–" : text, null, 0, 10, default);

        found.Items.Should().BeEmpty();
    }

    [Fact]
    public async Task Suggest_RetiredTerritory_IsLeftOut() => (await Search.SuggestAsync("CC disparue", 5, default))
        .Should().NotContain(territory => territory.Name == "CC disparue");

    [Fact]
    public async Task Find_Pages_ShareATotal()
    {
        var first = await Search.FindAsync("saint denis", null, 0, 1, default);
        var second = await Search.FindAsync("saint denis", null, 1, 1, default);

        (first.Total, second.Total).Should().Be((3, 3), "les deux communes et la Seine-Saint-Denis");
        first.Items.Single().Id.Should().NotBe(second.Items.Single().Id);
    }

    [Fact]
    public async Task Find_WithoutText_ListsAKindByName() => (await Search.FindAsync(null, TerritoryKind.Departement, 0, 100, default))
        .Items.Select(territory => territory.Name).Should().Equal("Corse-du-Sud", "Drôme", "Isère", "La Réunion", "Savoie", "Seine-Saint-Denis");

    [Fact]
    public async Task Resolve_Homonyms_GivesTheLargestAndTheOthers()
    {
        var resolved = await Search.ResolveAsync("Saint-Denis", default);

        resolved.Best!.DepartementCode.Should().Be("974");
        resolved.Others.First().DepartementCode.Should().Be("93");
        resolved.IsAmbiguous.Should().BeTrue();
    }

    [Theory]
    [InlineData("Saint-Denis (Seine-Saint-Denis, 93)")]
    [InlineData("Saint-Denis 93")]
    [InlineData("saint denis, seine saint denis")]
    [InlineData("93200 Saint-Denis")]
    public async Task Resolve_Precise_GivesTheOneMeant(string text) =>
        (await Search.ResolveAsync(text, default)).Best!.DepartementCode.Should().Be("93");

    [Fact]
    public async Task Resolve_Label_FindsTheSameTerritoryAgain()
    {
        foreach (var territory in (await Search.FindAsync(null, null, 0, 100, default)).Items)
        {
            (await Search.ResolveAsync(territory.Label, default)).Best!.Id.Should().Be(territory.Id, territory.Label);
        }
    }

    [Fact]
    public async Task Resolve_PostalCodeOfSeveralCommunes_IsAmbiguous()
    {
        var resolved = await Search.ResolveAsync("26400", default);

        resolved.Best!.Name.Should().Be("Crest");
        resolved.Others.Should().ContainSingle().Which.Name.Should().Be("Aouste-sur-Sye");
        resolved.IsAmbiguous.Should().BeTrue();
    }

    [Fact]
    public async Task Resolve_Typo_SaysItIsAGuess()
    {
        var resolved = await Search.ResolveAsync("grenobel", default);

        (resolved.Best!.Name, resolved.IsGuess).Should().Be(("Grenoble", true));
    }

    [Fact]
    public async Task Resolve_NothingLikeIt_HasNoBest() => (await Search.ResolveAsync("xqzwv jjkkq", default)).Best.Should().BeNull();

    /// <summary>A few territories of each kind, with names that tell the rules apart.</summary>
    public sealed class Country : TestDatabase
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var alpes = await Data.RegionAsync("Auvergne-Rhône-Alpes", "84");
            var drome = await Data.DepartementAsync(alpes, "Drôme", "26");
            var isere = await Data.DepartementAsync(alpes, "Isère", "38");
            var savoie = await Data.DepartementAsync(alpes, "Savoie", "73");
            var seine = await Data.DepartementAsync(await Data.RegionAsync("Île-de-France", "11"), "Seine-Saint-Denis", "93");
            var reunion = await Data.DepartementAsync(await Data.RegionAsync("Océan Indien", "04"), "La Réunion", "974");
            await Data.DepartementAsync(await Data.RegionAsync("Corse", "94"), "Corse-du-Sud", "2A");
            var zone = await Data.ZoneEmploiAsync("Crest - Die", "8412");
            var epci = await Data.EpciAsync("CC du Crestois et de Pays de Saillans Cœur de Drôme", "200040509");
            await Data.ZoneEmploiAsync("Grenoble", "8413");
            var retired = await Data.EpciAsync("CC disparue", "200099999");
            await WithDbAsync(async db =>
            {
                db.Attach(retired).Entity.RetiredAt = DateTimeOffset.UnixEpoch;
                await db.SaveChangesAsync();
            });
            await Data.CommuneAsync("Crest", 44.73, 5.02, drome, epci, zone, "26108", 8600, postalCodes: ["26400"]);
            await Data.CommuneAsync("Aouste-sur-Sye", 44.72, 5.06, drome, epci, zone, "26011", 2500, postalCodes: ["26400"]);
            await Data.CommuneAsync("Romans-sur-Isère", 45.05, 5.05, drome, code: "26281", population: 33000, postalCodes: ["26100"]);
            await Data.CommuneAsync("Grenoble", 45.19, 5.72, isere, code: "38185", population: 158000, postalCodes: ["38000", "38100"]);
            await Data.CommuneAsync("Crest-Voland", 45.79, 6.5, savoie, code: "73094", population: 20000, postalCodes: ["73590"]);
            await Data.CommuneAsync("Saint-Denis", 48.93, 2.35, seine, code: "93066", population: 113000, postalCodes: ["93200"]);
            await Data.CommuneAsync("Saint-Denis", -20.88, 55.45, reunion, code: "97411", population: 155000, postalCodes: ["97400"]);
        }
    }
}
