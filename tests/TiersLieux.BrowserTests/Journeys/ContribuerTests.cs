using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>A visitor proposes a place and corrects another, with and without scripts.</summary>
[Collection(Site.Journeys.Name)]
public sealed partial class ContribuerTests(BrowsedSite site)
{
    [Fact]
    public Task Steps_OnAPhone_HaveNoViolationAndFit() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        var draft = await StartAsync(visitor, "La Filature");
        var faults = new List<string>();
        foreach (var path in new[]
        {
            "/contribuer", $"{draft}/identite", $"{draft}/ou", $"{draft}/contact", $"{draft}/horaires", $"{draft}/espaces", $"{draft}/services", $"{draft}/publics", $"{draft}/structure",
            $"{draft}/verifier", $"{draft}/plus-tard", draft.Replace("proposer", "suivi", StringComparison.Ordinal), $"/contribuer/corriger/{site.Vallee.Moulin.Slug}", $"/contribuer/signaler/{site.Vallee.Moulin.Slug}",
        })
        {
            faults.AddRange(await Axe.FaultsAsync(visitor, path));
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
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Étape 3 sur 10" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task Proposal_WithoutAccount_ConfirmedByEmailAndAccepted_IsPublic() => site.VisitAsync(async visitor =>
    {
        const string name = "La Corderie du bourg", email = "corderie@exemple.org";
        var page = visitor.Page;
        await StartAsync(visitor, name);
        await page.GetByLabel("Commune").PressSequentiallyAsync("Locronan");
        await page.GetByRole(AriaRole.Option, new() { Name = "Locronan" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/contact");
        await page.GetByRole(AriaRole.Link, new() { Name = "Vérifier et envoyer" }).ClickAsync();
        await page.GetByLabel("Votre adresse électronique").FillAsync(email);
        site.LeaveTimeToWrite();
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma proposition" }).ClickAsync();
        await Assertions.Expect(visitor.Fiche.Nom).ToHaveTextAsync("Encore une étape : votre courriel");

        await visitor.OuvrirAsync(await site.FollowLinkAsync(email));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer mon envoi" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Votre envoi est confirmé" })).ToBeVisibleAsync();

        await visitor.SeConnecterAsync(site.Vallee.Coordinator);
        await visitor.Gestion.AccepterAsync(name, "Publier ce lieu");

        await visitor.SeDeconnecterAsync();
        await visitor.OuvrirAsync("/lieux?q=corderie");
        await visitor.Recherche.OuvrirLieuAsync(name);
        await Assertions.Expect(visitor.Fiche.Nom).ToHaveTextAsync(name);
        await Assertions.Expect(visitor.Fiche.FilDAriane).ToContainTextAsync("Locronan");
    });

    /// <returns>Address of the draft: its first step is filled.</returns>
    private async Task<string> StartAsync(Visitor visitor, string name)
    {
        await visitor.OuvrirAsync("/contribuer/proposer");
        await visitor.Page.GetByLabel("Nom du lieu").FillAsync(name);
        site.LeaveTimeToWrite();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer et continuer" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/ou");
        return new Uri(visitor.Page.Url).AbsolutePath[..^"/ou".Length];
    }

    [GeneratedRegex("^Crest ")]
    private static partial Regex Crest();

    [GeneratedRegex("^44,")]
    private static partial Regex FourtyFour();
}
