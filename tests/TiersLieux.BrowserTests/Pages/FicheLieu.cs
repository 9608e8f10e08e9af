using Microsoft.Playwright;

namespace TiersLieux.BrowserTests.Pages;

public sealed class FicheLieu(IPage page)
{
    public ILocator Nom => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public ILocator Sources => page.GetByRole(AriaRole.Heading, new() { Name = "D’où vient cette information ?" });

    public ILocator FilDAriane => page.GetByRole(AriaRole.Navigation, new() { Name = "Vous êtes ici" });
}
