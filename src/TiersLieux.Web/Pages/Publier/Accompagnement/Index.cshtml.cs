using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Publier.Accompagnement;

/// <summary>Writes an accompaniment offer, new or known: published at once by those who may, else read over first.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, SheetAccess access, SheetNaming naming, SheetWriting writing, CurrentViewer viewer) : PageModel
{
    [BindProperty]
    public OfferInput Input { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public Offer? Offer { get; private set; }

    /// <summary>Published organisations the viewer is a member of.</summary>
    public IReadOnlyList<string> Mine { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int? id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = Offer is null
            ? new OfferInput { Organisation = Mine is [var only] ? only : null }
            : OfferInput.From(Offer.Content, await naming.ShowAsync(Offer.Content.Area, cancellationToken));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int? id, string? suite, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (suite == "ici")
        {
            ModelState.Clear();
            return Page();
        }

        var reading = new OfferReading(naming, ModelState, nameof(Input));
        var content = await reading.ReadAsync(Input, Offer?.Content ?? new OfferContent(), cancellationToken);
        var isDraft = suite == "brouillon" && Offer is not { IsPublished: true };
        if (!isDraft && content.Area is null)
        {
            ModelState.AddModelError("Input.Area.Lines", "Dites où vous accompagnez : toute la France, des territoires, ou un rayon autour de votre commune.");
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        try
        {
            var mayPublish = await access.MayPublishAsync(SheetKind.Offer, content, Offer, cancellationToken);
            var saved = await writing.SaveAsync(
                SheetKind.Offer, Offer?.Id, content, await access.AuthorshipAsync(content, null, cancellationToken), mayPublish, isDraft, cancellationToken);
            var isCorrection = Offer is { IsPublished: true } && !mayPublish;
            return this.Done(
                saved.IsPublished ? SheetWords.Url(SheetKind.Offer, saved.Slug) : "/publier",
                isCorrection ? "Votre correction est envoyée : la coordination va la relire. D’ici là, l’offre reste comme elle est." : SheetForms.Saved(saved));
        }
        catch (SheetProblemsException refused)
        {
            foreach (var problem in refused.Problems.Select(reading.Placed))
            {
                ModelState.AddModelError(problem.Field, problem.Message);
            }

            return this.Invalid();
        }
    }

    private async Task<bool> OpenAsync(int? id, CancellationToken cancellationToken)
    {
        Offer = id is { } known ? await access.FindEditableAsync<Offer>(known, cancellationToken) : null;
        var own = (await viewer.RightsAsync(cancellationToken)).Editing.OrganisationIds;
        Mine = await db.Organisations.Where(organisation => own.Contains(organisation.Id) && organisation.State == SheetState.Published)
            .OrderBy(organisation => organisation.SearchKey).Select(organisation => organisation.Name).ToListAsync(cancellationToken);
        return id is null || Offer is not null;
    }
}
