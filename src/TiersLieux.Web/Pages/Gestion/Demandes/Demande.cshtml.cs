using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Requests;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Demandes;
using TiersLieux.Web.Requests;

namespace TiersLieux.Web.Pages.Gestion.Demandes;

/// <summary>A request handed to the coordination: passed on to a contact, or answered that there is none. Neither name nor address is shown.</summary>
public sealed class DemandeModel(TiersLieuxDbContext db, CurrentViewer viewer, RequestTargets targets, RequestAnswers answers) : RequestPage
{
    private const string List = "/gestion/demandes";

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<RequestTarget> Results { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int id, string? q, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await SearchAsync(q, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, string? q, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        await SearchAsync(q, cancellationToken);
        if (await targets.FindAsync(Target, cancellationToken) is not { } target)
        {
            return this.Invalid(nameof(Target), "Choisissez à qui passer la demande.");
        }

        var text = ReadWords(nameof(Words), Words, isRequired: false);
        return ModelState.IsValid
            ? Answered(await answers.PassOnAsync(id, Own(), target, text, isConsented: true, cancellationToken), $"La demande est passée à {target.Name}.", List)
            : this.Invalid();
    }

    public async Task<IActionResult> OnPostSansSuiteAsync(int id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        return ReadWords(nameof(Words), Words) is not { } text || !ModelState.IsValid
            ? this.Invalid()
            : Answered(await answers.DeclineAsync(id, Own(), text, cancellationToken), "La personne est prévenue.", List);
    }

    private List<int> Own() => [.. Opened!.Own.Select(recipient => recipient.Id)];

    private async Task SearchAsync(string? q, CancellationToken cancellationToken) => Results =
        [.. (await targets.SearchAsync(q is { Length: > 100 } ? q[..100] : q ?? "", ContactRequest.CommuneId, cancellationToken)).Where(target => !ContactRequest.Recipients.Exists(target.IsOf))];

    private async Task<bool> OpenAsync(int id, CancellationToken cancellationToken)
    {
        var scope = (await viewer.RightsAsync(cancellationToken)).Curation;
        var request = await db.ContactRequests.AsNoTracking().InScope(scope).Complete()
            .SingleOrDefaultAsync(known => known.Id == id && known.State == RequestState.Sent, cancellationToken);
        var own = request?.Recipients.FindAll(recipient => recipient.IsCoordination && recipient.State == RecipientState.Waiting);
        Opened = own is { Count: > 0 } ? new(request!, own) : null;
        return Opened is not null;
    }
}
