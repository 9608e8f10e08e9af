using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

[Collection(Site.Journeys.Name)]
public sealed class TelephoneTests(BrowsedSite site)
{
    private static BrowserNewContextOptions AtCrest => new(Screen.Phone)
    {
        Geolocation = new() { Latitude = 44.7312f, Longitude = 4.9513f }, Permissions = ["geolocation"],
    };

    [Fact]
    public Task Phone_SearchFilterAndPlace_ByFinger() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        await visitor.OuvrirAsync("/");
        await visitor.Recherche.EcrireOuAsync("crest");
        await visitor.Recherche.Suggestions.GetByRole(AriaRole.Option).First.TapAsync();
        await visitor.Recherche.Chercher.TapAsync();
        await Expect(visitor.Recherche.Titre).ToContainTextAsync("autour de Crest");

        await visitor.Recherche.OuvrirFiltresAsync();
        await visitor.Recherche.Filtre("Fablabs").TapAsync();
        await Expect(visitor.Recherche.Titre).ToHaveTextAsync("2 lieux autour de Crest");
        await Expect(visitor.Recherche.Filtre("Fablabs")).ToBeVisibleAsync();

        await visitor.Recherche.OuvrirLieuAsync("Le Moulin des idées");
        await Expect(visitor.Fiche.Nom).ToHaveTextAsync("Le Moulin des idées");
    });

    [Fact]
    public Task AroundMe_Allowed_SearchesAroundARoundedPosition() => site.VisitAsync(AtCrest, async visitor =>
    {
        await visitor.OuvrirAsync("/");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Autour de moi" }).TapAsync();

        await Expect(visitor.Page).ToHaveURLAsync(new Regex("lat=44\\.731&lon=4\\.951&rayon=20"));
        await Expect(visitor.Recherche.Titre).ToContainTextAsync("autour de votre position");
        await Expect(visitor.Recherche.Lieux.First).ToContainTextAsync("Le Moulin des idées");
    });

    [Fact]
    public Task AroundMe_Refused_SaysWhatToDo() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        await visitor.OuvrirAsync("/");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Autour de moi" }).TapAsync();

        await Expect(visitor.Page.Locator("#geo-message")).ToContainTextAsync("Indiquez plutôt votre commune.");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Autour de moi" })).ToBeEnabledAsync();
    });
}
