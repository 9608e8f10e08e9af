using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Publier;

/// <summary>The versions of a sheet: what changed from one to the next; restore, withdraw, put back.</summary>
public sealed class VersionsModel(TiersLieuxDbContext db, SheetAccess access, SheetWriting writing) : PageModel
{
    private const int Shown = 200;

    public sealed record Entry(SheetVersion Version, IReadOnlyList<SheetFieldChange> Changes);

    [BindProperty]
    [StringLength(1000, ErrorMessage = "La raison tient en 1 000 caractères.")]
    public string? Reason { get; set; }

    public Sheet Sheet { get; private set; } = null!;
    public bool IsMine { get; private set; }

    /// <summary>The last first.</summary>
    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string segment, int id, CancellationToken cancellationToken) =>
        await LoadAsync(segment, id, cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostRetablirAsync(string segment, int id, long version, CancellationToken cancellationToken) => ChangeAsync(
        segment, id, "La version est rétablie.",
        async author => Entries.Any(entry => entry.Version.Id == version) && await writing.RestoreAsync(id, version, author, cancellationToken) is not null, cancellationToken);

    public Task<IActionResult> OnPostRetirerAsync(string segment, int id, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), "Dites pourquoi : la raison est montrée au public.");
        }

        return ChangeAsync(segment, id, "C’est retiré de l’annuaire.",
            async author => Sheet.IsPublished && await writing.BecomeAsync(id, SheetState.Withdrawn, author, Reason!.Trim(), cancellationToken) is not null, cancellationToken);
    }

    public Task<IActionResult> OnPostRemettreAsync(string segment, int id, CancellationToken cancellationToken) => ChangeAsync(
        segment, id, "C’est de nouveau en ligne.",
        async author => Sheet.State == SheetState.Withdrawn && await writing.BecomeAsync(id, SheetState.Published, author, null, cancellationToken) is not null, cancellationToken);

    private async Task<IActionResult> ChangeAsync(
        string segment, int id, string done, Func<Domain.Contributions.Authorship, Task<bool>> change, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(segment, id, cancellationToken) || !IsMine)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        try
        {
            return await change(await access.AuthorshipAsync(Sheet.AnyContent, null, cancellationToken))
                ? this.Done($"/publier/{segment}/{id}/versions", done)
                : NotFound();
        }
        catch (SheetProblemsException problem)
        {
            return this.Invalid("", $"Cette version ne peut plus être rétablie : {problem.Message}");
        }
    }

    private async Task<bool> LoadAsync(string segment, int id, CancellationToken cancellationToken)
    {
        if (SheetWords.FromSegment(segment) is not { } words || await access.FindEditableAsync<Sheet>(id, cancellationToken) is not { } sheet || sheet.Kind != words.Kind)
        {
            return false;
        }

        Sheet = sheet;
        IsMine = await access.IsMineAsync(sheet, cancellationToken);
        var versions = await db.SheetVersions.AsNoTracking().Where(version => version.SheetId == id).OrderByDescending(version => version.Id).Take(Shown).ToListAsync(cancellationToken);
        // Somebody who may only correct it reads what was public.
        versions = IsMine || sheet.State != SheetState.Published ? versions : [.. versions.Where(version => version.State == SheetState.Published)];
        Entries = [.. versions.Select((version, index) => new Entry(
            version, SheetFieldChange.Between(index + 1 < versions.Count ? versions[index + 1].ContentJson : "{}", version.ContentJson)))];
        return true;
    }
}
