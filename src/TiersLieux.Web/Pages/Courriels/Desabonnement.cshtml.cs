using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Messages;

namespace TiersLieux.Web.Pages.Courriels;

/// <summary>
/// Stops a kind of e-mail for an address. Opening the page changes nothing; posting does, also from a mail client (RFC 8058), which
/// comes without antiforgery token and follows no redirect: the secret of the address is what proves the right, no cookie is read.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DesabonnementModel(TiersLieuxDbContext db, TimeProvider clock) : PageModel
{
    /// <summary>French label of what it stops; null when the link is unknown or too old.</summary>
    public string? Topic { get; private set; }

    /// <summary>Whether the address no longer receives them.</summary>
    public bool IsStopped { get; private set; }

    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellationToken) =>
        await FindAsync(secret, cancellationToken) is { } link ? await ShowAsync(link, cancellationToken) : Unknown();

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancellationToken)
    {
        if (await FindAsync(secret, cancellationToken) is not { } link)
        {
            return Unknown();
        }

        await db.OptOutAsync(link.Email, link.Topic!, clock.GetUtcNow(), cancellationToken);
        return await ShowAsync(link, cancellationToken);
    }

    public async Task<IActionResult> OnPostReprendreAsync(string secret, CancellationToken cancellationToken)
    {
        if (await FindAsync(secret, cancellationToken) is not { } link)
        {
            return Unknown();
        }

        await db.OptInAsync(link.Email, link.Topic!, cancellationToken);
        return await ShowAsync(link, cancellationToken);
    }

    private async Task<SecretLink?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var link = await db.FindLinkAsync(secret, LinkPurpose.Unsubscribe, clock.GetUtcNow(), cancellationToken);
        return link?.Topic is null ? null : link;
    }

    private async Task<PageResult> ShowAsync(SecretLink link, CancellationToken cancellationToken)
    {
        Topic = EmailTopics.All.Find(link.Topic)?.Plural ?? link.Topic;
        IsStopped = await db.IsOptedOutAsync(link.Email, link.Topic!, cancellationToken);
        return Page();
    }

    private PageResult Unknown()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
