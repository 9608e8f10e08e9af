using Microsoft.AspNetCore.Mvc.RazorPages;
using MimeKit;
using TiersLieux.Web.Mails;

namespace TiersLieux.Web.Pages.Dev.Courriels;

/// <summary>In development: the e-mails of the pickup folder.</summary>
public sealed class IndexModel(PickupFolder pickup) : PageModel
{
    public string? Folder => pickup.Folder;

    public IReadOnlyList<(string Name, MimeMessage Message)> Messages { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Messages = await pickup.ListAsync(cancellationToken);
}
