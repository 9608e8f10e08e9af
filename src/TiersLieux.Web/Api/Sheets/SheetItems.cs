using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Api.Territoires;

namespace TiersLieux.Web.Api.Sheets;

/// <summary>Another sheet, or a place, that one speaks of.</summary>
/// <param name="Kind">lieux, programmes, structures, reseaux, accompagnement, rendez-vous, ressources or locaux.</param>
/// <param name="Url">Address of its page.</param>
public sealed record SheetReference(string Kind, string Slug, string Name, string Url);

/// <param name="Kind">commune, epci, zone-emploi, departement or region.</param>
public sealed record AreaTerritory(string Kind, string Code, string Name);

/// <summary>Where a sheet applies.</summary>
/// <param name="Everywhere">The whole of France.</param>
/// <param name="RadiusKm">Around its location, kilometres; null when its area is no circle.</param>
public sealed record AreaItem(bool Everywhere, IReadOnlyList<AreaTerritory> Territories, double? RadiusKm);

/// <param name="Latitude">WGS 84 degrees.</param>
public sealed record SheetLocation(double Latitude, double Longitude);

/// <summary>A sheet in a list: a programme, a structure, a network, an offer, a rendez-vous, a resource or premises.</summary>
/// <param name="Kind">As in its address: programmes, structures…</param>
/// <param name="Organisation">That answers for it.</param>
/// <param name="Place">Where it happens.</param>
/// <param name="DistanceKm">From the point or the commune asked for; null without one.</param>
/// <param name="AsOf">Day at which it was true.</param>
/// <param name="Url">Address of its page.</param>
public sealed record SheetItem(
    int Id, string Kind, string Slug, string Name, string? Summary, SheetReference? Organisation, SheetReference? Place, CodeAndName? Commune,
    SheetLocation? Location, AreaItem Area, double? DistanceKm, DateOnly AsOf, DateTimeOffset UpdatedAt, string Url);

/// <summary>What one query reads for <see cref="SheetItem"/>.</summary>
internal sealed record SheetItemRow(
    int Id, SheetKind Kind, string Slug, string Name, string? Summary, CodeAndName? Organisation, CodeAndName? Place, CodeAndName? Commune,
    Point? Position, bool IsEverywhere, double? RadiusKm, IReadOnlyList<TerritoryReference> Territories, double? DistanceMetres, DateOnly AsOf,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Reads the sheets in the order they come, in one round trip. An organisation that is not published is not named.</summary>
    public static IQueryable<SheetItemRow> Of(IQueryable<Sheet> sheets, Point? centre) => sheets.AsSingleQuery().Select(sheet => new SheetItemRow(
        sheet.Id, sheet.Kind, sheet.Slug, sheet.Name, sheet.Summary,
        sheet.Organisation == null || sheet.Organisation.State != SheetState.Published ? null : new CodeAndName(sheet.Organisation.Slug, sheet.Organisation.Name),
        sheet.Place == null ? null : new CodeAndName(sheet.Place.Slug, sheet.Place.Name),
        sheet.Commune == null ? null : new CodeAndName(sheet.Commune.Code, sheet.Commune.Name),
        sheet.Position, sheet.IsEverywhere, sheet.RadiusKm,
        sheet.Territories.OrderBy(area => area.Territory!.Kind).ThenBy(area => area.Territory!.Code)
            .Select(area => new TerritoryReference(area.Territory!.Kind, area.Territory.Code, area.Territory.Name)).ToList(),
        centre == null ? null : sheet.Position!.Distance(centre), sheet.AsOf, sheet.UpdatedAt));

    public SheetItem ToItem() => new(
        Id, SheetWords.Of(Kind).Segment, Slug, Name, Summary,
        Organisation is null ? null : Reference(SheetKind.Organisation, Organisation.Code, Organisation.Name),
        Place is null ? null : new SheetReference("lieux", Place.Code, Place.Name, $"/lieux/{Place.Code}"), Commune,
        Position is null ? null : new SheetLocation(Position.Y, Position.X),
        new AreaItem(IsEverywhere, [.. Territories.Select(area => new AreaTerritory(TerritoryKindWords.Of(area.Kind).Code, area.Code, area.Name))], RadiusKm),
        DistanceMetres is { } metres ? Math.Round(metres / 1000, 3) : null, AsOf, UpdatedAt, SheetWords.Url(Kind, Slug));

    public static SheetReference Reference(SheetKind kind, string slug, string name) => new(SheetWords.Of(kind).Segment, slug, name, SheetWords.Url(kind, slug));
}

internal sealed record TerritoryReference(TerritoryKind Kind, string Code, string Name);
