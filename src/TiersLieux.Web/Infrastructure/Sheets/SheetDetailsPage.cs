using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>The public page of a sheet: 404 while it is not published, 410 and the reason once withdrawn.</summary>
public abstract class SheetDetailsPage<TSheet>(TiersLieuxDbContext db) : PageModel where TSheet : Sheet
{
    public TSheet Sheet { get; private set; } = null!;

    /// <summary>The territories of its area.</summary>
    public IReadOnlyList<AreaPart> Area { get; private set; } = [];

    /// <summary>« ouest,sud,est,nord » of its area; null when there is none to draw.</summary>
    public string? AreaBounds { get; private set; }

    public IReadOnlyList<Sheet> Related { get; private set; } = [];

    protected TiersLieuxDbContext Db => db;

    /// <returns>Null when the page goes on.</returns>
    protected async Task<IActionResult?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var sheet = await Include(db.Set<TSheet>().AsNoTracking()).SingleOrDefaultAsync(known => known.Slug == slug, cancellationToken);
        if (sheet?.State is not (SheetState.Published or SheetState.Withdrawn))
        {
            return NotFound();
        }

        Sheet = sheet;
        if (sheet.State == SheetState.Withdrawn)
        {
            // A withdrawal can be undone: nobody may keep this answer.
            Response.Headers.CacheControl = "no-cache";
            var gone = Page();
            gone.StatusCode = StatusCodes.Status410Gone;
            return gone;
        }

        var areas = await db.Set<SheetTerritory>().Where(area => area.SheetId == sheet.Id).OrderBy(area => area.Territory!.Kind).ThenBy(area => area.Territory!.SearchKey)
            .Select(area => new AreaPart(area.Territory!.Kind, area.Territory.Code, area.Territory.Name, area.Territory.Contour == null ? null : area.Territory.Contour.Envelope))
            .ToListAsync(cancellationToken);
        Area = areas;
        var box = new NetTopologySuite.Geometries.Envelope();
        areas.ForEach(area => box.ExpandToInclude(area.Envelope?.EnvelopeInternal ?? new()));
        AreaBounds = box.IsNull ? null : MapFrame.Text(box);
        Related = await db.Related(sheet.Id).AsNoTracking().Where(other => !Told.Contains(other.Kind)).OrderBy(other => other.SearchKey).Take(60).ToListAsync(cancellationToken);
        return null;
    }

    /// <summary>Kinds of related sheets the page tells in a section of its own.</summary>
    protected virtual SheetKind[] Told => [];

    protected virtual IQueryable<TSheet> Include(IQueryable<TSheet> sheets) => sheets.Include(sheet => sheet.Commune!.Departement).Include(sheet => sheet.Organisation);
}

/// <summary>A territory of an area.</summary>
/// <param name="Envelope">WGS 84; null without contours.</param>
public sealed record AreaPart(TerritoryKind Kind, string Code, string Name, NetTopologySuite.Geometries.Geometry? Envelope)
{
    public string Url => TerritoryNames.Url(Kind, Code);

    public string Label => TerritoryNames.Label(Kind, Code, Name);
}
