using System.Text.RegularExpressions;
using TiersLieux.BrowserTests.Site;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

[Collection(Site.Journeys.Name)]
public sealed class RechercheTests(BrowsedSite site)
{
    [Fact]
    public Task Search_CommuneChosenByKeyboard_ShowsItsPlacesThenTheNearest() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync("/");
        await visitor.Recherche.EcrireOuAsync("cre");
        await Expect(visitor.Recherche.Annonce).ToContainTextAsync("suggestion");
        await visitor.Recherche.ChoisirAuClavierAsync("Crest (Drôme, 26)");
        await visitor.Recherche.Ou.PressAsync("Enter");

        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/lieux\\?.*commune=26108"));
        await Expect(visitor.Recherche.Titre).ToHaveTextAsync(new Regex("lieux autour de Crest$"));
        await Expect(visitor.Page.Locator("#dans-la-commune")).ToHaveTextAsync("À Crest");
        await Expect(visitor.Page.Locator("#autour")).ToContainTextAsync("Autour de Crest");
        await Expect(visitor.Recherche.Ou).ToHaveValueAsync("Crest");
    });

    [Fact]
    public Task Search_ZoneEmploi_ShowsAllItsPlaces() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync("/lieux");
        await visitor.Recherche.EcrireOuAsync("zone d'emploi die");
        await visitor.Recherche.ChoisirAuClavierAsync("Zone d’emploi de Die");

        await Expect(visitor.Page).ToHaveURLAsync(new Regex($"ze={Vallee.ZoneDie}"));
        await Expect(visitor.Recherche.Titre).ToHaveTextAsync("25\u00a0lieux dans la zone d’emploi de Die");
        await Expect(visitor.Recherche.Annonce).ToHaveTextAsync("25\u00a0lieux dans la zone d’emploi de Die");
        await Expect(visitor.Recherche.Lieux).ToHaveCountAsync(20);
    });

    [Fact]
    public Task Filter_ByType_UpdatesListAndAddress_AndBackRestoresThem() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync("/lieux?commune=26108");
        var before = await visitor.Recherche.Titre.TextContentAsync();
        await visitor.Recherche.Filtre("Fablabs").CheckAsync();

        await Expect(visitor.Page).ToHaveURLAsync(new Regex("type=fablab"));
        await Expect(visitor.Recherche.Titre).ToHaveTextAsync("2\u00a0lieux autour de Crest");
        await Expect(visitor.Recherche.Annonce).ToHaveTextAsync("2\u00a0lieux autour de Crest");
        await Expect(visitor.Recherche.Filtre("Fablabs")).ToBeFocusedAsync();

        await visitor.Page.GoBackAsync();
        await Expect(visitor.Recherche.Titre).ToHaveTextAsync(before!);
        await Expect(visitor.Recherche.Filtre("Fablabs")).Not.ToBeCheckedAsync();
        (await visitor.Page.EvaluateAsync<string>("performance.getEntriesByType('navigation')[0].name")).Should().EndWith("?commune=26108", "la page n’a pas été rechargée");
    });

    [Fact]
    public Task Chip_Removed_WidensTheSearch() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync("/lieux?ze=8431&type=fablab");
        await Expect(visitor.Recherche.Titre).ToHaveTextAsync("2\u00a0lieux dans la zone d’emploi de Valence");
        await visitor.Recherche.Criteres.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Retirer : Fablab" }).ClickAsync();

        await Expect(visitor.Recherche.Titre).ToHaveTextAsync("3\u00a0lieux dans la zone d’emploi de Valence");
        await Expect(visitor.Page).Not.ToHaveURLAsync(new Regex("type="));
        await Expect(visitor.Recherche.Titre).ToBeFocusedAsync();
    });

    [Fact]
    public Task Place_OpenedFromTheList_ShowsItsSheetAndSources() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync("/lieux?commune=26108");
        await visitor.Recherche.OuvrirLieuAsync("Le Moulin des idées");

        await Expect(visitor.Fiche.Nom).ToHaveTextAsync("Le Moulin des idées");
        await Expect(visitor.Fiche.Sources).ToBeVisibleAsync();
        await visitor.Fiche.FilDAriane.GetByText("Crest").ClickAsync();
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/territoires/communes/26108$"));
    });

    [Fact]
    public Task NoResult_LeadsToTheNearest() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync("/lieux?ou=Saillans&type=ressourcerie&rayon=5");
        await Expect(visitor.Recherche.Titre).ToHaveTextAsync("Aucun lieu autour de Saillans");
        await Expect(visitor.Recherche.Lieux).ToHaveCountAsync(1);
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "élargir la recherche à" }).ClickAsync();

        await Expect(visitor.Recherche.Titre).ToHaveTextAsync("1\u00a0lieu autour de Saillans");
    });

    [Theory]
    [InlineData("/lieux/inconnu")]
    [InlineData("/territoires/communes/99999")]
    [InlineData("/nulle-part")]
    public Task UnknownAddress_Answers404_WithTheMenu(string path) => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync(path, status: 404);
        await Expect(visitor.Fiche.Nom).ToBeVisibleAsync();
        await visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Navigation, new() { Name = "Menu principal" }).GetByText("Lieux").ClickAsync();
        await Expect(visitor.Recherche.Titre).ToBeVisibleAsync();
    });
}
