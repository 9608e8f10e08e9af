using System.Net;
using AngleSharp.Dom;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Territoires;

public sealed class TerritoryPageTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Theory]
    [InlineData("/territoires/communes/26108", "Crest", 2)]
    [InlineData("/territoires/epci/200040459", "CC du Crestois et de Pays de Saillans Cœur de Drôme", 2)]
    [InlineData("/territoires/zones-emploi/8406", "Crest-Die", 3)]
    [InlineData("/territoires/departements/26", "Drôme", 2)]
    [InlineData("/territoires/regions/84", "Auvergne-Rhône-Alpes", 2)]
    public async Task Get_EachKind_ShowsItsPlaces(string url, string name, int places)
    {
        var page = await site.GetPageAsync(url);

        page.QuerySelector("h1")!.TextContent.Should().Be(name);
        page.QuerySelectorAll("section[aria-labelledby=lieux] .place-card").Should().HaveCount(places);
        page.QuerySelector("[data-map]")!.GetAttribute("data-map-area").Should().Contain(url[(url.LastIndexOf('/') + 1)..]);
    }

    [Fact]
    public async Task Get_CommuneWithoutPlace_ShowsTheNearest()
    {
        var page = await site.GetPageAsync("/territoires/communes/26289");

        page.QuerySelector(".empty h2")!.TextContent.Should().Be("Pas encore de lieu connu à Saillans");
        page.QuerySelectorAll("section[aria-labelledby=proches] .place-card").Should().HaveCount(5);
        page.QuerySelector(".page-head")!.TextContent.Should().Contain("26340");
    }

    [Fact]
    public async Task Get_ZoneAcrossDepartements_ListsBoth()
    {
        var page = await site.GetPageAsync("/territoires/zones-emploi/8406");

        var links = page.QuerySelectorAll("aside a").Select(link => link.GetAttribute("href"));
        links.Should().Contain("/territoires/departements/26").And.Contain("/territoires/departements/99");
        page.QuerySelectorAll("section[aria-labelledby=communes] a").Select(link => link.TextContent).Should().Equal("Crest", "Die");
    }

    [Fact]
    public async Task Get_FormerCommuneCode_Returns308()
    {
        await site.WithDbAsync(async db =>
        {
            db.FormerCommuneCodes.Add(new FormerCommuneCode { Code = "26999", CommuneId = site.Country.Crest.Id });
            await db.SaveChangesAsync();
        });

        using var response = await site.Client.GetAsync("/territoires/communes/26999");

        response.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        response.Headers.Location!.ToString().Should().Be("/territoires/communes/26108");
    }

    [Theory]
    [InlineData("/territoires/communes/00000")]
    [InlineData("/territoires/cantons/2601")]
    [InlineData("/territoires/communes/26108000000000000000000000")]
    public async Task Get_Unknown_Returns404(string url)
    {
        using var response = await site.Client.GetAsync(url);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/", "Près de chez vous")]
    [InlineData("/territoires", "Territoires")]
    [InlineData("/donnees", "Données et sources")]
    [InlineData("/legal/mentions", "Mentions légales")]
    [InlineData("/legal/confidentialite", "Données personnelles")]
    [InlineData("/legal/accessibilite", "Accessibilité")]
    public async Task Get_OtherPages_Answer(string url, string title)
    {
        using var response = await site.Client.GetAsync(url);
        var page = await WebDatabase.ReadPageAsync(response);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        page.QuerySelector("h1")!.TextContent.Should().StartWith(title);
        page.QuerySelectorAll("[style], script:not([src]):not([type])").Should().BeEmpty("la politique de sécurité interdit le style et le script en ligne");
    }

    [Fact]
    public async Task Get_Home_GivesRealFigures()
    {
        var page = await site.GetPageAsync("/");

        page.QuerySelector(".figures dd")!.TextContent.Should().Be("5");
        page.QuerySelector("a[href='/lieux?type=coworking']")!.ParentElement!.TextContent.Should().Contain("3");
    }
}
