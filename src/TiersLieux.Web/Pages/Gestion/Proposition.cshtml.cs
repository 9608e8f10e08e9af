using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Import.People;
using TiersLieux.Import.People.Decisions;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>One item of the queue: what it changes, who sent it, what looks like it, and the decision.</summary>
public sealed class PropositionModel(TiersLieuxDbContext db, CurrentViewer viewer, ProposalDecisions decisions, TimeProvider clock) : PageModel
{
    public sealed class DecisionInput
    {
        /// <summary>Of the item, as the curator read it.</summary>
        public uint Version { get; set; }

        public List<string> Fields { get; set; } = [];
        public List<int> Photos { get; set; } = [];
        public SheetAction? Action { get; set; }

        [StringLength(1000, ErrorMessage = "La raison montrée au public tient en 1 000 caractères.")]
        public string? PublicReason { get; set; }

        [StringLength(4000, ErrorMessage = "Le message à l’auteur tient en 4 000 caractères.")]
        public string? Message { get; set; }

        [StringLength(4000, ErrorMessage = "La raison du refus tient en 4 000 caractères.")]
        public string? Reason { get; set; }

        [StringLength(4000, ErrorMessage = "La question tient en 4 000 caractères.")]
        public string? Question { get; set; }
    }

    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public ProposalSheet Sheet { get; private set; } = null!;

    /// <summary>What another curator did in the meantime.</summary>
    public string? Meanwhile { get; private set; }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public bool IsMine => Sheet.Proposal.AssignedToId == viewer.AccountId;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = new() { Version = Sheet.Proposal.Version, Fields = [.. Sheet.Differences.Select(difference => difference.Field)], Photos = [.. Sheet.Photos.Select(photo => photo.Id)] };
        return Page();
    }

    public Task<IActionResult> OnPostAccepterAsync(int id, CancellationToken cancellationToken) => DecideAsync(id, reviewer =>
        decisions.AcceptAsync(id, Input.Version, Input.Fields, Input.Photos, reviewer, Words(Input.Message), cancellationToken), cancellationToken, () =>
    {
        var choices = Sheet.Differences.Where(difference => !difference.IsAlreadySo).Select(difference => difference.Field).ToList();
        var isChosen = choices.Intersect(Input.Fields, StringComparer.Ordinal).Any() || Sheet.Photos.Any(photo => Input.Photos.Contains(photo.Id));
        if (Sheet.Proposal.Kind is ProposalKind.NewPlace or ProposalKind.Correction && choices.Count + Sheet.Photos.Count > 0 && !isChosen)
        {
            ModelState.AddModelError("champs", "Cochez au moins un changement à accepter, ou refusez l’ensemble.");
        }
    });

    public Task<IActionResult> OnPostRefuserAsync(int id, CancellationToken cancellationToken) => DecideAsync(id, reviewer =>
        decisions.RefuseAsync(id, Input.Version, reviewer, Words(Input.Reason) ?? "La fiche garde ce que des personnes ont dit.", cancellationToken), cancellationToken, () =>
    {
        if (Words(Input.Reason) is null && Sheet.HasAuthor)
        {
            ModelState.AddModelError("Input.Reason", "Dites pourquoi vous refusez : la raison est envoyée à l’auteur.");
        }
    });

    public Task<IActionResult> OnPostDemanderAsync(int id, CancellationToken cancellationToken) => DecideAsync(id, reviewer =>
        decisions.AskAsync(id, Input.Version, reviewer, Words(Input.Question)!, cancellationToken), cancellationToken, () =>
    {
        if (Words(Input.Question) is null)
        {
            ModelState.AddModelError("Input.Question", "Écrivez votre question.");
        }
    });

    public Task<IActionResult> OnPostReglerAsync(int id, CancellationToken cancellationToken) => DecideAsync(id, reviewer =>
        decisions.SettleAsync(id, Input.Version, Input.Action!.Value, Words(Input.PublicReason), reviewer, Words(Input.Message), cancellationToken), cancellationToken, () =>
    {
        if (Input.Action is not { } action || !Enum.IsDefined(action))
        {
            ModelState.AddModelError("Input.Action", "Choisissez ce que devient la fiche.");
        }
        else if (action == SheetAction.Withdraw && Words(Input.PublicReason) is null)
        {
            ModelState.AddModelError("Input.PublicReason", "Dites pourquoi la fiche est retirée : la raison est montrée au public.");
        }
    });

    public Task<IActionResult> OnPostClasserAsync(int id, CancellationToken cancellationToken) => DecideAsync(id, reviewer =>
        decisions.CloseAsync(id, Input.Version, reviewer, Words(Input.Message), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostAttribuerAsync(int id, CancellationToken cancellationToken) => DecideAsync(id, _ =>
        decisions.AssignAsync(id, IsMine ? null : viewer.AccountId, cancellationToken), cancellationToken);

    private async Task<IActionResult> DecideAsync(
        int id, Func<Authorship, Task> decide, CancellationToken cancellationToken, Action? validate = null)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        validate?.Invoke();
        if (ModelState.IsValid)
        {
            try
            {
                await decide(await viewer.AuthorshipAsync(null, cancellationToken, id));
                return RedirectToPage(new { id });
            }
            catch (PlaceChangeException refusal)
            {
                ModelState.AddModelError("", refusal.Message);
            }
            catch (DecidedMeanwhileException told)
            {
                Meanwhile = told.Message;
            }

            // Nothing was written: show what is there now, with what was typed.
            db.ChangeTracker.Clear();
            await LoadAsync(id, cancellationToken);
            Input.Version = Sheet.Proposal.Version;
            ModelState.Remove("Input.Version");
        }

        Response.StatusCode = Meanwhile is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> LoadAsync(int id, CancellationToken cancellationToken)
    {
        var sheet = await ProposalSheet.ReadAsync(db, id, (await viewer.RightsAsync(cancellationToken)).Curation, cancellationToken);
        Sheet = sheet!;
        return sheet is not null;
    }

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
