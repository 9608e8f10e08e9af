using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Publier;

/// <summary>What the viewer wrote or publishes in the name of others, and what they may write.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, CurrentViewer viewer, SheetAccess access) : PageModel
{
    public const int Shown = 100;

    public IReadOnlyList<Sheet> Mine { get; private set; } = [];
    public IReadOnlyList<SheetWords> Writable { get; private set; } = [];
    public bool IsCut => Mine.Count == Shown;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var (rights, me) = (await viewer.RightsAsync(cancellationToken), viewer.AccountId);
        var (organisations, places) = (rights.Editing.OrganisationIds, rights.Editing.PlaceIds);
        Mine = await db.Sheets.AsNoTracking()
            .Where(sheet => sheet.AuthorId == me || organisations.Contains(sheet.Id) || organisations.Contains(sheet.OrganisationId ?? 0) || places.Contains(sheet.PlaceId ?? 0))
            .OrderByDescending(sheet => sheet.UpdatedAt).ThenBy(sheet => sheet.Id).Take(Shown).ToListAsync(cancellationToken);
        var writable = new List<SheetWords>();
        foreach (var words in SheetWords.All)
        {
            if (await access.MayWriteAsync(words.Kind, cancellationToken))
            {
                writable.Add(words);
            }
        }

        Writable = writable;
    }
}
