using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;
using TiersLieux.Import.Sheets;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier.Locaux;

/// <summary>
/// Writes a notice of premises, a call to territories or a search of partners: published at once by a collectivité in its territory and by
/// the managers of its place, read over first for others.
/// </summary>
public sealed class IndexModel(TiersLieuxDbContext db, SheetAccess access, SheetNaming naming, SheetWriting writing) : PageModel
{
    private const string Draft = "brouillon";

    [BindProperty]
    public PremisesInput Input { get; set; } = new();

    /// <summary>The notice that is changed; null for a new one.</summary>
    [BindNever]
    public PremisesNotice? Notice { get; private set; }

    /// <param name="lieu">Slug of the place a new notice is about.</param>
    public async Task<IActionResult> OnGetAsync(int? id, string? lieu, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (Notice is { Content: var content })
        {
            Input = PremisesInput.From(content, await CommuneLabelAsync(content.Commune, cancellationToken), await naming.ShowAsync(content.Area, cancellationToken));
        }
        else if (lieu is { Length: <= 300 })
        {
            Input = new() { Place = lieu, Type = PremisesTypes.Partners };
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int? id, string? envoi, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var content = await ReadAsync(cancellationToken);
        ModelState.AddProblems(content.Problems(), nameof(Input));
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        try
        {
            var mayPublish = await access.MayPublishAsync(SheetKind.Premises, content, Notice, cancellationToken);
            var author = await access.AuthorshipAsync(content, null, cancellationToken);
            var isDraft = envoi == Draft && Notice is not { State: SheetState.Published };
            return this.Done("/publier", SheetForms.Saved(await writing.SaveAsync(SheetKind.Premises, Notice?.Id, content, author, mayPublish, isDraft, cancellationToken)));
        }
        catch (SheetProblemsException refused)
        {
            ModelState.AddProblems(refused.Problems, nameof(Input));
            return this.Invalid();
        }
    }

    private async Task<PremisesContent> ReadAsync(CancellationToken cancellationToken)
    {
        if (!Typed.TryNumber(Input.SurfaceM2, out var surface))
        {
            ModelState.AddModelError("Input.SurfaceM2", "La surface est un nombre de mètres carrés.");
        }

        // What the form does not show is kept as it was.
        var content = (Notice?.Content ?? new()) with
        {
            Name = Typed.Text(Input.Name) ?? "", Type = Typed.Text(Input.Type) ?? "", Summary = Typed.Text(Input.Summary), Description = Typed.Paragraphs(Input.Description),
            Organisation = await naming.SheetAsync(SheetKind.Organisation, Input.Organisation, ModelState, "Input.Organisation", cancellationToken),
            Place = await naming.PlaceAsync(Input.Place, ModelState, "Input.Place", cancellationToken),
            Commune = await naming.CommuneAsync(Input.Commune, ModelState, "Input.Commune", cancellationToken),
            Street = Typed.Text(Input.Street), SurfaceM2 = surface, State = Typed.Text(Input.State), Conditions = Typed.Paragraphs(Input.Conditions),
            Deadline = Typed.Text(Input.Deadline), Website = Typed.Web(Input.Website),
            Area = await naming.AreaAsync(Input.Area, ModelState, "Input.Area", cancellationToken),
        };
        return content;
    }

    private async Task<bool> FindAsync(int? id, CancellationToken cancellationToken)
    {
        if (id is not { } known)
        {
            return await access.MayWriteAsync(SheetKind.Premises, cancellationToken);
        }

        Notice = await access.FindEditableAsync<PremisesNotice>(known, cancellationToken);
        return Notice is not null;
    }

    private async Task<string?> CommuneLabelAsync(string? code, CancellationToken cancellationToken)
    {
        var commune = code is null ? null : await db.Communes.AsNoTracking().Include(known => known.Departement).SingleOrDefaultAsync(known => known.Code == code, cancellationToken);
        return commune is null ? code : TerritoryNames.Label(TerritoryKind.Commune, commune.Code, commune.Name, commune.Departement!.Name, commune.Departement.Code);
    }
}
