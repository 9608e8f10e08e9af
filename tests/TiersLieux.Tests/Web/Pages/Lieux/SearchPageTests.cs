using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Photos;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Lieux;

public sealed class SearchPageTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Theory]
    [InlineData("?ou=Crest")]
    [InlineData("?ou=crest%20(Dr%C3%B4me)")]
    [InlineData("?ou=26400")]
    [InlineData("?commune=26108")]
    [InlineData("?ou=crest%20(Dr%C3%B4me,%2026)&commune=26108")]
    public async Task Get_ACommune_ShowsItsPlacesThenTheNearest(string query)
    {
        var page = await site.GetPageAsync("/lieux" + query);

        page.QuerySelector("h1")!.TextContent.Should().Be("3\u00a0lieux autour de Crest");
        Names(page, "#dans-la-commune").Should().BeEquivalentTo("8 FabLab", "Café des Écoles");
        Names(page, "section[aria-labelledby=autour]").Should().Equal("Le Bureau de Die");
        page.QuerySelector("section[aria-labelledby=dans-la-commune] .plate")!.TextContent.Should().Contain("km");
        page.QuerySelector("[data-map]")!.GetAttribute("data-map-tiles").Should().EndWith("?commune=26108&rayon=30");
        page.QuerySelector("input[data-territory]")!.GetAttribute("value").Should().Be("26108");
    }

    [Fact]
    public async Task Get_Card_ShowsThePublishedPhotoOnly()
    {
        var commune = await site.Data.CommuneAsync("Photoville", 47, 1);
        async Task PhotographAsync(string name, string key, DateTimeOffset? publishedAt)
        {
            var place = await site.Data.PlaceAsync(commune, new() { Name = name });
            await site.WithDbAsync(async db =>
            {
                db.Add(new Photo
                {
                    Key = key, PlaceId = place.Id, AlternativeText = "La façade", Credit = "Camille", Width = 400, Height = 300, AddedAt = DateTimeOffset.UtcNow, PublishedAt = publishedAt,
                });
                await db.SaveChangesAsync();
            });
        }

        await PhotographAsync("Avec photo", new string('a', 32), DateTimeOffset.UtcNow);
        await PhotographAsync("Photo en attente", new string('b', 32), null);

        var cards = (await site.GetPageAsync($"/lieux?commune={commune.Code}")).QuerySelectorAll(".place-card");

        cards.Should().HaveCount(2);
        cards.Select(card => (card.QuerySelector("a")!.TextContent.Trim(), card.QuerySelector("img.thumbnail")?.GetAttribute("src"))).Should()
            .BeEquivalentTo([("Avec photo", $"/photos/{new string('a', 32)}-400.webp"), ("Photo en attente", null)]);
    }

    [Fact]
    public async Task Get_ACommuneWithASmallRadius_ShowsTheRestOfItsZone()
    {
        var page = await site.GetPageAsync("/lieux?commune=26108&rayon=5");

        page.QuerySelector("h1")!.TextContent.Should().Be("2\u00a0lieux autour de Crest");
        Names(page, "section[aria-labelledby=zone-emploi]").Should().Equal("Le Bureau de Die");
        page.QuerySelector("#zone-emploi")!.TextContent.Should().Be("Plus loin, dans la zone d’emploi de Crest-Die");
    }

    [Fact]
    public async Task Get_ACommuneWithoutPlace_SaysSoAndShowsTheNearest()
    {
        var page = await site.GetPageAsync("/lieux?ou=Saillans");

        page.QuerySelector("#resultats")!.TextContent.Should().Contain("Aucun lieu connu à Saillans");
        Names(page, "section[aria-labelledby=autour]").Should().HaveCount(3);
    }

    [Theory]
    [InlineData("?ou=zone%20d%27emploi%20crest-die", "3\u00a0lieux dans la zone d’emploi de Crest-Die")]
    [InlineData("?ze=8406", "3\u00a0lieux dans la zone d’emploi de Crest-Die")]
    [InlineData("?departement=26", "2\u00a0lieux · Drôme")]
    [InlineData("?lat=48.86&lon=2.35", "1\u00a0lieu autour de votre position")]
    [InlineData("?bbox=4.9,44.6,5.1,44.8", "2\u00a0lieux dans cette zone de la carte")]
    [InlineData("?type=coworking", "3\u00a0lieux")]
    [InlineData("", "5\u00a0lieux")]
    public async Task Get_Title_SaysWhatWasAsked(string query, string title) =>
        (await site.GetPageAsync("/lieux" + query)).QuerySelector("h1")!.TextContent.Should().Be(title);

    [Theory]
    [InlineData("zone d’emploi de Saillans")]
    [InlineData("Zone d'emploi de Crest-Die")]
    public async Task Get_TheZoneOfACommune_IsFound(string where) =>
        (await site.GetPageAsync("/lieux?ou=" + Uri.EscapeDataString(where))).QuerySelector("h1")!.TextContent.Should().Be("3\u00a0lieux dans la zone d’emploi de Crest-Die");

    [Fact]
    public async Task Get_AMisspeltName_SaysWhatItUnderstood()
    {
        var page = await site.GetPageAsync("/lieux?ou=Saillens");

        page.QuerySelector("input[name=ou]")!.GetAttribute("value").Should().Be("Saillans");
        page.QuerySelector("#resultats")!.TextContent.Should().Contain("Aucun territoire ne s’appelle « Saillens » : voici Saillans");
    }

    [Fact]
    public async Task Get_Facets_HaveLiveCountsAndKeepTheChoice()
    {
        var page = await site.GetPageAsync("/lieux?ze=8406&type=fablab");

        var coworking = page.QuerySelector("input[name=type][value=coworking]")!;
        coworking.ParentElement!.QuerySelector(".count")!.TextContent.Should().StartWith("2");
        page.QuerySelector("input[name=type][value=fablab]")!.HasAttribute("checked").Should().BeTrue();
        coworking.HasAttribute("checked").Should().BeFalse();
        page.QuerySelectorAll(".chips a").Select(chip => chip.TextContent.Replace('\u00a0', ' ')).Should()
            .Equal("Retirer : Zone d’emploi de Crest-Die", "Retirer : Fablabs", "Tout effacer");
        page.QuerySelector(".chips a")!.GetAttribute("href").Should().Be("/lieux?type=fablab");
    }

    [Fact]
    public async Task Get_Nothing_ShowsTheNearestAndWhatToDo_AndIsCounted()
    {
        var page = await site.GetPageAsync("/lieux?commune=26108&rayon=10&type=coworking&service=salle-reunion&q=bureau");

        page.QuerySelector("h1")!.TextContent.Should().StartWith("Aucun lieu autour de Crest");
        Names(page, "section[aria-labelledby=proches]").Should().Equal("Le Bureau de Die");
        var links = page.QuerySelectorAll(".empty a").Select(link => link.TextContent.Replace('\u00a0', ' '));
        links.Should().Contain("élargir la recherche à 30 km").And.Contain("chercher au même endroit sans ces critères");
        var misses = await site.WithDbAsync(db => db.SearchMisses.ToListAsync());
        misses.Should().Contain(miss => miss.Words == "bureau" && miss.Where == "crest" && miss.Count >= 1);
    }

    [Fact]
    public async Task Get_NothingWithPersonalData_KeepsNoneOfIt()
    {
        await site.GetPageAsync("/lieux?q=personne%40exemple.fr%2006%2000%2000%2000%2000%20piscine");

        var misses = await site.WithDbAsync(db => db.SearchMisses.Select(miss => miss.Words).ToListAsync());
        misses.Should().Contain("piscine").And.NotContain(words => words.Contains("exemple") || words.Contains("06"));
    }

    [Theory]
    [InlineData("commune=99999", "Aucun territoire")]
    [InlineData("ou=Xyzzyqwkvbrt", "Nous ne connaissons pas de territoire")]
    [InlineData("rayon=-1", "Le rayon se donne")]
    [InlineData("bbox=5,1,2,3", "ouest")]
    [InlineData("type=piscine", "piscine")]
    [InlineData("page=0", "page")]
    public async Task Get_WhatCannotBeUnderstood_Is400AndSaysWhy(string query, string message)
    {
        using var response = await site.Client.GetAsync("/lieux?" + query);
        var page = await WebDatabase.ReadPageAsync(response);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        page.QuerySelector("[role=alert]")!.TextContent.Should().Contain(message);
        page.Title.Should().StartWith("Erreur");
        page.QuerySelector("#resultats").Should().NotBeNull();
    }

    [Fact]
    public async Task Get_PastTheLastPage_Returns404()
    {
        using var response = await site.Client.GetAsync("/lieux?page=2");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_Pages_TogetherShowEveryPlaceOnce()
    {
        var names = new List<string>();
        for (var number = 1; number <= 3; number++)
        {
            names.AddRange(Names(await site.GetPageAsync($"/lieux?pageSize=2&page={number}"), "#resultats"));
        }

        names.Should().BeEquivalentTo("8 FabLab", "Café des Écoles", "Le Bureau de Die", "Anticafé", "Relab");
    }

    [Fact]
    public async Task Get_ScriptInTheWords_IsShownAsText()
    {
        var page = await site.GetPageAsync("/lieux?q=%3Cscript%3Ealert(1)%3C/script%3E");

        page.QuerySelector("input[name=q]")!.GetAttribute("value").Should().Be("<script>alert(1)</script>");
        page.QuerySelectorAll("script").Should().OnlyContain(script => script.HasAttribute("src"));
    }

    private static List<string> Names(IParentNode page, string selector)
    {
        var scope = page.QuerySelector(selector)!;
        return [.. (scope.TagName == "H2" ? scope.ParentElement! : scope).QuerySelectorAll(".place-card h3 a").Select(link => link.TextContent)];
    }
}
