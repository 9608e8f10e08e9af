using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Search;

public sealed record TerritoryReference(TerritoryKind Kind, string Code, string Name);

/// <summary>What there is to say of a territory, besides its places.</summary>
/// <param name="Bounds">Envelope of its contour, WGS 84; null without contours.</param>
/// <param name="BelongsTo">Territories that hold it, or part of it: EPCI and zones d’emploi overflow départements and régions.</param>
/// <param name="DensityLevel">Of a commune, on Insee's grid of seven; null otherwise.</param>
/// <param name="FrrClass">Of a commune classed France Ruralités Revitalisation; null otherwise.</param>
/// <param name="Communes">Number of its communes today; 1 for a commune.</param>
/// <param name="RuralCommunes">Among them, those Insee's density grid calls rural.</param>
/// <param name="Places">Published places in it, closed ones left out.</param>
public sealed record TerritorySheet(
    int Id, TerritoryKind Kind, string Code, string Name, int? Population, Point? Position, bool PositionIsApproximate, int Vintage, Geometry? Bounds,
    IReadOnlyList<TerritoryReference> BelongsTo, int? DensityLevel, string? FrrClass, IReadOnlyList<string> PostalCodes,
    int Communes, int RuralCommunes, int Places);

public static class TerritorySheets
{
    /// <summary>Today's communes of a territory; the commune itself for a commune.</summary>
    public static IQueryable<Commune> CommunesOf(this TiersLieuxDbContext db, TerritoryKind kind, int id)
    {
        var communes = db.Communes.Where(commune => commune.RetiredAt == null);
        return kind switch
        {
            TerritoryKind.Commune => communes.Where(commune => commune.Id == id),
            TerritoryKind.Epci => communes.Where(commune => commune.EpciId == id),
            TerritoryKind.ZoneEmploi => communes.Where(commune => commune.ZoneEmploiId == id),
            TerritoryKind.Departement => communes.Where(commune => commune.DepartementId == id),
            _ => communes.Where(commune => commune.RegionId == id),
        };
    }

    /// <returns>null when no territory of this kind has this code.</returns>
    public static async Task<TerritorySheet?> TerritorySheetAsync(
        this TiersLieuxDbContext db, TerritoryKind kind, string code, CancellationToken cancellationToken)
    {
        var territory = await db.Territories
            .Where(territory => territory.Kind == kind && territory.Code == code)
            .Select(territory => new
            {
                territory.Id, territory.Name, territory.Population, territory.Position, territory.PositionIsApproximate, territory.Vintage,
                Bounds = territory.Contour!.Envelope, ((Commune)territory).DensityLevel, ((Commune)territory).FrrClass,
                PostalCodes = db.PostalCodes.Where(postal => postal.CommuneId == territory.Id).OrderBy(postal => postal.Code).Select(postal => postal.Code).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (territory is null)
        {
            return null;
        }

        var communes = db.CommunesOf(kind, territory.Id);
        var counts = await communes.GroupBy(commune => 1)
            .Select(group => new { All = group.Count(), Rural = group.Count(commune => commune.DensityLevel >= Density.FirstRuralLevel) })
            .SingleOrDefaultAsync(cancellationToken);
        var places = await db.Places.CountAsync(
            place => place.Status == PlaceStatus.Published && place.Lifecycle != PlaceLifecycle.Closed && communes.Any(commune => commune.Id == place.CommuneId),
            cancellationToken);
        return new TerritorySheet(
            territory.Id, kind, code, territory.Name, territory.Population, territory.Position, territory.PositionIsApproximate, territory.Vintage, territory.Bounds,
            await communes.BelongsToAsync(kind, cancellationToken), territory.DensityLevel, territory.FrrClass, territory.PostalCodes,
            counts?.All ?? 0, counts?.Rural ?? 0, places);
    }

    private static async Task<IReadOnlyList<TerritoryReference>> BelongsToAsync(
        this IQueryable<Commune> communes, TerritoryKind kind, CancellationToken cancellationToken)
    {
        if (kind == TerritoryKind.Region)
        {
            return [];
        }

        var departements = await communes
            .Select(commune => new
            {
                Departement = new TerritoryReference(TerritoryKind.Departement, commune.Departement!.Code, commune.Departement.Name),
                Region = new TerritoryReference(TerritoryKind.Region, commune.Region!.Code, commune.Region.Name),
            })
            .Distinct()
            .ToListAsync(cancellationToken);
        var found = departements.SelectMany(row => new[] { row.Departement, row.Region }).Where(reference => reference.Kind != kind).ToHashSet();
        if (kind == TerritoryKind.Commune)
        {
            var own = await communes
                .Select(commune => new { Epci = commune.Epci!.Code, EpciName = commune.Epci.Name, Zone = commune.ZoneEmploi!.Code, ZoneName = commune.ZoneEmploi.Name })
                .SingleAsync(cancellationToken);
            found.UnionWith(own.Epci is null ? [] : [new(TerritoryKind.Epci, own.Epci, own.EpciName)]);
            found.UnionWith(own.Zone is null ? [] : [new(TerritoryKind.ZoneEmploi, own.Zone, own.ZoneName)]);
        }

        return [.. found.OrderBy(reference => reference.Kind).ThenBy(reference => reference.Code, StringComparer.Ordinal)];
    }
}
