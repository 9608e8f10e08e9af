using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace TiersLieux.BrowserTests.Pages;

public sealed partial class Carte(IPage page)
{
    /// <summary>Colour of the point whose card is under the pointer, and of an ordinary point.</summary>
    public const string Jaune = "255,197,61", Vert = "23,87,63";

    public ILocator Bouton => page.GetByRole(AriaRole.Button, new() { Name = "Afficher la carte" });

    public ILocator ChercherIci => page.GetByRole(AriaRole.Button, new() { Name = "Chercher dans cette zone" });

    public ILocator Canevas => page.Locator("canvas.maplibregl-canvas");

    public ILocator Note => page.Locator(".maplibregl-popup");

    /// <summary>The map in words, written once its tiles are there: « 3 lieux visibles sur la carte : … ».</summary>
    public ILocator EnMots => page.Locator("#carte-en-mots");

    public async Task AttendreAsync() => await Assertions.Expect(EnMots).ToHaveTextAsync(LieuVisible());

    /// <summary>Drags the map by so many pixels.</summary>
    public async Task GlisserAsync(int versLaDroite, int versLeBas)
    {
        var (x, y) = await CentreAsync();
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + versLaDroite, y + versLeBas, new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    public async Task PointerAuCentreAsync()
    {
        var (x, y) = await CentreAsync();
        // A map only notices a pointer that moves.
        await page.Mouse.MoveAsync(x - 3, y - 3);
        await page.Mouse.MoveAsync(x, y);
    }

    /// <summary>Colour seen in the middle of the map: « 23,87,63 ».</summary>
    public async Task<string> CouleurDuCentreAsync()
    {
        var (x, y) = await CentreAsync();
        var png = await page.ScreenshotAsync(new() { Clip = new() { X = x - 2, Y = y - 2, Width = 4, Height = 4 } });
        return await page.EvaluateAsync<string>(
            """
            async png => {
              const image = new Image();
              image.src = "data:image/png;base64," + png;
              await image.decode();
              const canvas = document.createElement("canvas");
              canvas.getContext("2d").drawImage(image, 0, 0);
              return [...canvas.getContext("2d").getImageData(2, 2, 1, 1).data.slice(0, 3)].join();
            }
            """,
            Convert.ToBase64String(png));
    }

    private async Task<(float X, float Y)> CentreAsync()
    {
        await Canevas.ScrollIntoViewIfNeededAsync();
        var box = (await Canevas.BoundingBoxAsync())!;
        return (box.X + box.Width / 2, box.Y + box.Height / 2);
    }

    [GeneratedRegex("lieux? visibles?")]
    private static partial Regex LieuVisible();
}
