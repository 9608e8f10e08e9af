using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Resources;
using TiersLieux.Domain.Resources;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Infrastructure.Markdown;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Publier.Ressources;

/// <summary>
/// Writes a resource, new or known: by sections, in Markdown, shown before it is kept. Coordinators and admins only; to others the page
/// does not exist.
/// </summary>
public sealed class IndexModel(TiersLieuxDbContext db, SheetAccess access, SheetWriting writing, SheetNaming naming) : PageModel
{
    public const string Preview = "apercu";
    public const string Draft = "brouillon";

    private const string Prefix = nameof(Form);

    /// <summary>Code of <see cref="ResourceTypes"/>; null while it is to be chosen.</summary>
    public string? Type { get; private set; }

    /// <summary>The resource that is changed; null for a new one.</summary>
    public Resource? Resource { get; private set; }

    [BindProperty]
    public ResourceForm Form { get; set; } = new();

    /// <summary>Version of the resource the form was shown with.</summary>
    [BindProperty]
    public uint Seen { get; set; }

    /// <summary>What was typed, as it would be read; null when no preview was asked.</summary>
    public ResourceContent? Previewed { get; private set; }

    public IReadOnlyDictionary<int, Illustration> Illustrations { get; private set; } = new Dictionary<int, Illustration>();

    /// <summary>What is published changes at once: it is no draft any more.</summary>
    public bool MayBeDraft => Resource is null or { State: SheetState.Draft or SheetState.Waiting or SheetState.Refused };

    public async Task<IActionResult> OnGetAsync(int? id, string? type, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, type, cancellationToken))
        {
            return NotFound();
        }

        if (Resource is { } resource)
        {
            (Form, Seen) = (ResourceForm.From(resource.Content), resource.Version);
            Form.Area = await naming.ShowAsync(resource.Content.Area, cancellationToken);
        }

        Form.Complete(Type ?? "");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int? id, string? type, string? suite, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, type, cancellationToken) || Type is null)
        {
            return NotFound();
        }

        Form.Complete(Type);
        var content = await ReadAsync(cancellationToken);
        ModelState.AddProblems(content.Problems().Select(Placed), Prefix);
        if (suite == Preview)
        {
            Previewed = content;
            return ModelState.IsValid ? Page() : this.Invalid();
        }

        if (Resource is { } known && known.Version != Seen)
        {
            ModelState.AddModelError("", "Quelqu’un a changé cette ressource depuis que vous l’avez ouverte : ouvrez-la dans un autre onglet, comparez, puis envoyez à nouveau.");
            // What is sent next has been compared.
            ModelState.Remove(nameof(Seen));
            Seen = known.Version;
        }

        return ModelState.IsValid ? await SaveAsync(content, suite == Draft && MayBeDraft, cancellationToken) : this.Invalid();
    }

    /// <summary>Closes the comments, or opens them again; those that show stay.</summary>
    public async Task<IActionResult> OnPostCommentairesAsync(int id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, null, cancellationToken))
        {
            return NotFound();
        }

        var isOpen = !Resource!.IsOpenToComments;
        await db.Resources.Where(known => known.Id == id).ExecuteUpdateAsync(set => set.SetProperty(known => known.IsOpenToComments, isOpen), cancellationToken);
        return this.Done($"/publier/ressources/{id}", isOpen ? "Les commentaires sont ouverts." : "Les commentaires sont fermés ; ceux qui ont paru restent.");
    }

    private async Task<ResourceContent> ReadAsync(CancellationToken cancellationToken)
    {
        var content = Form.Read(Resource?.Content ?? new ResourceContent { Type = Type! }, ModelState, Prefix);
        return content with
        {
            Organisation = await naming.SheetAsync(SheetKind.Organisation, Form.Organisation, ModelState, $"{Prefix}.{nameof(Form.Organisation)}", cancellationToken),
            Place = await naming.PlaceAsync(Form.Place, ModelState, $"{Prefix}.{nameof(Form.Place)}", cancellationToken),
            Commune = await naming.CommuneAsync(Form.Commune, ModelState, $"{Prefix}.{nameof(Form.Commune)}", cancellationToken),
            Area = await naming.AreaAsync(Form.Area, ModelState, $"{Prefix}.{nameof(Form.Area)}", cancellationToken),
        };
    }

    private async Task<IActionResult> SaveAsync(ResourceContent content, bool isDraft, CancellationToken cancellationToken)
    {
        try
        {
            var author = await access.AuthorshipAsync(content, null, cancellationToken);
            var sheet = await writing.SaveAsync(
                SheetKind.Resource, Resource?.Id, content, author, await access.MayPublishAsync(SheetKind.Resource, content, Resource, cancellationToken), isDraft, cancellationToken);
            return this.Done($"/publier/ressources/{sheet.Id}", SheetForms.Saved(sheet));
        }
        catch (SheetProblemsException refused)
        {
            ModelState.AddProblems(refused.Problems.Select(Placed), Prefix);
            return this.Invalid();
        }
    }

    /// <summary>On the box of the form it is about.</summary>
    private static SheetProblem Placed(SheetProblem problem) => problem.Field.Split('.') switch
    {
        [nameof(ResourceContent.Sections), var code] => problem with { Field = ResourceForm.SectionField("", code).TrimStart('.') },
        [nameof(ResourceContent.Sections) or nameof(ResourceContent.Type) or nameof(ResourceContent.Description)] => problem with { Field = "" },
        [nameof(ResourceContent.Comparison)] => problem with { Field = $"{nameof(ResourceForm.Comparison)}.{nameof(ComparisonForm.Note)}" },
        [nameof(ResourceContent.Area)] => problem with { Field = $"{nameof(ResourceForm.Area)}.{nameof(AreaInput.Lines)}" },
        _ => problem,
    };

    private async Task<bool> FindAsync(int? id, string? type, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            Type = type is not null && ResourceTypes.All.Knows(type) ? type : null;
            return await access.MayWriteAsync(SheetKind.Resource, cancellationToken) && (type is null || Type is not null);
        }

        Resource = await access.FindEditableAsync<Resource>(id.Value, cancellationToken);
        Type = Resource?.Type;
        if (Resource is not null)
        {
            Illustrations = Illustration.ByNumber(await db.IllustrationsOf(id.Value).ToListAsync(cancellationToken));
        }

        return Resource is not null;
    }
}
