using TiersLieux.BrowserTests.Site;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

[Collection(Site.Journeys.Name)]
public sealed class PoidsTests(BrowsedSite site)
{
    private const int Budget = 60_000;

    /// <summary>On a phone, where the map waits for its button: page, style, fonts and script, as they travel.</summary>
    [Fact]
    public Task ResultPage_WithTwentyCards_StaysLight() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        var sizes = new Dictionary<string, int>();
        visitor.Page.RequestFinished += async (_, request) =>
        {
            var size = await request.SizesAsync();
            lock (sizes)
            {
                sizes[new Uri(request.Url).AbsolutePath] = size.ResponseBodySize;
            }
        };
        await visitor.OuvrirAsync("/lieux?ou=Die");
        await Expect(visitor.Recherche.Lieux).ToHaveCountAsync(20);
        await visitor.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        sizes.Should().ContainKeys("/lieux", "/assets/site.css", "/assets/site.js");
        sizes.Values.Sum().Should().BeLessThan(Budget, string.Join(", ", sizes));
    });
}
