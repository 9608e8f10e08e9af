using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Import.People;
using TiersLieux.Import.People.Decisions;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Pages.Contribuer;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Modifier;

/// <summary>Changes a sheet at once, for those whose scope holds it; any other sheet is not found.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, CommuneLookup communes, CurrentViewer viewer, DirectEdits edits) : SheetPage(db, communes)
{
    /// <summary>Shown to the public.</summary>
    [BindProperty]
    [StringLength(300, ErrorMessage = "300 caractères au plus.")]
    public string? Reason { get; set; }

    /// <summary>Fields of this change that somebody else changed since the form was shown.</summary>
    public IReadOnlyList<string> Meanwhile { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await OpenAsync(slug, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Show(Place.Facts);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string? suite, CancellationToken cancellationToken)
    {
        if (await OpenAsync(slug, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (await ReadAsync(suite, cancellationToken) is not { } changes)
        {
            return ModelState.IsValid ? Page() : this.Invalid();
        }

        try
        {
            var author = await viewer.AuthorshipAsync(Typed.Text(Reason), cancellationToken);
            var published = await edits.EditAsync(Place.Id, SeenFacts(), changes, author, cancellationToken);
            if (published is not null)
            {
                return await ShowAgainAsync(slug, changes, cancellationToken);
            }
        }
        catch (PlaceChangeException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return this.Invalid();
        }

        return LocalRedirect($"/lieux/{await Db.Places.Where(place => place.Id == Place.Id).Select(place => place.Slug).SingleAsync(cancellationToken)}");
    }

    /// <summary>What the sheet says now of a field.</summary>
    public JsonElement Published(string field) => FieldChanges.Of(Place.Facts).GetValueOrDefault(field, FieldChanges.Nothing);

    /// <summary>The sheet as it is now with this change on top: sent again, it overwrites knowingly.</summary>
    private async Task<IActionResult> ShowAgainAsync(string slug, Dictionary<string, JsonElement> changes, CancellationToken cancellationToken)
    {
        var seen = SeenFacts();
        if (await OpenAsync(slug, cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        Meanwhile = [.. FieldChanges.Between(seen, Place.Facts).Keys.Where(changes.ContainsKey)];
        Show(FieldChanges.Apply(Place.Facts, changes));
        var page = Page();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<IActionResult?> OpenAsync(string slug, CancellationToken cancellationToken) =>
        await LoadAsync(Db.Places.InScope((await viewer.RightsAsync(cancellationToken)).Editing), slug, "/modifier", cancellationToken);
}
