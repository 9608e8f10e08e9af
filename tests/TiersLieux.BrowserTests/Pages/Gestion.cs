using Microsoft.Playwright;

namespace TiersLieux.BrowserTests.Pages;

/// <summary>The coordinators' queue and its items.</summary>
public sealed class Gestion(IPage page)
{
    /// <summary>From the queue to the decision.</summary>
    public async Task AccepterAsync(string lieu, string bouton)
    {
        await page.GotoAsync("/gestion");
        await page.GetByRole(AriaRole.Link, new() { Name = lieu, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = bouton }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Acceptée", Exact = true })).ToBeVisibleAsync();
    }
}
