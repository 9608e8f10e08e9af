using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

[Collection(Site.Journeys.Name)]
public sealed class ClavierTests(BrowsedSite site)
{
    [Fact]
    public Task Keyboard_Alone_LeadsFromTheSkipLinkToAPlace() => site.VisitAsync(async visitor =>
    {
        var page = visitor.Page;
        await visitor.OuvrirAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Aller au contenu" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();

        await TabTo(page, visitor.Recherche.Ou);
        await page.Keyboard.TypeAsync("crest");
        await Expect(visitor.Recherche.Suggestions).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/lieux\\?"));

        var filter = visitor.Recherche.Filtre("Coworkings");
        await TabTo(page, filter);
        await page.Keyboard.PressAsync("Space");
        await Expect(page).ToHaveURLAsync(new Regex("type=coworking"));
        await Expect(filter).ToBeFocusedAsync();

        var place = visitor.Recherche.Lieux.GetByRole(AriaRole.Link, new() { Name = "Le Moulin des idées" });
        await TabTo(page, place);
        await page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Fiche.Nom).ToHaveTextAsync("Le Moulin des idées");
    });

    [Fact]
    public Task Escape_ClosesTheSuggestions_AndKeepsTheText() => site.VisitAsync(async visitor =>
    {
        await visitor.OuvrirAsync("/");
        await visitor.Recherche.EcrireOuAsync("sai");
        await visitor.Recherche.Ou.PressAsync("Escape");

        await Expect(visitor.Recherche.Suggestions).ToBeHiddenAsync();
        await Expect(visitor.Recherche.Ou).ToHaveValueAsync("sai");
        await Expect(visitor.Recherche.Ou).ToHaveAttributeAsync("aria-expanded", "false");
    });

    /// <summary>Presses Tab until <paramref name="wanted"/> has the focus; each stop must show it.</summary>
    private static async Task TabTo(IPage page, ILocator wanted)
    {
        for (var stops = 0; stops < 60; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (shown, focus) = (await FocusIsShown(page), await wanted.EvaluateAsync<bool>("element => element === document.activeElement"));
            shown.Should().BeTrue("le focus doit se voir sur chaque élément");
            if (focus)
            {
                return;
            }
        }

        Assert.Fail($"La touche Tab ne mène pas à {wanted}.");
    }

    private static Task<bool> FocusIsShown(IPage page) => page.EvaluateAsync<bool>(
        """
        () => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
          return document.activeElement !== document.body && ((outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none");
        }
        """);
}
