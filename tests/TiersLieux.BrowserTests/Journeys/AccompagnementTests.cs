using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Sheets;
using TiersLieux.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>From the home page to an offer that covers one's commune; axe on each kind of page met on the way.</summary>
[Collection(Site.Journeys.Name)]
public sealed class AccompagnementTests(BrowsedSite site)
{
    [Fact]
    public Task WhoCanHelpHere_FromTheHomePageToAnOffer() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        var page = visitor.Page;
        await site.SheetAsync(SheetKind.Offer, new OfferContent
        {
            Name = "Résidence citoyenne", Summary = "Des habitants écoutent les besoins du territoire.", Area = new(Territories: ["epci:200040459"]), Needs = ["idee"],
            Formats = ["residence-citoyenne", "aller-vers"], Cost = new("gratuit"), Sessions = [new(Place: site.Vallee.Moulin.Slug, When: "Le premier mardi du mois")],
        });
        await site.SheetAsync(SheetKind.Offer, new OfferContent { Name = "Prêts solidaires", Area = new(Everywhere: true), Needs = ["financement"] });

        await visitor.OuvrirAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Qui peut m’accompagner ici ?" }).First.ClickAsync();
        await visitor.Recherche.EcrireOuAsync("crest");
        await visitor.Recherche.ChoisirAuClavierAsync("Crest (Drôme, 26)");
        await visitor.Recherche.Chercher.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(new Regex("Qui peut m’accompagner à Crest"));
        await Expect(page.Locator(".offer-card")).ToHaveCountAsync(2);
        await Expect(page.Locator(".offer-card").First).ToContainTextAsync("Couvre la CC du Crestois");

        await page.GetByText("Préciser mon projet").ClickAsync();
        await page.GetByLabel("J’ai besoin d’aide pour").SelectOptionAsync("idee");
        await visitor.Recherche.Chercher.ClickAsync();
        await Expect(page.Locator(".offer-card")).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Une autre offre couvre votre commune" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Résidence citoyenne" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Résidence citoyenne");
        await Expect(page.Locator("main")).ToContainTextAsync("Le premier mardi du mois");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Demander" })).ToBeVisibleAsync();

        var faults = new List<string>();
        foreach (var path in new[]
        {
            "/accompagnement", "/accompagnement?commune=26108&besoin=idee&toutes=1", "/accompagnement?departement=26", "/accompagnement/residence-citoyenne",
            "/lieux/mi-chemin?de=26108&vers=26113",
        })
        {
            faults.AddRange(await Axe.FaultsAsync(visitor, path));
        }

        await visitor.SeConnecterAsync(await site.Data.AccountAsync());
        faults.AddRange(await Axe.FaultsAsync(visitor, "/publier/accompagnement"));
        faults.Should().BeEmpty();
    });
}
