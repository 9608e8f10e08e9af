using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>Every kind of page, on both screens: axe finds nothing (WCAG 2.2 A and AA, and its good practices), and nothing overflows.</summary>
[Collection(Site.Journeys.Name)]
public sealed class AxeTests(BrowsedSite site)
{
    private const string Place = "{lieu}";

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    private static readonly (string Path, int Status)[] Pages =
    [
        ("/", 200), ("/lieux", 200), ("/lieux?commune=26108&type=fablab", 200), ("/lieux?ou=Saillans&type=ressourcerie&rayon=5", 200), ("/lieux?type=inconnu", 400),
        (Place, 200), ("/territoires", 200), ("/territoires/communes/26108", 200), ("/territoires/communes/26289", 200),
        ($"/territoires/zones-emploi/{Vallee.ZoneDie}", 200), ("/territoires/departements/26", 200), ("/territoires/epci/200040459", 200), ("/territoires/regions/84", 200),
        ("/donnees", 200), ("/api", 200), ("/legal/mentions", 200), ("/legal/confidentialite", 200), ("/legal/accessibilite", 200), ("/nulle-part", 404),
    ];

    public static TheoryData<string, int> Screens
    {
        get
        {
            var pages = new TheoryData<string, int>();
            foreach (var (path, status) in Pages)
            {
                pages.Add(path, status);
            }

            return pages;
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public Task Page_OnAWideScreen_HasNoViolation(string path, int status) => CheckAsync(Screen.Desktop, path, status);

    [Theory]
    [MemberData(nameof(Screens))]
    public Task Page_OnAPhone_HasNoViolation(string path, int status) => CheckAsync(Screen.Phone, path, status);

    [Fact]
    public Task Suggestions_Open_HaveNoViolation() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        await visitor.OuvrirAsync("/");
        await visitor.Recherche.EcrireOuAsync("sai");
        (await ViolationsAsync(visitor.Page)).Should().BeEmpty();
    });

    [Fact]
    public Task Map_Shown_HasNoViolation() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync("/lieux?commune=26108&type=coworking&rayon=5");
        await visitor.Carte.AttendreAsync();
        await visitor.Carte.Canevas.ClickAsync();
        await Assertions.Expect(visitor.Carte.Note).ToBeVisibleAsync();
        (await ViolationsAsync(visitor.Page)).Should().BeEmpty();
    });

    private Task CheckAsync(BrowserNewContextOptions screen, string path, int status) => site.VisitAsync(
        screen,
        async visitor =>
        {
            await visitor.OuvrirAsync(path == Place ? $"/lieux/{site.Vallee.Moulin.Slug}" : path, status);
            (await ViolationsAsync(visitor.Page)).Should().BeEmpty();
            (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().Be(0, "rien ne dépasse de l’écran");
        },
        $"axe {path} {screen.ViewportSize!.Width}");

    /// <summary>« règle : élément », one for each element at fault.</summary>
    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page) =>
        (await page.RunAxe(Rules)).Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id} : {node.Html}");
}
