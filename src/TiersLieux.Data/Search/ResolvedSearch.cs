using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using TiersLieux.Data.Mappings;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Places.Hours;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;
using TiersLieux.Spatial;

namespace TiersLieux.Data.Search;

/// <summary>A list of values one may filter by; its counts ignore its own filter, so that one can add a value to another.</summary>
public enum Facet
{
    Kind = 1,
    Service,
    Equipment,
    Programme,
    Lifecycle,
    Rural,
    Frr,
    Accessible,
    OpenNow,
}

/// <summary>A programme or a network a search names.</summary>
public sealed record NamedSheet(SheetKind Kind, string Slug, string Name);

/// <summary>A <see cref="PlaceSearch"/> whose territories are known: the one place where a search becomes SQL.</summary>
/// <param name="Territories">Those asked by code or by text, today's communes in place of past codes.</param>
/// <param name="Now">For « ouvert maintenant » and the day's rotation.</param>
public sealed record ResolvedSearch(PlaceSearch Search, IReadOnlyList<TerritoryMatch> Territories, DateTimeOffset Now)
{
    /// <summary>What else the text of « où ? » could have meant, when it is not clear.</summary>
    public IReadOnlyList<TerritorySuggestion> Alternatives { get; init; } = [];

    /// <summary>The text asked, when nothing bears that name and the territory is only the most alike; null otherwise.</summary>
    public string? GuessedFrom { get; init; }

    /// <summary>The legal day in Paris: a label that ended yesterday is past.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, FrenchTimeZones.Paris).DateTime);

    /// <summary>Names of the programmes and networks asked for.</summary>
    public IReadOnlyList<NamedSheet> Sheets { get; init; } = [];

    /// <summary>The single commune asked for, if any.</summary>
    public TerritoryMatch? Commune { get; } = Territories is [{ Kind: TerritoryKind.Commune } commune] ? commune : null;

    /// <summary>The point distances are counted from: the one given, or the commune's.</summary>
    public Point? Centre { get; } = Search.Around is { } around
        ? Wgs84.Point(around.Latitude, around.Longitude)
        : Territories is [{ Kind: TerritoryKind.Commune, Position: { } position }] ? position : null;

    /// <summary>Radius in force, kilometres; null when the search is not around a point.</summary>
    public double? RadiusKm => Centre is null ? null : Search.RadiusKm ?? (Search.Around is null ? null : PlaceSearch.DefaultRadiusKm);

    /// <summary>True when the list shows the nearest first.</summary>
    internal bool IsByDistance => Centre is not null && Search.Order is PlaceOrder.Distance or null;

    private bool IsAroundCommune => Commune is not null && Search.Around is null;

    /// <summary>Published places that answer the search.</summary>
    /// <param name="except">Facet whose own filter is left out, for its counts.</param>
    public IQueryable<Place> Apply(IQueryable<Place> places, Facet? except = null) => Filter(Locate(InBox(Published(places))), except);

    /// <summary>The answers of <see cref="Apply"/> in sets that do not meet, each of them found through an index of its own.</summary>
    /// <param name="within">Keeps the places of a circle: centre, radius in metres.</param>
    internal IReadOnlyList<SearchPiece> Pieces(IQueryable<Place> places, Func<IQueryable<Place>, Point, double, IQueryable<Place>> within)
    {
        places = InBox(Published(places));
        if (RadiusKm is not { } radiusKm)
        {
            return [new(Filter(WithinTerritories(places), null), IsCircle: false)];
        }

        var circle = within(places, Centre!, radiusKm * 1000);
        if (!IsAroundCommune)
        {
            return [new(Filter(WithinTerritories(circle), null), IsCircle: true)];
        }

        var communeId = Commune!.Id;
        return
        [
            new(Filter(places.Where(place => place.CommuneId == communeId), null), IsCircle: false),
            new(Filter(circle.Where(place => place.CommuneId != communeId), null), IsCircle: true),
        ];
    }

    private static IQueryable<Place> Published(IQueryable<Place> places) => places.Where(place => place.Status == PlaceStatus.Published);

    private IQueryable<Place> InBox(IQueryable<Place> places)
    {
        if (Search.Box is not { } box)
        {
            return places;
        }

        var envelope = WebMercator.Envelope(box.West, box.South, box.East, box.North);
        return places.Where(place => EF.Property<Point>(place, PlaceMapping.MercatorPosition).Intersects(envelope));
    }

    /// <summary>Territories, point and radius.</summary>
    private IQueryable<Place> Locate(IQueryable<Place> places)
    {
        if (RadiusKm is not { } radiusKm)
        {
            return WithinTerritories(places);
        }

        var (centre, metres) = (Centre!, radiusKm * 1000);
        if (!IsAroundCommune)
        {
            return WithinTerritories(places.Within(centre, metres));
        }

        var communeId = Commune!.Id;
        return places.Where(place => place.CommuneId == communeId || place.Position!.IsWithinDistance(centre, metres));
    }

    private IQueryable<Place> WithinTerritories(IQueryable<Place> places)
    {
        foreach (var group in Territories.GroupBy(territory => territory.Kind))
        {
            var ids = group.Select(territory => territory.Id).ToArray();
            places = group.Key switch
            {
                TerritoryKind.Commune => places.Where(place => ids.Contains(place.CommuneId!.Value)),
                TerritoryKind.Epci => places.Where(place => ids.Contains(place.Commune!.EpciId!.Value)),
                TerritoryKind.ZoneEmploi => places.Where(place => ids.Contains(place.Commune!.ZoneEmploiId!.Value)),
                TerritoryKind.Departement => places.Where(place => ids.Contains(place.Commune!.DepartementId)),
                _ => places.Where(place => ids.Contains(place.Commune!.RegionId)),
            };
        }

        return places;
    }

    private IQueryable<Place> Filter(IQueryable<Place> places, Facet? except)
    {
        places = Search.Words is { } words ? places.Matching(words) : places;
        if (Search.Kinds.Count > 0 && except != Facet.Kind)
        {
            var kinds = Search.Kinds.ToArray();
            places = places.Where(place => place.Kinds.Any(kind => kinds.Contains(kind)));
        }

        if (Search.Services.Count > 0 && except != Facet.Service)
        {
            var services = Search.Services.ToArray();
            places = places.Where(place => place.Services.Any(service => services.Contains(service)));
        }

        if (Search.Equipment.Count > 0 && except != Facet.Equipment)
        {
            var equipment = Search.Equipment.ToArray();
            places = places.Where(place => place.EquipmentKinds.Any(kind => equipment.Contains(kind)));
        }

        if (Search.Programmes.Count > 0 && except != Facet.Programme)
        {
            var programmes = Search.Programmes.ToArray();
            places = places.Where(place => place.Memberships.Any(membership => programmes.Contains(membership.Programme!.Slug)));
        }

        if (Search.Networks.Count > 0)
        {
            var networks = Search.Networks.ToArray();
            places = places.Where(place => place.Networks.Any(member => member.EndedAt == null && networks.Contains(member.Network!.Slug)));
        }

        if (except != Facet.Lifecycle)
        {
            var lifecycles = Search.Lifecycles.ToArray();
            places = lifecycles.Length > 0
                ? places.Where(place => lifecycles.Contains(place.Lifecycle))
                : places.Where(place => place.Lifecycle != PlaceLifecycle.Closed);
        }

        places = Search.Rural && except != Facet.Rural ? places.Where(place => place.Commune!.DensityLevel >= Density.FirstRuralLevel) : places;
        places = Search.Frr && except != Facet.Frr ? places.Where(place => place.Commune!.FrrClass != null) : places;
        places = Search.Accessible && except != Facet.Accessible
            ? places.Where(place => place.Accessibility.Contains(Accessibilities.Wheelchair))
            : places;
        return Search.OpenNow && except != Facet.OpenNow ? places.OpenAt(Now) : places;
    }
}
