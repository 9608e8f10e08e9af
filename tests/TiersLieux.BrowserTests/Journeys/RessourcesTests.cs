using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;
using TiersLieux.Domain.Resources;
using TiersLieux.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>One reads a resource, comments it, and the coordination lets the comment show.</summary>
[Collection(Site.Journeys.Name)]
public sealed class RessourcesTests(BrowsedSite site)
{
    [Fact]
    public Task Comment_AcceptedByTheCoordination_Shows() => site.VisitAsync(async visitor =>
    {
        const string email = "lecteur@exemple.org", words = "Chez nous, la mairie a prêté la salle.";
        var page = visitor.Page;
        var monograph = await site.ResourceAsync(
            new()
            {
                Name = "Le four à pain de Locronan", Type = ResourceTypes.Monograph, Commune = site.Vallee.Locronan.Code, Question = "Et chez vous, qui prête la salle ?",
                Sections = new Dictionary<string, string> { ["contexte"] = "Un **four** rallumé.\n\n| Formule | Tarif |\n|---|--:|\n| Fournée | 12 € |", ["budget"] = "# En détail\n\n- farine\n- bois" },
                Comparison = new(800, MonographFigures.Rural, Investment: 45_000, PublicShare: 40, Year: 2019),
            },
            citation: new("Étude d’essai", "page 3"));
        await visitor.OuvrirAsync("/ressources?q=four");
        await page.GetByRole(AriaRole.Link, new() { Name = monograph.Name }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Budget", Exact = true }).ClickAsync();
        await Expect(page.Locator("#budget")).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Donner mon avis" }).ClickAsync();
        await page.GetByLabel("Votre commentaire").FillAsync(words);
        await page.GetByLabel("Votre nom").FillAsync("Maëlle");
        await page.GetByLabel("Votre adresse électronique").FillAsync(email);
        site.LeaveTimeToWrite();
        (await Axe.ViolationsAsync(page)).Should().BeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer" }).ClickAsync();
        await visitor.OuvrirAsync(await site.FollowLinkAsync(email));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer mon envoi" }).ClickAsync();

        await visitor.SeConnecterAsync(site.Vallee.Coordinator);
        await visitor.Gestion.AccepterAsync(monograph.Name, "Publier ce commentaire");
        var faults = new List<string>(await Axe.FaultsAsync(visitor, $"/publier/ressources/{monograph.Id}"));

        await visitor.SeDeconnecterAsync();
        await visitor.OuvrirAsync($"/ressources/{monograph.Slug}");
        await Expect(page.GetByRole(AriaRole.Article, new() { Name = "Maëlle" })).ToContainTextAsync(words);
        foreach (var path in new[] { "/ressources", $"/ressources/{monograph.Slug}", "/ressources/comparaison", "/ressources/glossaire" })
        {
            faults.AddRange(await Axe.FaultsAsync(visitor, path));
        }

        await page.SetViewportSizeAsync(390, 844);
        faults.AddRange(await Axe.FaultsAsync(visitor, $"/ressources/{monograph.Slug}"));
        faults.AddRange(await Axe.FaultsAsync(visitor, "/ressources/comparaison"));
        faults.Should().BeEmpty();
    });
}
