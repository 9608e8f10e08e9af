using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.People;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Contribuer;

/// <summary>A whole published sheet as a form: to correct it, or to edit it at once.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class SheetPage(TiersLieuxDbContext db, CommuneLookup communes) : PageModel
{
    /// <summary>Beginning of the value of the buttons that ask for more blank lines; the name of their section follows.</summary>
    public const string MoreLines = "ici-";

    protected TiersLieuxDbContext Db { get; } = db;

    public Place Place { get; private set; } = null!;

    [BindProperty]
    public PlaceForm Form { get; set; } = new();

    /// <summary>The facts the form was first shown with, as JSON: what changed since is never overwritten unseen.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The published sheet of this address among those given.</summary>
    /// <returns>Null when it is there; else the answer: 404, or a redirect to its present address.</returns>
    protected async Task<IActionResult?> LoadAsync(IQueryable<Place> among, string slug, string prefix, CancellationToken cancellationToken)
    {
        var present = await Db.FormerPlaceSlugs.Where(former => former.Slug == slug).Select(former => former.Place!.Slug).SingleOrDefaultAsync(cancellationToken);
        if (await among.AsNoTracking().SingleOrDefaultAsync(place => place.Slug == (present ?? slug) && place.Status == PlaceStatus.Published, cancellationToken) is not { } place)
        {
            return NotFound();
        }

        Place = place;
        return present is null ? null : LocalRedirectPreserveMethod($"{prefix}/{present}");
    }

    /// <param name="facts">What to show: the published facts, or those with changes on top.</param>
    protected void Show(PlaceFacts facts)
    {
        ModelState.Clear();
        (Form, Seen) = (PlaceForm.From(facts), FactsJson.Write(Place.Facts));
    }

    /// <returns>What the person changed; null when the page is to be shown again, with its messages if any.</returns>
    protected async Task<Dictionary<string, JsonElement>?> ReadAsync(string? suite, CancellationToken cancellationToken)
    {
        Form = Form.Whole();
        if (suite?.StartsWith(MoreLines, StringComparison.Ordinal) == true)
        {
            ModelState.Clear();
            ViewData["Open"] = suite[MoreLines.Length..];
            return null;
        }

        if (TryValidateModel(Form, nameof(Form)) && await communes.CompleteAsync(Form.Location!, cancellationToken) is { } problem)
        {
            ModelState.AddModelError("Form.Location.Commune", problem);
        }

        if (!ModelState.IsValid)
        {
            return null;
        }

        try
        {
            var changes = Form.Changes(SeenFacts());
            PlaceChanges.Validated(changes);
            if (changes.Count == 0)
            {
                ModelState.AddModelError("", "Vous n’avez rien changé : corrigez au moins une information.");
            }

            return changes.Count == 0 ? null : changes;
        }
        catch (PlaceChangeException refused)
        {
            ModelState.AddModelError("", refused.Message);
            return null;
        }
    }

    /// <summary>What the author saw; the present facts when the field of the form was tampered with.</summary>
    protected PlaceFacts SeenFacts()
    {
        try
        {
            return Seen is null ? Place.Facts : FactsJson.Read<PlaceFacts>(Seen);
        }
        catch (JsonException)
        {
            return Place.Facts;
        }
    }

    /// <summary>The values the author saw of the fields they change.</summary>
    protected Dictionary<string, JsonElement> Before(IEnumerable<string> fields)
    {
        var seen = FieldChanges.Of(SeenFacts());
        return fields.ToDictionary(field => field, field => seen.GetValueOrDefault(field, FieldChanges.Nothing), StringComparer.Ordinal);
    }
}
