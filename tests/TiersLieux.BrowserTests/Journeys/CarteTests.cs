using System.Text.RegularExpressions;
using TiersLieux.BrowserTests.Pages;
using TiersLieux.BrowserTests.Site;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

[Collection(Site.Journeys.Name)]
public sealed class CarteTests(BrowsedSite site)
{
    /// <summary>A search whose only place, Le Moulin des idées, is in the middle of the map.</summary>
    private const string OnlyTheMoulin = "/lieux?commune=26108&type=coworking&rayon=5";

    [Fact]
    public Task Map_OnAPhone_ComesByItsButton_WithThePlaces() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        var tiles = new List<string>();
        visitor.Page.Response += (_, response) =>
        {
            if (response.Url.Contains("/tuiles/", StringComparison.Ordinal) && response.Ok)
            {
                tiles.Add(new Uri(response.Url).AbsolutePath);
            }
        };
        await visitor.OuvrirAsync(OnlyTheMoulin);
        await Expect(visitor.Carte.Canevas).ToHaveCountAsync(0);
        await visitor.Carte.Bouton.ClickAsync();
        await visitor.Carte.AttendreAsync();

        await Expect(visitor.Carte.EnMots).ToHaveTextAsync("1 lieu visible sur la carte : Le Moulin des idées.");
        (await visitor.Carte.CouleurDuCentreAsync()).Should().Be(Carte.Vert);
        tiles.Should().Contain(path => path.StartsWith("/tuiles/lieux/", StringComparison.Ordinal))
            .And.Contain(path => path.StartsWith("/tuiles/territoires/", StringComparison.Ordinal));
    });

    [Fact]
    public Task Map_OnAWideScreen_LightsUpTheCardAndThePointTogether() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync(OnlyTheMoulin);
        await visitor.Carte.AttendreAsync();
        var card = visitor.Recherche.Lieux.First;

        await card.HoverAsync();
        await Expect(card).ToHaveClassAsync(new Regex("is-highlighted"));
        await visitor.Page.WaitForFunctionAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))");
        (await visitor.Carte.CouleurDuCentreAsync()).Should().Be(Carte.Jaune);

        await visitor.Recherche.Titre.HoverAsync();
        await Expect(card).Not.ToHaveClassAsync(new Regex("is-highlighted"));
        await visitor.Carte.PointerAuCentreAsync();
        await Expect(card).ToHaveClassAsync(new Regex("is-highlighted"));
    });

    [Fact]
    public Task Point_Clicked_NamesThePlaceAndLeadsToIt() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync(OnlyTheMoulin);
        await visitor.Carte.AttendreAsync();
        await visitor.Carte.Canevas.ClickAsync();
        await visitor.Carte.Note.GetByText("Le Moulin des idées").ClickAsync();

        await Expect(visitor.Fiche.Nom).ToHaveTextAsync("Le Moulin des idées");
    });

    [Fact]
    public Task SearchHere_AfterAMove_ChangesAddressAndList() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync("/lieux?commune=26108");
        await visitor.Carte.AttendreAsync();
        await visitor.Carte.GlisserAsync(60, 0);
        await visitor.Carte.ChercherIci.ClickAsync();

        await Expect(visitor.Page).ToHaveURLAsync(new Regex("[?&]bbox="));
        await Expect(visitor.Page).Not.ToHaveURLAsync(new Regex("commune="));
        await Expect(visitor.Recherche.Titre).ToContainTextAsync("dans cette zone de la carte");
        await Expect(visitor.Carte.ChercherIci).ToBeHiddenAsync();
    });
}
