using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>Every kind of page, on both screens: axe finds nothing (WCAG 2.2 A and AA, and its good practices), and nothing overflows.</summary>
[Collection(Site.Journeys.Name)]
public sealed class AxeTests(BrowsedSite site)
{
    private const string Place = "{lieu}";

    private static readonly (string Path, int Status)[] Pages =
    [
        ("/", 200), ("/lieux", 200), ("/lieux?commune=26108&type=fablab", 200), ("/lieux?ou=Saillans&type=ressourcerie&rayon=5", 200), ("/lieux?type=inconnu", 400),
        (Place, 200), ("/territoires", 200), ("/territoires/communes/26108", 200), ("/territoires/communes/26289", 200),
        ($"/territoires/zones-emploi/{Vallee.ZoneDie}", 200), ("/territoires/departements/26", 200), ("/territoires/epci/200040459", 200), ("/territoires/regions/84", 200),
        ("/donnees", 200), ("/api", 200), ("/legal/mentions", 200), ("/legal/confidentialite", 200), ("/legal/accessibilite", 200), ("/nulle-part", 404),
    ];

    /// <summary>The pages that are laid out otherwise on a wide screen.</summary>
    private static readonly string[] WideOnes = ["/", "/lieux?commune=26108&type=fablab", Place, "/territoires/communes/26108"];

    [Fact]
    public Task Pages_OnAWideScreen_HaveNoViolation() => CheckAsync(Screen.Desktop, Pages.Where(page => WideOnes.Contains(page.Path)));

    [Fact]
    public Task Pages_OnAPhone_HaveNoViolation() => CheckAsync(Screen.Phone, Pages);

    [Fact]
    public Task Suggestions_Open_HaveNoViolation() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        await visitor.OuvrirAsync("/");
        await visitor.Recherche.EcrireOuAsync("sai");
        (await Axe.ViolationsAsync(visitor.Page)).Should().BeEmpty();
    });

    [Fact]
    public Task Map_Shown_HasNoViolation() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync("/lieux?commune=26108&type=coworking&rayon=5");
        await visitor.Carte.AttendreAsync();
        await visitor.Carte.Canevas.ClickAsync();
        await Assertions.Expect(visitor.Carte.Note).ToBeVisibleAsync();
        (await Axe.ViolationsAsync(visitor.Page)).Should().BeEmpty();
    });

    /// <summary>All the pages in one visit, and all that is wrong with them at once.</summary>
    private Task CheckAsync(
        BrowserNewContextOptions screen, IEnumerable<(string Path, int Status)> pages, [CallerMemberName] string name = "") => site.VisitAsync(
        screen,
        async visitor =>
        {
            var faults = new List<string>();
            foreach (var (path, status) in pages)
            {
                faults.AddRange(await Axe.FaultsAsync(visitor, path == Place ? $"/lieux/{site.Vallee.Moulin.Slug}" : path, status));
            }

            faults.Should().BeEmpty();
        },
        name);
}
