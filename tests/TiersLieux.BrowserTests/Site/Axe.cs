using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace TiersLieux.BrowserTests.Site;

/// <summary>What axe finds (WCAG 2.2 A and AA, and its good practices), and what overflows.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

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
    public static async Task<IEnumerable<string>> ViolationsAsync(IPage page) =>
        (await page.RunAxe(Rules)).Violations.SelectMany(violation => violation.Nodes, (violation, node) => $"{violation.Id} : {node.Html}");
}
