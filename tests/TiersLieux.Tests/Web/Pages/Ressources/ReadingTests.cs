using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Tests.Testing;
using TiersLieux.Tests.Web.Pages.Gestion;

namespace TiersLieux.Tests.Web.Pages.Ressources;

[Collection(RessourcesSite.Name)]
public sealed class ReadingTests(CurationSite site)
{
    [Fact]
    public async Task Get_Practice_ShowsItsSectionsLinksAndPlace()
    {
        var place = await site.PlaceAsync(new() { Name = "La Halle de la gare" });
        var other = await site.ResourceAsync(new() { Name = "Partager une halle", Type = ResourceTypes.Practice });
        var resource = await site.ResourceAsync(
            new() { Name = "Rouvrir une gare", Summary = "Une gare fermée devient une halle.", Place = place.Slug, Question = "Et chez vous ?", Related = ["ressources/" + other.Slug] },
            citation: new("Livret d’essai", "page 12"));

        using var response = await site.Client.GetAsync($"/ressources/{resource.Slug}");
        var page = await WebDatabase.ReadPageAsync(response);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        page.QuerySelectorAll(".resource .section h2").Select(title => title.TextContent).Should().StartWith(["Le problème", "La solution", "Ce que cela change"]);
        page.QuerySelector("#solution")!.ParentElement!.InnerHtml.Should().Contain("<strong>halle</strong>").And.Contain("rel=\"noopener\"");
        page.QuerySelectorAll(".contents a").Select(link => link.GetAttribute("href")!).Should().OnlyContain(anchor => page.QuerySelector(anchor) != null);
        page.QuerySelector(".place-card a")!.GetAttribute("href").Should().Be($"/lieux/{place.Slug}");
        page.QuerySelector(".sources")!.TextContent.Should().Contain("Livret d’essai, page 12");
        page.QuerySelector($"a[href='/ressources/{other.Slug}']").Should().NotBeNull();
        (await site.GetAsync(site.Client, $"/ressources/{other.Slug}")).QuerySelector($".related a[href='/ressources/{resource.Slug}']").Should().NotBeNull("le lien se lit des deux côtés");
        var article = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        article.GetProperty("@type").GetString().Should().Be("Article");
        article.GetProperty("about").GetProperty("url").GetString().Should().Be($"https://annuaire.exemple.org/lieux/{place.Slug}");
    }

    [Fact]
    public async Task Get_DraftOrWithdrawn_IsNotForEverybody()
    {
        var draft = await site.ResourceAsync(new() { Name = "Un brouillon de gare" }, isDraft: true);
        var withdrawn = await site.ResourceAsync(new() { Name = "Une gare retirée" });
        await site.WithDbAsync(db => new SheetWriting(db, site.Clock).BecomeAsync(withdrawn.Id, SheetState.Withdrawn, new(AuthorRoles.Team), "Elle décrivait un autre lieu.", default));

        (await site.Client.GetAsync($"/ressources/{draft.Slug}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await site.Crest.GetAsync($"/ressources/{draft.Slug}")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await site.Client.GetAsync("/ressources/inconnue")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var gone = await site.Client.GetAsync($"/ressources/{withdrawn.Slug}");
        gone.StatusCode.Should().Be(HttpStatusCode.Gone);
        (await gone.Content.ReadAsStringAsync()).Should().Contain("Elle décrivait un autre lieu.").And.NotContain("La gare ferme");
    }

    [Fact]
    public async Task List_FindsByWordsTypeAndTerritory()
    {
        var place = await site.PlaceAsync();
        var near = await site.ResourceAsync(new() { Name = "Lanterne du Crestois", Place = place.Slug });
        var far = await site.ResourceAsync(new() { Name = "Lanterne de Paris", Type = ResourceTypes.Monograph, Commune = "75056" });

        (await NamesAsync("q=lanternes")).Should().BeEquivalentTo(near.Name, far.Name);
        (await NamesAsync("q=lanterne&nature=monographie")).Should().Equal(far.Name);
        (await NamesAsync("q=lanterne&epci=200040459")).Should().Equal(near.Name);
        (await NamesAsync("q=lanterne&commune=75056")).Should().Equal(far.Name);
        (await NamesAsync("q=introuvable")).Should().BeEmpty();
        using var wrong = await site.Client.GetAsync("/ressources?nature=roman");
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);

        async Task<IEnumerable<string>> NamesAsync(string query) =>
            (await site.GetAsync(site.Client, $"/ressources?{query}")).QuerySelectorAll(".resource-list h3").Select(title => title.TextContent);
    }

    [Fact]
    public async Task Comparison_GivesEachNumberWithItsSource_SortsAndExports()
    {
        await site.ResourceAsync(
            new()
            {
                Name = "Monographie, « =A1 »", Type = ResourceTypes.Monograph, Commune = "26108",
                Comparison = new(8_700, MonographFigures.Rural, 700_000, 270_000.5m, 54, 3.5m, null, 2016, "Six mois de fonctionnement."),
            },
            citation: new("Étude d’essai", "page 40"));
        await site.ResourceAsync(new() { Name = "Autre monographie", Type = ResourceTypes.Monograph, Comparison = new(Population: 300, Members: 12) });
        await site.ResourceAsync(new() { Name = "Monographie muette", Type = ResourceTypes.Monograph });

        var page = await site.GetAsync(site.Client, "/ressources/comparaison?tri=population");
        var rows = page.QuerySelectorAll(".comparison tbody tr").Select(row => row.QuerySelectorAll("th, td").Select(cell => cell.TextContent.Trim().Replace('\u202f', ' ').Replace('\u00a0', ' ')).ToList()).ToList();

        var told = rows.Single(row => row[0].StartsWith("Monographie, «", StringComparison.Ordinal));
        told.Skip(1).Select(cell => cell.Replace("source ", "#", StringComparison.Ordinal).Split('#')[0].Trim()).Should()
            .Equal("8 700", "Rural", "700 000 €", "270 000,5 €", "54 %", "3,5", "non dit", "2016");
        page.QuerySelector(".sources li")!.TextContent.Should().Contain("Étude d’essai, page 40");
        page.QuerySelectorAll(".comparison sup a").Should().HaveCount(7, "chaque chiffre donné cite sa source");
        rows.FindIndex(row => row[0] == "Autre monographie").Should().BeLessThan(rows.FindIndex(row => row == told));
        rows[^1][1].Should().Be("non dit", "ce qui n’est pas dit vient en dernier");
        page.QuerySelector("th[aria-sort='ascending'] a")!.GetAttribute("href").Should().Be("/ressources/comparaison?tri=population&ordre=desc");

        using var file = await site.Client.GetAsync("/ressources/comparaison?format=csv");
        file.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        (await file.Content.ReadAsStringAsync()).TrimStart('\ufeff').Split("\r\n")[0].Should().Be("lieu,commune,population,cadre,investissement,fonctionnement,part-publique,equipe,membres,annee,note,source,adresse");
        (await file.Content.ReadAsStringAsync()).Should().Contain("\"Monographie, « =A1 »\",Crest,8700,rural,700000,270000.5,54,3.5,,2016,Six mois de fonctionnement.,\"Étude d’essai, page 40\",");
    }

    [Fact]
    public async Task Glossary_DefinesEveryKind_AndCountsItsPlaces()
    {
        var page = await site.GetAsync(site.Client, "/ressources/glossaire");

        page.QuerySelectorAll("[id^=type-]").Should().HaveCount(PlaceKinds.All.Terms.Count);
        var fablab = page.QuerySelector("#type-fablab a")!;
        fablab.GetAttribute("href").Should().Be("/lieux?type=fablab");
        var found = await site.GetAsync(site.Client, "/lieux?type=fablab");
        found.QuerySelector("h1")!.TextContent.Should().StartWith(fablab.FirstChild!.TextContent, "le glossaire compte comme la recherche");
        page.QuerySelector("#frr").Should().NotBeNull();
    }
}
