using System.Net;
using AngleSharp.Dom;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Lieux;

public sealed class DetailsPageTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Fact]
    public async Task Get_Place_ShowsWhatIsKnownAndWhereItComesFrom()
    {
        var place = site.Country.Places["fab"];

        var page = await site.GetPageAsync($"/lieux/{place.Slug}");

        page.Title.Should().Be("8 FabLab, Crest (Drôme) – Tiers-lieux ruraux");
        page.QuerySelector("h1")!.TextContent.Should().Be("8 FabLab");
        page.QuerySelector(".eyebrow")!.TextContent.Should().Be("Fablab · Coworking");
        page.QuerySelector("section[aria-labelledby=sources] tbody")!.TextContent.Should().Contain("Nom").And.Contain("Source d’essai").And.Contain("Licence Ouverte 2.0");
        page.QuerySelector("section[aria-labelledby=territoires]")!.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).Should().Equal(
            "/territoires/communes/26108", "/territoires/epci/200040459", "/territoires/zones-emploi/8406", "/territoires/departements/26", "/territoires/regions/84");
        page.QuerySelectorAll("section[aria-labelledby=voisins] h3").Select(name => name.TextContent).First().Should().Be("Café des Écoles");
        page.QuerySelector("a[href^='geo:']")!.GetAttribute("href").Should().StartWith("geo:44.731,5.021");
    }

    [Fact]
    public async Task Get_FullSheet_ShowsRatesHoursAndFigures()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest, new PlaceFacts
        {
            Name = "La Grange <b>pleine</b>", Summary = "Un lieu d’essai.", OpeningHours = "Mo-Fr 09:00-18:00; PH off", OpenedOn = "2014-05",
            Rates = [new("Poste nomade", 125, "10-jours", TaxIncluded: false), new("Salle", 0, "heure")],
            Workspaces = [new("Open space", 12, 140)], Figures = [new("Investissement", 700_000, "€", 2016)],
            Equipment = [new("imprimante-3d", 4)], Services = ["formation"], Website = "https://www.exemple.fr/", Operator = new("Association d’essai", "association"),
        });

        var page = await site.GetPageAsync($"/lieux/{place.Slug}");

        page.QuerySelector("h1")!.TextContent.Should().Be("La Grange <b>pleine</b>");
        var text = page.Body!.TextContent;
        text.Should().Contain("125\u00a0€ HT").And.Contain("gratuit").And.Contain("les 10 jours").And.Contain("4 imprimantes 3D")
            .And.Contain("Mai 2014").And.Contain("exemple.fr").And.Contain("Association d’essai (association)");
        page.QuerySelector("table.hours tr.today th")!.TextContent.Should().StartWith("Mardi", "le 10 mars 2026 est un mardi");
        text.Should().Contain("Ouvert en ce moment", "il est 10 heures à Paris");
        page.QuerySelector("script[type='application/ld+json']")!.TextContent.Should().NotContain("<b>");
    }

    [Fact]
    public async Task Get_PlaceAbroad_HasACountryAndNoCommune()
    {
        var page = await site.GetPageAsync($"/lieux/{site.Country.Places["belgique"].Slug}");

        page.QuerySelector(".page-head")!.TextContent.Should().Contain("Liège (Belgique)");
        page.QuerySelector("section[aria-labelledby=territoires]").Should().BeNull();
    }

    [Fact]
    public async Task Get_ClosedPlace_SaysSo()
    {
        var page = await site.GetPageAsync($"/lieux/{site.Country.Places["ferme"].Slug}");

        page.QuerySelector(".message--warning")!.TextContent.Should().Contain("Ce lieu est fermé");
    }

    [Theory]
    [InlineData("/lieux/inconnu")]
    [InlineData("/lieux/%27%20OR%201=1")]
    public async Task Get_Unknown_Returns404(string url)
    {
        using var response = await site.Client.GetAsync(url);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_WithdrawnPlace_Returns410AndSaysWhy()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest);
        await site.WithDbAsync(async db =>
        {
            (await db.Places.FindAsync(place.Id))!.Withdraw("Le lieu n’a jamais ouvert.", site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        using var response = await site.Client.GetAsync($"/lieux/{place.Slug}");

        response.StatusCode.Should().Be(HttpStatusCode.Gone);
        (await WebDatabase.ReadPageAsync(response)).Body!.TextContent.Should().Contain("Le lieu n’a jamais ouvert.");
    }

    [Fact]
    public async Task Get_MergedPlace_Returns308ToTheSurvivor()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest);
        await site.WithDbAsync(async db =>
        {
            var survivor = (await db.Places.FindAsync(site.Country.Places["fab"].Id))!;
            (await db.Places.FindAsync(place.Id))!.MergeInto(survivor, site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        using var response = await site.Client.GetAsync($"/lieux/{place.Slug}");

        response.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        response.Headers.Location!.ToString().Should().Be($"/lieux/{site.Country.Places["fab"].Slug}");
    }

    [Fact]
    public async Task Get_FormerSlug_Returns308()
    {
        await site.WithDbAsync(async db =>
        {
            db.FormerPlaceSlugs.Add(new FormerPlaceSlug { Slug = "ancien-nom-crest", PlaceId = site.Country.Places["cafe"].Id });
            await db.SaveChangesAsync();
        });

        using var response = await site.Client.GetAsync("/lieux/ancien-nom-crest");

        response.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        response.Headers.Location!.ToString().Should().Be($"/lieux/{site.Country.Places["cafe"].Slug}");
    }
}
