using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Search;

/// <summary>
/// What a visitor asks for, as read from a query string by <see cref="PlaceSearchBinder"/>: the same record serves the list, the
/// counts, the tiles, the API and the exports, so that the map and the list never disagree. Values of one list mean « or »,
/// different lists mean « and ».
/// </summary>
public sealed record PlaceSearch
{
    public const int DefaultPageSize = 20;
    public const int MaximumPageSize = 100;
    public const double DefaultRadiusKm = 30;
    public const double MaximumRadiusKm = 200;

    /// <summary><c>q</c>: words of the name, services, equipment…</summary>
    public string? Words { get; init; }

    /// <summary><c>ou</c>: free text that <see cref="PlaceSearchResolver"/> turns into a territory.</summary>
    public string? Where { get; init; }

    /// <summary>Codes asked by kind of territory: <c>commune</c>, <c>epci</c>, <c>ze</c>, <c>departement</c>, <c>region</c>.</summary>
    public IReadOnlyList<TerritoryCode> Territories { get; init; } = [];

    /// <summary><c>lat</c> and <c>lon</c>, WGS 84 degrees.</summary>
    public (double Latitude, double Longitude)? Around { get; init; }

    /// <summary><c>rayon</c>, kilometres.</summary>
    public double? RadiusKm { get; init; }

    /// <summary><c>bbox</c>, WGS 84 degrees.</summary>
    public BoundingBox? Box { get; init; }

    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Services { get; init; } = [];
    public IReadOnlyList<string> Equipment { get; init; } = [];

    /// <summary><c>programme</c>: slugs; places that are, or have been, in one of them.</summary>
    public IReadOnlyList<string> Programmes { get; init; } = [];

    /// <summary><c>reseau</c>: slugs; places that are in one of these networks.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>Empty means every stage but « fermé ».</summary>
    public IReadOnlyList<PlaceLifecycle> Lifecycles { get; init; } = [];

    public bool Rural { get; init; }
    public bool Frr { get; init; }
    public bool Accessible { get; init; }
    public bool OpenNow { get; init; }
    public PlaceOrder? Order { get; init; }

    /// <summary>1-based.</summary>
    public int Page { get; init; } = 1;

    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>True when something narrows the places besides where they are.</summary>
    public bool HasFilters => Words is not null || Kinds.Count + Services.Count + Equipment.Count + Programmes.Count + Networks.Count + Lifecycles.Count > 0
        || Rural || Frr || Accessible || OpenNow;

    public bool HasLocation => Where is not null || Territories.Count > 0 || Around is not null || Box is not null;

    /// <summary>The same words and filters, anywhere.</summary>
    public PlaceSearch Anywhere() => this with { Where = null, Territories = [], Around = null, RadiusKm = null, Box = null, Page = 1 };

    /// <summary>The same place, without words or filters.</summary>
    public PlaceSearch Unfiltered() => this with
    {
        Words = null, Kinds = [], Services = [], Equipment = [], Programmes = [], Networks = [], Lifecycles = [],
        Rural = false, Frr = false, Accessible = false, OpenNow = false, Page = 1,
    };
}

/// <param name="Code">As typed: Insee code (possibly a past one) or SIREN.</param>
public sealed record TerritoryCode(TerritoryKind Kind, string Code);

/// <summary>WGS 84 degrees, in the order of the <c>bbox</c> parameter.</summary>
public sealed record BoundingBox(double West, double South, double East, double North);

/// <summary>Order of the list; null in a search means distance when a point is known, relevance when words are, else the day's rotation.</summary>
public enum PlaceOrder
{
    Distance = 1,
    Name = 2,
    Confirmation = 3,
    Rotation = 4,
}
