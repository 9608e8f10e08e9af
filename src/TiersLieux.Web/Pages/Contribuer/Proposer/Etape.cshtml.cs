using Microsoft.AspNetCore.Mvc;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Import.People;
using TiersLieux.Web.Infrastructure.Contributions;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer.Proposer;

/// <summary>One step of a proposed place. Each post is kept; the steps can be done in any order, or not at all.</summary>
public sealed class EtapeModel(ProposalAccess access, ProposalSending sending, CommuneLookup communes, TiersLieuxDbContext db, TimeProvider clock) : AuthorPage(access)
{
    public FormStep Step { get; private set; } = null!;

    [BindProperty]
    public PlaceForm Form { get; set; } = new();

    public DateOnly KeptUntil => DateOnly.FromDateTime((Proposal.UpdatedAt + ProposalSending.DraftLifetime).UtcDateTime);

    public async Task<IActionResult> OnGetAsync(string brouillon, string etape, CancellationToken cancellationToken)
    {
        if (await OpenStepAsync(brouillon, etape, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Form = PlaceForm.From(FieldChanges.Facts(Proposal.Changes)).Only(Step);
        return Page();
    }

    /// <param name="suite">« suivant », <see cref="SheetPage.MoreLines"/>, or « plus-tard ».</param>
    public async Task<IActionResult> OnPostAsync(string brouillon, string etape, string? suite, CancellationToken cancellationToken)
    {
        if (await OpenStepAsync(brouillon, etape, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Form = Form.Only(Step);
        if (TryValidateModel(Form, nameof(Form)) && Form.Location is { } location && await communes.CompleteAsync(location, cancellationToken) is { } problem)
        {
            ModelState.AddModelError("Form.Location.Commune", problem);
        }

        if (!ModelState.IsValid || !Apply(out var whereOrNameChanged))
        {
            return this.Invalid();
        }

        if (!await sending.SaveAsync(null, cancellationToken))
        {
            return RedirectToFollow();
        }

        var here = $"/contribuer/proposer/{Opened.Key}";
        return LocalRedirect(suite switch
        {
            _ when suite?.StartsWith(SheetPage.MoreLines, StringComparison.Ordinal) == true => $"{here}/{Step.Code}",
            "plus-tard" => $"{here}/plus-tard",
            _ when whereOrNameChanged && (await ExisteDejaModel.SimilarAsync(db, Proposal, cancellationToken)).Count > 0 => $"{here}/existe-deja?apres={Step.Code}",
            _ => $"{here}/{Step.Next?.Code ?? "photos"}",
        });
    }

    private async Task<IActionResult?> OpenStepAsync(string key, string code, CancellationToken cancellationToken)
    {
        if (FormStep.Find(code) is not { } step)
        {
            return NotFound();
        }

        Step = step;
        return await OpenAsync(key, ProposalKind.NewPlace, cancellationToken);
    }

    private bool Apply(out bool whereOrNameChanged)
    {
        var before = FieldChanges.Facts(Proposal.Changes);
        var after = Form.Apply(before);
        whereOrNameChanged = before.Name != after.Name || before.Address?.CommuneCode != after.Address?.CommuneCode || before.Position != after.Position;
        try
        {
            PlaceChanges.Validated(FieldChanges.Of(after));
        }
        catch (PlaceChangeException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return false;
        }

        Proposal.Changes = FieldChanges.Of(after);
        Proposal.UpdatedAt = clock.GetUtcNow();
        if (Form.Location is { } location && (location.Found is not null || after.Address?.CommuneCode is null))
        {
            Proposal.CommuneId = location.Found?.Id;
        }

        return true;
    }
}
