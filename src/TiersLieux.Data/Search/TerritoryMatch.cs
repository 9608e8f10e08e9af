using NetTopologySuite.Geometries;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Search;

/// <summary>A territory as a search knows it.</summary>
/// <param name="Position">WGS 84 point inside it.</param>
/// <param name="ZoneEmploiId">Of a commune; null otherwise, as its code and name.</param>
public sealed record TerritoryMatch(
    int Id, TerritoryKind Kind, string Code, string Name, Point? Position,
    int? ZoneEmploiId = null, string? ZoneEmploiCode = null, string? ZoneEmploiName = null);

/// <summary>What a code asked for leads to.</summary>
/// <param name="Asked">The code, past or present.</param>
internal sealed record TerritoryCandidate(TerritoryMatch Match, string Asked, bool IsFormer);
