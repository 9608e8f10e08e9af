using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer.Proposer;

/// <summary>The first step of a new place: the draft exists once it has a name.</summary>
[GuardedForm]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(ProposalSending sending, TimeProvider clock) : PageModel
{
    [BindProperty]
    public PlaceForm Form { get; set; } = new();

    public void OnGet() => Form = PlaceForm.From(new PlaceFacts { Lifecycle = PlaceLifecycle.Open }).Only(FormStep.All[0]);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Form = Form.Only(FormStep.All[0]);
        if (!TryValidateModel(Form, nameof(Form)) || !ModelState.IsValid)
        {
            return this.Invalid();
        }

        var now = clock.GetUtcNow();
        var key = await sending.StartAsync(
            new Proposal { Kind = ProposalKind.NewPlace, Changes = FieldChanges.Of(Form.Apply(new PlaceFacts())), CreatedAt = now, UpdatedAt = now }, cancellationToken);
        return LocalRedirect($"/contribuer/proposer/{key}/{FormStep.Location}");
    }
}
