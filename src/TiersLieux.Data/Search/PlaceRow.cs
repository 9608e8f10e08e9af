using NetTopologySuite.Geometries;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Search;

/// <summary>One result of a list: what a card and a pin show.</summary>
/// <param name="Position">WGS 84.</param>
/// <param name="Labels">Of today: those that have ended are on the place's own page.</param>
/// <param name="PhotoKey">Of its first published photo.</param>
/// <param name="DistanceKm">From the search's centre; null when it has none or the place has no position.</param>
public sealed record PlaceRow(
    int Id, string Slug, string Name, string? Summary, IReadOnlyList<string> Kinds, PlaceLifecycle Lifecycle,
    int? CommuneId, string? Locality, string? DepartementCode, string? DepartementName, string Country,
    Point? Position, PositionPrecision? Precision, double? DistanceKm, DateOnly ConfirmedOn,
    int? DensityLevel, string? FrrClass, bool Wheelchair, IReadOnlyList<string> Labels, string? PhotoKey)
{
    public bool IsRural => Density.IsRural(DensityLevel);
}

public static class PlaceRows
{
    /// <summary>One page of the results, in neutral order; one round trip.</summary>
    public static IQueryable<PlaceRow> Rows(this ResolvedSearch search, IQueryable<Place> places) => search.Project(search.Page(places));

    /// <summary>Projects places, in the order they come, with the distance to the search's centre.</summary>
    public static IQueryable<PlaceRow> Project(this ResolvedSearch search, IQueryable<Place> places)
    {
        var (centre, today) = (search.Centre, search.Today);
        return places.Select(place => new PlaceRow(
            place.Id, place.Slug, place.Name, place.Summary, place.Kinds, place.Lifecycle,
            place.CommuneId, place.Locality, place.Commune!.Departement!.Code, place.Commune.Departement.Name, place.Country,
            place.Position, place.Precision,
            centre == null ? null : place.Position!.Distance(centre) / 1000, place.ConfirmedOn,
            place.Commune.DensityLevel, place.Commune.FrrClass, place.Accessibility.Contains(Accessibilities.Wheelchair),
            place.Memberships.Where(membership => membership.EndsOn == null || membership.EndsOn >= today).OrderBy(membership => membership.Programme!.Slug).Select(membership => membership.Programme!.MemberLabel).ToList(),
            place.Photos.Where(photo => photo.PublishedAt != null && photo.RemovedAt == null).OrderBy(photo => photo.Rank).ThenBy(photo => photo.Id).Select(photo => photo.Key).FirstOrDefault()));
    }
}
