using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Web.Infrastructure.Forms;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>
/// The form of one kind of sheet, new or edited, posted as a whole. What its author may not publish waits in the queue; a sheet that is
/// not the viewer's to change answers 404.
/// </summary>
/// <typeparam name="TSheet">The kind.</typeparam>
/// <typeparam name="TInput">What the form holds, bound as <c>Input</c>.</typeparam>
public abstract class SheetFormPage<TSheet, TInput>(SheetAccess access, SheetWriting writing) : PageModel where TSheet : Sheet where TInput : class, new()
{
    [BindProperty]
    public TInput Input { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public TSheet? Sheet { get; private set; }

    /// <summary>Whether the viewer publishes without being read over, as far as one knows before the form is filled.</summary>
    public bool IsMine { get; private set; }

    public SheetWords Words => SheetWords.Of(Kind);

    public string Title => Sheet is null ? $"{(Words.IsFeminine ? "Nouvelle" : "Nouveau")} {Words.Label.ToLowerInvariant()}" : $"Modifier : {Sheet.Name}";

    protected abstract SheetKind Kind { get; }

    protected abstract Task<TInput> ShowAsync(TSheet sheet, CancellationToken cancellationToken);

    /// <summary>What was typed, as a content; what cannot be read is told in the model state, under <c>Input</c>.</summary>
    /// <param name="sheet">Whose content the form does not show in full; null for a new one.</param>
    protected abstract Task<SheetContent> ReadAsync(TSheet? sheet, CancellationToken cancellationToken);

    public async Task<IActionResult> OnGetAsync(int? id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = Sheet is null ? Input : await ShowAsync(Sheet, cancellationToken);
        return Page();
    }

    /// <param name="suite"><c>brouillon</c> to keep it for later; anything else sends it.</param>
    public async Task<IActionResult> OnPostAsync(int? id, string? suite, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var content = await ReadAsync(Sheet, cancellationToken);
        ModelState.AddProblems(content.Problems().Where(problem => !ModelState.ContainsKey($"{nameof(Input)}.{problem.Field}")
            || ModelState[$"{nameof(Input)}.{problem.Field}"]!.Errors.Count == 0), nameof(Input));
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var mayPublish = await access.MayPublishAsync(Kind, content, Sheet, cancellationToken);
        var author = await access.AuthorshipAsync(content, null, cancellationToken);
        var isPublic = Sheet?.IsPublished == true;
        try
        {
            var saved = await writing.SaveAsync(Kind, id, content, author, mayPublish, suite == "brouillon" && !isPublic, cancellationToken);
            return this.Done("/publier", isPublic && !mayPublish ? "Votre correction est envoyée : la coordination va la relire." : SheetForms.Saved(saved));
        }
        catch (SheetProblemsException failure)
        {
            ModelState.AddProblems(failure.Problems, nameof(Input));
            return this.Invalid();
        }
    }

    private async Task<bool> FindAsync(int? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            IsMine = !SheetAccess.IsOpenToAll(Kind);
            return await access.MayWriteAsync(Kind, cancellationToken);
        }

        Sheet = await access.FindEditableAsync<TSheet>(id.Value, cancellationToken);
        IsMine = Sheet is not null && await access.IsMineAsync(Sheet, cancellationToken);
        return Sheet is not null;
    }
}
