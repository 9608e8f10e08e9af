using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Freshness;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>The link of a reminder: the sheet in a few lines, « tout est à jour » or « corriger », without a password. Opening it changes nothing.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConfirmerModel(TiersLieuxDbContext db, PlaceConfirmation confirmation, TimeProvider clock) : PageModel
{
    private const string Done = "merci";
    private static readonly string[] Main = ["name", "summary", "kinds", "lifecycle", "address", "website", "email", "phone", "openingHours", "rates", "services"];

    public string Slug { get; private set; } = "";

    /// <summary>Null when the link has served, is too old, or never was.</summary>
    public Place? Place { get; private set; }

    public bool IsDone { get; private set; }

    /// <summary>Label and lines of the main facts, known or not.</summary>
    public IEnumerable<(string Label, IReadOnlyList<string> Lines)> Facts()
    {
        var known = FieldChanges.Of(Place!.Facts);
        return Main.Select(field => (FieldNames.Of(field), (IReadOnlyList<string>)(field == "lifecycle" ? [Place.Lifecycle.Label()]
            : known.TryGetValue(field, out var value) ? FieldDisplay.Lines(field, value) : ["non renseigné"])));
    }

    public async Task<IActionResult> OnGetAsync(string slug, string secret, CancellationToken cancellationToken)
    {
        (Slug, IsDone) = (slug, secret == Done);
        return IsDone || await FindAsync(secret, cancellationToken) is not null ? Page() : Gone();
    }

    public async Task<IActionResult> OnPostAsync(string slug, string secret, CancellationToken cancellationToken)
    {
        Slug = slug;
        var author = new Authorship(AuthorRoles.Manager);
        return await FindAsync(secret, cancellationToken) is { } link
            && await confirmation.ConfirmAsync(Place!.Id, author with { AccountId = link.AccountId }, link, cancellationToken)
            ? Redirect($"/lieux/{Place.Slug}/confirmer/{Done}") : Gone();
    }

    private async Task<SecretLink?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var link = await db.FindLinkAsync(secret, LinkPurpose.ConfirmPlace, clock.GetUtcNow(), cancellationToken);
        Place = link is null ? null
            : await db.Places.AsNoTracking().SingleOrDefaultAsync(place => place.Id == link.PlaceId && place.Status == PlaceStatus.Published, cancellationToken);
        return Place is null ? null : link;
    }

    private PageResult Gone()
    {
        Place = null;
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
