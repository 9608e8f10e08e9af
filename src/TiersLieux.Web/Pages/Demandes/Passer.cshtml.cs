using Microsoft.AspNetCore.Mvc;
using TiersLieux.Domain.Requests;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Requests;

namespace TiersLieux.Web.Pages.Demandes;

/// <summary>A recipient names a better contact of the directory: it is written to with the visitor's consent, suggested to them otherwise.</summary>
public sealed class PasserModel(RequestAccess access, RequestTargets targets, RequestAnswers answers) : RequestPage
{
    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<RequestTarget> Results { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string secret, string? q, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(secret, cancellationToken))
        {
            return Broken();
        }

        await SearchAsync(q, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string secret, string? q, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(secret, cancellationToken))
        {
            return Broken();
        }

        await SearchAsync(q, cancellationToken);
        var target = await targets.FindAsync(Target, cancellationToken);
        if (target is null)
        {
            ModelState.AddModelError(nameof(Target), "Choisissez à qui passer la demande.");
        }

        var text = ReadWords(nameof(Words), Words, isRequired: false);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var own = Opened!.Own.Select(recipient => recipient.Id).ToList();
        return Answered(
            await answers.PassOnAsync(ContactRequest.Id, own, target!, text, isConsented: false, cancellationToken),
            ContactRequest.MayBePassedOn ? $"La demande est passée à {target!.Name}. Merci." : $"{target!.Name} est proposé à la personne, qui décidera. Merci.",
            $"/demandes/repondre/{secret}");
    }

    private async Task SearchAsync(string? q, CancellationToken cancellationToken) => Results =
        [.. (await targets.SearchAsync(q is { Length: > 100 } ? q[..100] : q ?? "", ContactRequest.CommuneId, cancellationToken)).Where(target => !ContactRequest.Recipients.Exists(target.IsOf))];

    private async Task<bool> OpenAsync(string secret, CancellationToken cancellationToken) => (Opened = await access.AnswerAsync(secret, cancellationToken)) is not null;
}
