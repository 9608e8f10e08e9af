using Microsoft.AspNetCore.Mvc;
using TiersLieux.Domain.Requests;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Requests;

namespace TiersLieux.Web.Pages.Demandes;

/// <summary>A request, for its visitor: confirm it, see who answers, add a word, say yes to another contact, close it.</summary>
public sealed class SuiviModel(RequestAccess access, RequestSending sending, RequestFollowing following, TimeProvider clock) : RequestPage
{
    [BindProperty]
    public string? Word { get; set; }

    [BindProperty]
    public string? Result { get; set; }

    [BindProperty]
    public string? ResultText { get; set; }

    public bool MayGoToCoordination => ContactRequest.MayGoToCoordination(clock.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(string cle, CancellationToken cancellationToken) => await OpenAsync(cle, cancellationToken) ? Page() : Broken();

    public async Task<IActionResult> OnPostConfirmerAsync(string cle, CancellationToken cancellationToken) =>
        await OpenAsync(cle, cancellationToken) && await sending.ConfirmAsync(ContactRequest.Id, cancellationToken)
            ? Answered(null, "Votre demande est partie. Gardez ce lien : il vous permet de la suivre.")
            : Broken();

    public async Task<IActionResult> OnPostRetirerAsync(string cle, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cle, cancellationToken))
        {
            return Broken();
        }

        if (ContactRequest.State == RequestState.Unconfirmed)
        {
            await following.ForgetAsync(ContactRequest.Id, cancellationToken);
            return Answered(null, "Votre demande est effacée : rien n’est parti.", "/demandes/nouvelle");
        }

        return Answered(await following.CloseAsync(ContactRequest.Id, RequestResults.GivenUp, null, cancellationToken), "Votre demande est retirée : ceux qui l’ont reçue en sont prévenus.");
    }

    public async Task<IActionResult> OnPostAjouterAsync(string cle, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cle, cancellationToken))
        {
            return Broken();
        }

        return ReadWords(nameof(Word), Word) is not { } text || !ModelState.IsValid
            ? this.Invalid()
            : Answered(await following.AddWordAsync(ContactRequest.Id, text, cancellationToken), "Votre mot est transmis à ceux qui peuvent encore vous répondre.");
    }

    public async Task<IActionResult> OnPostDeciderAsync(string cle, int destinataire, bool oui, CancellationToken cancellationToken) =>
        await OpenAsync(cle, cancellationToken)
            ? Answered(await following.DecideAsync(ContactRequest.Id, destinataire, oui, cancellationToken), oui ? "Votre demande lui est transmise." : "C’est noté : rien ne lui est envoyé.")
            : Broken();

    public async Task<IActionResult> OnPostCoordinationAsync(string cle, CancellationToken cancellationToken) =>
        await OpenAsync(cle, cancellationToken)
            ? Answered(await following.AskCoordinationAsync(ContactRequest.Id, cancellationToken), "La coordination de votre territoire va chercher un contact pour vous.")
            : Broken();

    public async Task<IActionResult> OnPostCloreAsync(string cle, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cle, cancellationToken))
        {
            return Broken();
        }

        if (Result is null || !RequestResults.All.Knows(Result))
        {
            ModelState.AddModelError(nameof(Result), "Choisissez ce que votre demande a donné.");
        }

        var text = ReadWords(nameof(ResultText), ResultText, isRequired: false);
        return ModelState.IsValid
            ? Answered(await following.CloseAsync(ContactRequest.Id, Result!, text, cancellationToken), "Votre demande est close. Merci de nous avoir dit ce qu’elle a donné.")
            : this.Invalid();
    }

    private async Task<bool> OpenAsync(string key, CancellationToken cancellationToken) => (Opened = await access.FollowAsync(key, cancellationToken)) is not null;
}
