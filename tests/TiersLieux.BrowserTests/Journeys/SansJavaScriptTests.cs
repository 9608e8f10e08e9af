using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

[Collection(Site.Journeys.Name)]
public sealed class SansJavaScriptTests(BrowsedSite site)
{
    private static BrowserNewContextOptions WithoutScript => new(Screen.Desktop) { JavaScriptEnabled = false };

    [Fact]
    public Task WithoutJavaScript_SearchFiltersAndPages_Work() => site.VisitAsync(WithoutScript, async visitor =>
    {
        var page = visitor.Page;
        await visitor.OuvrirAsync("/");
        // Without suggestions the box is an ordinary one.
        await page.GetByLabel("Où ?").FillAsync("die");
        await visitor.Recherche.Chercher.ClickAsync();
        await Expect(visitor.Recherche.Titre).ToContainTextAsync("autour de Die");

        await visitor.Recherche.OuvrirFiltresAsync();
        await visitor.Recherche.Filtre("Coworkings").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Appliquer les filtres" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("type=coworking"));
        await Expect(visitor.Recherche.Titre).ToHaveTextAsync("25 lieux autour de Die");

        await page.GetByRole(AriaRole.Link, new() { Name = "Suivante" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("page=2"));
        await Expect(visitor.Recherche.Lieux).ToHaveCountAsync(5);

        await visitor.Recherche.Lieux.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(visitor.Fiche.Sources).ToBeVisibleAsync();
    });

    [Fact]
    public Task WithoutJavaScript_NothingUselessIsShown() => site.VisitAsync(WithoutScript, async visitor =>
    {
        await visitor.OuvrirAsync("/lieux");

        await Expect(visitor.Carte.Bouton).ToBeHiddenAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Autour de moi" })).ToBeHiddenAsync();
    });
}
