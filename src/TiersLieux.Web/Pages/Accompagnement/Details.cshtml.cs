using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Sheets;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Pages.Accompagnement;

/// <summary>An offer. A withdrawn one answers 410; what is not published is shown to those who may write it only.</summary>
public sealed class DetailsModel(TiersLieuxDbContext db, SheetAccess access, SiteAddress address, TimeProvider clock) : PageModel
{
    private const int RelatedShown = 60;

    public Offer Offer { get; private set; } = null!;

    /// <summary>Published sheets that speak of it, or that it speaks of; rendez-vous apart.</summary>
    public IReadOnlyList<Sheet> Related { get; private set; } = [];

    public IReadOnlyList<Sheet> Events { get; private set; } = [];

    public bool MayEdit { get; private set; }

    /// <summary>Null unless the area is a single territory with a contour.</summary>
    public MapFrame? Map { get; private set; }

    public bool IsPast { get; private set; }

    public string PublicUrl => address.Of($"/accompagnement/{Offer.Slug}").ToString();

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var offer = await db.Set<Offer>().AsNoTracking().AsSplitQuery().Include(known => known.Organisation).Include(known => known.Commune)
            .Include(known => known.Territories).ThenInclude(area => area.Territory)
            .Include(known => known.Sessions).ThenInclude(session => session.Place).Include(known => known.Sessions).ThenInclude(session => session.Commune)
            .SingleOrDefaultAsync(known => known.Slug == slug, cancellationToken);
        if (offer is not { IsPublished: true })
        {
            Response.Headers.CacheControl = "no-cache";
        }

        if (offer is null)
        {
            return NotFound();
        }

        Offer = offer;
        if (offer.State == SheetState.Withdrawn)
        {
            var gone = Page();
            gone.StatusCode = StatusCodes.Status410Gone;
            return gone;
        }

        MayEdit = await access.FindEditableAsync<Offer>(offer.Id, cancellationToken) is not null;
        if (!offer.IsPublished && !MayEdit)
        {
            return NotFound();
        }

        IsPast = offer.EndsOn < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var related = await db.Related(offer.Id).AsNoTracking().OrderBy(sheet => sheet.SearchKey).Take(RelatedShown).ToListAsync(cancellationToken);
        Events = [.. related.Where(sheet => sheet.Kind == SheetKind.Event)];
        Related = [.. related.Where(sheet => sheet.Kind is not (SheetKind.Event or SheetKind.Organisation))];
        Map = await MapAsync(cancellationToken);
        return Page();
    }

    private async Task<MapFrame?> MapAsync(CancellationToken cancellationToken)
    {
        if (Offer.IsEverywhere || Offer.Territories is not [{ Territory: { } territory }])
        {
            return null;
        }

        var box = await db.Territories.Where(known => known.Id == territory.Id).Select(known => known.Contour!.Envelope).SingleOrDefaultAsync(cancellationToken);
        var words = TerritoryKindWords.Of(territory.Kind);
        var layer = territory.Kind switch { TerritoryKind.Commune => "communes", TerritoryKind.Epci => "epci", TerritoryKind.ZoneEmploi => "zones_emploi", TerritoryKind.Departement => "departements", _ => "regions" };
        return box is null ? null : new MapFrame { Query = $"?{words.Parameter}={territory.Code}", Area = $"{layer}:{territory.Code}", Bounds = MapFrame.Text(box.EnvelopeInternal) };
    }
}
