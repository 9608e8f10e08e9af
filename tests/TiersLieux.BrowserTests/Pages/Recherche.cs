using Microsoft.Playwright;

namespace TiersLieux.BrowserTests.Pages;

/// <summary>The two boxes, the filters and the list, on the home page or on /lieux.</summary>
public sealed class Recherche(IPage page)
{
    public ILocator Ou => page.GetByRole(AriaRole.Combobox, new() { Name = "Où ?" });

    public ILocator Suggestions => page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" });

    public ILocator Titre => page.Locator("#resultats h1");

    public ILocator Lieux => page.Locator("#resultats li.place-card");

    public ILocator Criteres => page.GetByRole(AriaRole.List, new() { Name = "Critères de la recherche" });

    /// <summary>What a screen reader is told.</summary>
    public ILocator Annonce => page.Locator("body > [role=status]");

    public ILocator Chercher => page.GetByRole(AriaRole.Button, new() { Name = "Chercher", Exact = true });

    public ILocator Filtre(string nom) => page.GetByRole(AriaRole.Checkbox, new() { Name = nom });

    /// <summary>Types as fingers do, and waits for the suggestions.</summary>
    public async Task EcrireOuAsync(string texte)
    {
        await Ou.PressSequentiallyAsync(texte);
        await Assertions.Expect(Suggestions).ToBeVisibleAsync();
    }

    /// <summary>Walks down to a suggestion with the arrow and takes it with Enter.</summary>
    public async Task ChoisirAuClavierAsync(string suggestion)
    {
        var voulue = Suggestions.GetByRole(AriaRole.Option, new() { Name = suggestion });
        await Assertions.Expect(voulue).ToHaveCountAsync(1);
        var avant = await voulue.EvaluateAsync<int>("option => [...option.parentElement.children].indexOf(option)");
        for (var touche = 0; touche <= avant; touche++)
        {
            await Ou.PressAsync("ArrowDown");
        }

        await Assertions.Expect(voulue).ToHaveAttributeAsync("aria-selected", "true");
        await Ou.PressAsync("Enter");
        await Assertions.Expect(Suggestions).ToBeHiddenAsync();
    }

    public async Task OuvrirFiltresAsync()
    {
        var resume = page.Locator("#filtres > summary");
        if (await resume.IsVisibleAsync())
        {
            await resume.ClickAsync();
        }
    }

    public Task OuvrirLieuAsync(string nom) => Lieux.GetByRole(AriaRole.Link, new() { Name = nom, Exact = true }).ClickAsync();
}
