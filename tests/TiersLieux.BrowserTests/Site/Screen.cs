using Microsoft.Playwright;

namespace TiersLieux.BrowserTests.Site;

/// <summary>The two screens every page must fit.</summary>
public static class Screen
{
    public static BrowserNewContextOptions Desktop => new() { ViewportSize = new() { Width = 1280, Height = 860 } };

    public static BrowserNewContextOptions Phone => new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true, DeviceScaleFactor = 2 };
}
