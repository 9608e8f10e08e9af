using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Contributions;
using TiersLieux.Import.People;
using TiersLieux.Import.People.Decisions;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Pages.Gestion;

/// <summary>
/// Several items at once, where it is safe: take care of them, refuse reports for one reason, confirm sheets. What is about to be done is
/// shown first; each item is then decided alone, so that one that fails does not undo the others.
/// </summary>
public sealed class LotModel(TiersLieuxDbContext db, CurrentViewer viewer, ProposalDecisions decisions) : PageModel
{
    /// <summary>A page of the queue.</summary>
    public const int Maximum = 50;

    public static readonly IReadOnlyDictionary<string, string> Actions = new Dictionary<string, string>
    {
        ["attribuer"] = "Me les attribuer", ["refuser"] = "Refuser les signalements", ["confirmer"] = "Confirmer que les fiches sont à jour",
    };

    public string Action { get; private set; } = "";

    /// <summary>Those the action applies to.</summary>
    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];

    /// <summary>Those chosen that it does not apply to.</summary>
    public IReadOnlyList<QueueRow> Others { get; private set; } = [];

    /// <summary>After the action: what each item became.</summary>
    public bool IsDone { get; private set; }

    public string? Reason { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? action, [FromQuery] int[] id, bool fait, CancellationToken cancellationToken)
    {
        if (action is null || !Actions.ContainsKey(action) || id.Length > Maximum)
        {
            return NotFound();
        }

        (Action, IsDone) = (action, fait);
        await LoadAsync(id, cancellationToken);
        return Page();
    }

    /// <param name="element">« id.version » of each item, as it was shown.</param>
    public async Task<IActionResult> OnPostAsync([FromQuery] string? action, string[] element, string? reason, CancellationToken cancellationToken)
    {
        if (action is null || !Actions.ContainsKey(action) || element.Length > Maximum)
        {
            return NotFound();
        }

        (Action, Reason) = (action, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        var asked = element.Select(Read).OfType<(int Id, uint Version)>().ToList();
        await LoadAsync([.. asked.Select(item => item.Id)], cancellationToken);
        if (action == "refuser" && Reason is null or { Length: > 4000 })
        {
            ModelState.AddModelError("reason", Reason is null ? "Dites pourquoi vous refusez : la raison est envoyée aux auteurs." : "La raison tient en 4 000 caractères.");
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var inScope = Rows.Select(row => row.Id).ToHashSet();
        var reviewer = await viewer.AuthorshipAsync(null, cancellationToken);
        foreach (var (id, version) in asked.Where(item => inScope.Contains(item.Id)))
        {
            await DecideAsync(id, version, reviewer, cancellationToken);
        }

        return Redirect($"/gestion/lot?action={action}&fait=true{string.Concat(asked.Select(item => $"&id={item.Id}"))}");
    }

    private async Task DecideAsync(int id, uint version, Authorship reviewer, CancellationToken cancellationToken)
    {
        try
        {
            await (Action switch
            {
                "attribuer" => decisions.AssignAsync(id, viewer.AccountId, cancellationToken),
                "refuser" => decisions.RefuseAsync(id, version, reviewer, Reason!, cancellationToken),
                _ => decisions.SettleAsync(id, version, SheetAction.Confirm, null, reviewer, null, cancellationToken),
            });
        }
        catch (Exception refusal) when (refusal is DecidedMeanwhileException or PlaceChangeException)
        {
            // The result page shows that this one is still open, or who decided it.
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task LoadAsync(int[] ids, CancellationToken cancellationToken)
    {
        var scope = (await viewer.RightsAsync(cancellationToken)).Curation;
        var rows = await db.Proposals.AsNoTracking().InScope(scope)
            .Where(item => ids.Contains(item.Id) && item.State != ProposalState.Draft && item.State != ProposalState.Unconfirmed)
            .OrderBy(item => item.SubmittedAt).ThenBy(item => item.Id).Select(ProposalQueue.Row).ToListAsync(cancellationToken);
        Rows = [.. rows.Where(Applies)];
        Others = [.. rows.Where(row => !Applies(row))];
    }

    private bool Applies(QueueRow row) => Action switch
    {
        "refuser" => row.Kind == ProposalKind.Report,
        "confirmer" => row.Kind == ProposalKind.Confirmation,
        _ => true,
    } && (IsDone || row.State is ProposalState.Waiting or ProposalState.Asked);

    private static (int, uint)? Read(string element) =>
        element.Split('.') is [var id, var version] && int.TryParse(id, out var known) && uint.TryParse(version, out var read) ? (known, read) : null;

    /// <summary>What became of a line, for the result page.</summary>
    public string Outcome(QueueRow row) => row.State is not (ProposalState.Waiting or ProposalState.Asked) ? row.State.Label()
        : Action == "attribuer" && row.AssignedToId == viewer.AccountId ? "attribuée à vous"
        : French.Unbroken("toujours en attente : ouvrez-la pour la relire");
}
