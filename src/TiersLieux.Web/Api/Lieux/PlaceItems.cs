using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;
using TiersLieux.Web.Api.Territoires;

namespace TiersLieux.Web.Api.Lieux;

/// <param name="Latitude">WGS 84 degrees.</param>
/// <param name="Precision">exacte, adresse, rue, commune or approximative.</param>
public sealed record LocationItem(double Latitude, double Longitude, string Precision);

/// <param name="AsOf">Day at which the source was true.</param>
public sealed record SourceItem(string Slug, string Name, string Producer, string Licence, string Vintage, DateOnly AsOf);

/// <summary>A place in a list.</summary>
/// <param name="Kinds">Codes of the kinds of place, the main one first.</param>
/// <param name="Lifecycle">idee, prefiguration, travaux, ouvert, en-pause or ferme.</param>
/// <param name="Territories">Its commune, epci, zone-emploi, departement and region; empty abroad.</param>
/// <param name="Programmes">Those it is in today.</param>
/// <param name="DistanceKm">From the point or the commune asked for; null without one.</param>
/// <param name="ConfirmedOn">Most recent day at which a source or a person confirmed something of it.</param>
/// <param name="Url">Address of its page.</param>
public sealed record PlaceItem(
    int Id, string Slug, string Name, string? Summary, IReadOnlyList<string> Kinds, string Lifecycle, string? Locality, string Country,
    LocationItem? Location, IReadOnlyDictionary<string, CodeAndName> Territories, bool? Rural, string? Frr, IReadOnlyList<string> Programmes,
    double? DistanceKm, DateOnly ConfirmedOn, IReadOnlyList<SourceItem> Sources, string Url);

/// <summary>What one query reads for <see cref="PlaceItem"/>.</summary>
internal sealed class PlaceItemRow
{
    public required int Id { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public string? Summary { get; init; }
    public required List<string> Kinds { get; init; }
    public required PlaceLifecycle Lifecycle { get; init; }
    public string? Locality { get; init; }
    public required string Country { get; init; }
    public Point? Position { get; init; }
    public PositionPrecision? Precision { get; init; }
    public double? DistanceMetres { get; init; }
    public required DateOnly ConfirmedOn { get; init; }
    public int? DensityLevel { get; init; }
    public string? FrrClass { get; init; }
    public CodeAndName? Commune { get; init; }
    public CodeAndName? Epci { get; init; }
    public CodeAndName? ZoneEmploi { get; init; }
    public CodeAndName? Departement { get; init; }
    public CodeAndName? Region { get; init; }
    public required List<string> Programmes { get; init; }
    public required List<SourceItem> Sources { get; init; }

    /// <summary>Reads the places in the order they come, in one round trip.</summary>
    /// <param name="today">In France: a label that ended yesterday is no longer told.</param>
    public static IQueryable<PlaceItemRow> Of(IQueryable<Place> places, Point? centre, DateOnly today) => places.AsSingleQuery().Select(place => new PlaceItemRow
    {
        Id = place.Id,
        Slug = place.Slug,
        Name = place.Name,
        Summary = place.Summary,
        Kinds = place.Kinds,
        Lifecycle = place.Lifecycle,
        Locality = place.Locality,
        Country = place.Country,
        Position = place.Position,
        Precision = place.Precision,
        DistanceMetres = centre == null ? null : place.Position!.Distance(centre),
        ConfirmedOn = place.ConfirmedOn,
        DensityLevel = place.Commune!.DensityLevel,
        FrrClass = place.Commune.FrrClass,
        Commune = place.CommuneId == null ? null : new CodeAndName(place.Commune.Code, place.Commune.Name),
        Epci = place.Commune.EpciId == null ? null : new CodeAndName(place.Commune.Epci!.Code, place.Commune.Epci.Name),
        ZoneEmploi = place.Commune.ZoneEmploiId == null ? null : new CodeAndName(place.Commune.ZoneEmploi!.Code, place.Commune.ZoneEmploi.Name),
        Departement = place.CommuneId == null ? null : new CodeAndName(place.Commune.Departement!.Code, place.Commune.Departement.Name),
        Region = place.CommuneId == null ? null : new CodeAndName(place.Commune.Region!.Code, place.Commune.Region.Name),
        Programmes = place.Memberships.Where(membership => membership.EndsOn == null || membership.EndsOn >= today).OrderBy(membership => membership.Id).Select(membership => membership.Programme!.Slug).ToList(),
        Sources = place.Records.OrderByDescending(record => record.AsOf).ThenBy(record => record.Id).Select(record => new SourceItem(
            record.Source!.Slug, record.Source.Name, record.Source.Producer, record.Source.Licence, record.Source.Vintage, record.AsOf)).ToList(),
    });

    public PlaceItem ToItem() => new(
        Id, Slug, Name, Summary, Kinds, Lifecycle.Code(), Locality, Country,
        Position is null ? null : new LocationItem(Position.Y, Position.X, (Precision ?? PositionPrecision.Commune).Code()),
        new (TerritoryKind Kind, CodeAndName? Named)[]
        {
            (TerritoryKind.Commune, Commune), (TerritoryKind.Epci, Epci), (TerritoryKind.ZoneEmploi, ZoneEmploi),
            (TerritoryKind.Departement, Departement), (TerritoryKind.Region, Region),
        }.Where(territory => territory.Named is not null).ToDictionary(territory => TerritoryKindWords.Of(territory.Kind).Code, territory => territory.Named!),
        Commune is null ? null : Density.IsRural(DensityLevel), FrrClass, [.. Programmes.Distinct()],
        DistanceMetres is { } metres ? Math.Round(metres / 1000, 3) : null, ConfirmedOn, [.. Sources.Distinct()], $"/lieux/{Slug}");
}

/// <summary>A place as a GeoJSON feature; the geometry is null when nothing situates it.</summary>
public sealed record PlaceFeature(int Id, PointGeometry? Geometry, PlaceItem Properties)
{
    public string Type => "Feature";

    public static PlaceFeature From(PlaceItem item) =>
        new(item.Id, item.Location is { } location ? new PointGeometry([location.Longitude, location.Latitude]) : null, item);
}

/// <param name="Coordinates">Longitude, latitude: GeoJSON's order.</param>
public sealed record PointGeometry(double[] Coordinates)
{
    public string Type => "Point";
}

/// <summary>A page of places as GeoJSON.</summary>
/// <param name="NumberMatched">Places on all pages together.</param>
public sealed record PlaceFeatures(int NumberMatched, int NumberReturned, IReadOnlyList<PlaceFeature> Features)
{
    public string Type => "FeatureCollection";
}
