using TiersLieux.BrowserTests.Site;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>The browser of the journeys can draw the map: a failure here explains others.</summary>
[Collection(Site.Journeys.Name)]
public sealed class ChromiumTests(BrowsedSite site)
{
    [Fact]
    public Task Chromium_DrawsWithWebGl() => site.VisitAsync(async visitor =>
    {
        var webGl = await visitor.Page.EvaluateAsync<bool>("() => document.createElement('canvas').getContext('webgl2') !== null");

        webGl.Should().BeTrue("la carte se dessine avec WebGL");
    });
}
