using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>A visitor proposes a place and corrects another, with and without scripts.</summary>
[Collection(Site.Journeys.Name)]
public sealed partial class ContribuerTests(BrowsedSite site)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    [Fact]
    public Task Steps_OnAPhone_HaveNoViolationAndFit() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        var page = visitor.Page;
        var draft = await StartAsync(visitor, "La Filature");
        var faults = new List<string>();
        foreach (var path in new[]
        {
            "/contribuer", $"{draft}/identite", $"{draft}/ou", $"{draft}/contact", $"{draft}/horaires", $"{draft}/espaces", $"{draft}/services", $"{draft}/publics", $"{draft}/structure",
            $"{draft}/verifier", $"{draft}/plus-tard", draft.Replace("proposer", "suivi", StringComparison.Ordinal), $"/contribuer/corriger/{site.Vallee.Moulin.Slug}", $"/contribuer/signaler/{site.Vallee.Moulin.Slug}",
        })
        {
            await visitor.OuvrirAsync(path);
            faults.AddRange((await page.RunAxe(Rules)).Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{path} {violation.Id} : {node.Html}"));
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            {
                faults.Add($"{path} : dépasse de l’écran");
            }
        }

        faults.Should().BeEmpty();
    });

    [Fact]
    public Task Where_WithScripts_WarnsOfTheKnownPlaceAndTakesAClickOnTheMap() => site.VisitAsync(async visitor =>
    {
        var page = visitor.Page;
        var draft = await StartAsync(visitor, site.Vallee.Moulin.Name);
        await visitor.OuvrirAsync($"{draft}/ou");
        await page.GetByLabel("Commune").PressSequentiallyAsync("Crest");
        await page.GetByRole(AriaRole.Option, new() { NameRegex = Crest() }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".similar")).ToContainTextAsync(site.Vallee.Moulin.Name);

        await page.GetByRole(AriaRole.Button, new() { Name = "Placer le point sur la carte" }).ClickAsync();
        await page.Locator(".point-picker canvas").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Latitude", new() { Exact = true })).ToHaveValueAsync(FourtyFour());
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ce lieu existe-t-il déjà" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Continuer, c’est un autre lieu" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Étape 3 sur 9" })).ToBeVisibleAsync();
    });

    /// <returns>Address of the draft: its first step is filled.</returns>
    private async Task<string> StartAsync(Visitor visitor, string name)
    {
        await visitor.OuvrirAsync("/contribuer/proposer");
        await visitor.Page.GetByLabel("Nom du lieu").FillAsync(name);
        // Past the time under which a form looks filled by a robot.
        site.Clock.Advance(TimeSpan.FromSeconds(3));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/ou");
        return new Uri(visitor.Page.Url).AbsolutePath[..^"/ou".Length];
    }

    [GeneratedRegex("^Crest ")]
    private static partial Regex Crest();

    [GeneratedRegex("^44,")]
    private static partial Regex FourtyFour();
}
