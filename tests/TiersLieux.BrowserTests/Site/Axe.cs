using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace TiersLieux.BrowserTests.Site;

/// <summary>What axe finds (WCAG 2.2 A and AA, and its good practices), and what overflows.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Only what is wrong is described, without the selectors nobody reads: the rest takes longer than the rules.</summary>
    private const string Run =
        """
        async () => {
          const { violations } = await axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            resultTypes: ["violations"], selectors: false, preload: false,
          });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} : ${html}`));
        }
        """;

    /// <summary>Opens a page; « adresse : règle : élément », one for each element at fault.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(Visitor visitor, string path, int status = 200)
    {
        await visitor.OuvrirAsync(path, status);
        var faults = (await ViolationsAsync(visitor.Page)).Select(violation => $"{path} : {violation}").ToList();
        if (await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
        {
            faults.Add($"{path} : dépasse de l’écran");
        }

        return faults;
    }

    /// <summary>« règle : élément », one for each element at fault on the page shown.</summary>
    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
