using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MimeKit;
using TiersLieux.Web.Mails;

namespace TiersLieux.Web.Pages.Dev.Courriels;

/// <summary>In development: one e-mail, as text and as HTML, with its links to follow.</summary>
public sealed partial class LireModel(PickupFolder pickup) : PageModel
{
    public MimeMessage Message { get; private set; } = null!;

    /// <summary>Addresses the text holds, in their order.</summary>
    public IEnumerable<string> Links => Address().Matches(Message.TextBody ?? "").Select(match => match.Value).Distinct();

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken)
    {
        if (await pickup.FindAsync(name, cancellationToken) is not { } message)
        {
            return NotFound();
        }

        Message = message;
        return Page();
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
