using Microsoft.AspNetCore.Mvc;
using TiersLieux.Domain;
using TiersLieux.Domain.Requests;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Requests;

namespace TiersLieux.Web.Pages.Demandes;

/// <summary>A request, for those it was sent to: read it, accept, decline, write again, or pass it on. Opening it answers nothing.</summary>
public sealed class RepondreModel(RequestAccess access, RequestAnswers answers) : RequestPage
{
    public static readonly IReadOnlyList<Term> Answers =
    [
        new("oui", "Oui, je peux répondre", ""), new("non", "Non, je ne peux pas donner suite", ""),
    ];

    /// <summary>Those still waiting, when the address reads for several: ids, as strings.</summary>
    [BindProperty]
    public string[] For { get; set; } = [];

    /// <summary>Code of <see cref="Answers"/>.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public IReadOnlyList<RequestRecipient> Waiting => [.. Opened!.Own.Where(recipient => recipient.State == RecipientState.Waiting)];

    public IReadOnlyList<RequestRecipient> Accepted => [.. Opened!.Own.Where(recipient => recipient.State == RecipientState.Accepted)];

    public async Task<IActionResult> OnGetAsync(string secret, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(secret, cancellationToken))
        {
            return Broken();
        }

        For = [.. Waiting.Select(recipient => $"{recipient.Id}")];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(secret, cancellationToken))
        {
            return Broken();
        }

        if (Answer is not ("oui" or "non"))
        {
            ModelState.AddModelError(nameof(Answer), "Choisissez votre réponse.");
        }

        var text = ReadWords(nameof(Words), Words, isRequired: Answer == "oui");
        var ids = ChosenIds();
        if (ids.Count == 0 && Waiting.Count > 0)
        {
            ModelState.AddModelError(nameof(For), "Dites pour qui vous répondez.");
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        return Answer == "oui"
            ? Answered(await answers.AcceptAsync(ContactRequest.Id, ids, text!, cancellationToken), "Merci : votre réponse est partie.")
            : Answered(await answers.DeclineAsync(ContactRequest.Id, ids, text, cancellationToken), "C’est noté, et la personne est prévenue. Merci d’avoir répondu.");
    }

    public async Task<IActionResult> OnPostEcrireAsync(string secret, int destinataire, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(secret, cancellationToken) || Opened!.Own.All(recipient => recipient.Id != destinataire))
        {
            Opened = null;
            return Broken();
        }

        return ReadWords(nameof(Words), Words) is not { } text || !ModelState.IsValid
            ? this.Invalid()
            : Answered(await answers.WriteAsync(ContactRequest.Id, destinataire, text, cancellationToken), "Votre message est parti.");
    }

    // Only one's own: an id of somebody else's answers nothing.
    private IReadOnlyList<int> ChosenIds() =>
        [.. Opened!.Own.Select(recipient => recipient.Id).Where(id => Waiting.Count <= 1 || For.Contains($"{id}"))];

    private async Task<bool> OpenAsync(string secret, CancellationToken cancellationToken) => (Opened = await access.AnswerAsync(secret, cancellationToken)) is not null;
}
