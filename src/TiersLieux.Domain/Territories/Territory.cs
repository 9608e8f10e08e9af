using NetTopologySuite.Geometries;

namespace TiersLieux.Domain.Territories;

/// <summary>
/// A commune, EPCI, zone d'emploi, département or région. EPCI and zones d'emploi overflow départements and régions, so only
/// <see cref="Commune"/> points to the others and nothing is nested.
/// </summary>
public abstract class Territory
{
    public int Id { get; private set; }
    public TerritoryKind Kind { get; protected init; }

    /// <summary>Insee code, or SIREN for an EPCI. Unique within its kind.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary><see cref="Search.SearchKey"/> of the name.</summary>
    public required string SearchKey { get; set; }

    /// <summary>Municipal population, null when no source gives one.</summary>
    public int? Population { get; set; }

    /// <summary>A point inside the territory, WGS 84; null while nothing situates it.</summary>
    public Point? Position { get; set; }

    /// <summary>True when <see cref="Position"/> comes from neighbours or a gazetteer, not from a contour.</summary>
    public bool PositionIsApproximate { get; set; }

    /// <summary>WGS 84 multipolygon; null while contours are missing.</summary>
    public MultiPolygon? Contour { get; set; }

    /// <summary>Year of the reference it was last seen in.</summary>
    public required int Vintage { get; set; }

    /// <summary>Set when a newer reference no longer has it (a dissolved EPCI); kept so that links do not break.</summary>
    public DateTimeOffset? RetiredAt { get; set; }
}

public sealed class Commune : Territory
{
    public Commune() => Kind = TerritoryKind.Commune;

    public int DepartementId { get; set; }
    public Departement? Departement { get; set; }
    public int RegionId { get; set; }
    public Region? Region { get; set; }

    /// <summary>A few communes (islands, overseas collectivities) belong to no EPCI.</summary>
    public int? EpciId { get; set; }
    public Epci? Epci { get; set; }

    public int? ZoneEmploiId { get; set; }
    public ZoneEmploi? ZoneEmploi { get; set; }

    /// <summary>Insee density grid, 1 (grands centres urbains) to 7 (rural à habitat très dispersé).</summary>
    public int? DensityLevel { get; set; }

    /// <summary>Class of France Ruralités Revitalisation; null when the commune is not classed.</summary>
    public string? FrrClass { get; set; }

    /// <summary>Nine digits of the commune as a collectivité; null for the few the reference does not give one.</summary>
    public string? Siren { get; set; }

    public List<PostalCode> PostalCodes { get; } = [];
}

public sealed class Epci : Territory
{
    public Epci() => Kind = TerritoryKind.Epci;

    /// <summary>CC, CA, CU, METRO…</summary>
    public string? LegalKind { get; set; }
}

public sealed class ZoneEmploi : Territory
{
    public ZoneEmploi() => Kind = TerritoryKind.ZoneEmploi;
}

public sealed class Departement : Territory
{
    public Departement() => Kind = TerritoryKind.Departement;

    public int RegionId { get; set; }
    public Region? Region { get; set; }
}

public sealed class Region : Territory
{
    public Region() => Kind = TerritoryKind.Region;
}

/// <summary>Postal codes and communes are many-to-many.</summary>
public sealed class PostalCode
{
    public required string Code { get; init; }
    public required int CommuneId { get; init; }
    public Commune? Commune { get; private set; }
}

/// <summary>A past commune code (merged, renamed, arrondissement) and the commune it leads to today.</summary>
public sealed class FormerCommuneCode
{
    public required string Code { get; init; }
    public required int CommuneId { get; set; }
    public Commune? Commune { get; private set; }
}
