using Microsoft.Playwright;

namespace TiersLieux.BrowserTests;

/// <summary>The browser of the journeys is there and can draw the map: a failure here explains all the others.</summary>
public sealed class ChromiumTests
{
    [Fact]
    public async Task Chromium_Starts_AndDrawsWithWebGl()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium" });
        var page = await browser.NewPageAsync();

        var webGl = await page.EvaluateAsync<bool>("() => document.createElement('canvas').getContext('webgl2') !== null");

        webGl.Should().BeTrue("la carte se dessine avec WebGL");
    }
}
