using TiersLieux.Domain.Territories;

namespace TiersLieux.Data.Accompaniment;

/// <summary>How the area of an offer reaches where one asks, the nearest first.</summary>
public enum OfferReach
{
    Commune = 1,
    Epci = 2,

    /// <summary>A circle around its seat.</summary>
    Circle = 3,
    ZoneEmploi = 4,
    Departement = 5,
    Region = 6,
    Everywhere = 7,

    /// <summary>Of a territory asked for: the area holds all of it.</summary>
    Whole = 11,

    /// <summary>The area lies inside the territory asked for.</summary>
    Inside = 12,

    /// <summary>The area covers a part of it, and goes beyond.</summary>
    Partial = 13,
}

/// <summary>What an offer says to one optional answer.</summary>
public enum AnswerFit
{
    No = -1,
    NotSaid = 0,
    Yes = 1,
}

/// <param name="Territory">The territory of the area one is in; null for a circle, for France, and when a territory is asked.</param>
/// <param name="Covered">Communes covered, among <paramref name="Communes"/> of the territory asked.</param>
/// <param name="AreaName">How people call the area; null when its territories say it.</param>
/// <param name="AreaTerritories">Names of its first territories, at most four.</param>
/// <param name="Seat">Name of the commune of its seat.</param>
/// <param name="SessionKm">To its nearest session.</param>
/// <param name="Fits">Phase, sector, need, manner, meeting; null for what was not asked.</param>
/// <param name="Sessions">The three nearest.</param>
public sealed record OrientedOffer(
    int Id, string Slug, string Name, string? Summary, string? OrganisationSlug, string? OrganisationName,
    IReadOnlyList<string> Phases, IReadOnlyList<string> Formats, IReadOnlyList<string> Needs, IReadOnlyList<string> Sectors, IReadOnlyList<string> Publics,
    string? Cost, OfferReach Reach, int Covered, int Communes, string? AreaName, double? RadiusKm, OfferTerritory? Territory,
    IReadOnlyList<string> AreaTerritories, string? Seat, double? SessionKm, IReadOnlyList<AnswerFit?> Fits, IReadOnlyList<OrientedSession> Sessions)
{
    public AnswerFit? Phase => Fits[0];
    public AnswerFit? Sector => Fits[1];
    public AnswerFit? Need => Fits[2];
    public AnswerFit? Manner => Fits[3];
    public AnswerFit? Meeting => Fits[4];

    /// <summary>One of the optional answers rules it out.</summary>
    public bool IsOther => Fits.Contains(AnswerFit.No);
}

public sealed record OfferTerritory(TerritoryKind Kind, string Code, string Name);

/// <param name="Place">Slug; null when it is in a commune only.</param>
/// <param name="Name">Of the place.</param>
public sealed record OrientedSession(string? Place, string? Name, string? Commune, string? When, double? DistanceKm);

/// <param name="Total">Offers that reach the place, whatever the optional answers.</param>
/// <param name="Answering">Among them, those that no answer rules out.</param>
public sealed record OrientationResult(int Total, int Answering, IReadOnlyList<OrientedOffer> Offers)
{
    public static readonly OrientationResult None = new(0, 0, []);

    public int Others => Total - Answering;
}

/// <summary>An offer of another area, that one can meet not far away.</summary>
/// <param name="DistanceKm">To its nearest session, else to its seat.</param>
public sealed record NeighbourOffer(
    string Slug, string Name, string? Summary, string? OrganisationSlug, string? OrganisationName, double DistanceKm, string? AreaName,
    IReadOnlyList<string> AreaTerritories);
