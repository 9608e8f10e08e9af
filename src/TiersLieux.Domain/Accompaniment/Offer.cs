using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Domain.Accompaniment;

/// <summary>What an organisation offers to those who carry a project, on its area, with sessions at places.</summary>
public sealed class Offer : Sheet<OfferContent>
{
    public Offer() => Kind = SheetKind.Offer;

    public List<string> Phases { get; private set; } = [];
    public List<string> Formats { get; private set; } = [];
    public List<string> Needs { get; private set; } = [];
    public List<string> Sectors { get; private set; } = [];
    public List<string> Publics { get; private set; } = [];

    /// <summary>Code of <see cref="OfferCosts"/>.</summary>
    public string? Cost { get; private set; }

    /// <summary>Last day; an ended offer is shown as past.</summary>
    public DateOnly? EndsOn { get; private set; }

    public List<OfferSession> Sessions { get; } = [];

    protected override void ApplyOwn(OfferContent content, DateTimeOffset now)
    {
        (Phases, Formats, Needs) = ([.. content.Phases ?? []], [.. content.Formats ?? []], [.. content.Needs ?? []]);
        (Sectors, Publics, Cost) = ([.. content.Sectors ?? []], [.. content.Publics ?? []], content.Cost?.Kind);
        EndsOn = SheetDays.Last(content.EndsOn);
    }
}

/// <summary>Where and when one meets those who accompany: at a place of the directory, or in a commune.</summary>
public sealed class OfferSession
{
    public int Id { get; private set; }
    public int OfferId { get; init; }
    public int? PlaceId { get; set; }
    public Place? Place { get; private set; }
    public int? CommuneId { get; init; }
    public Commune? Commune { get; private set; }

    /// <summary>WGS 84 (geography): the place's, else the commune's.</summary>
    public NetTopologySuite.Geometries.Point? Position { get; init; }

    /// <summary>« Le premier mardi du mois, de 9 h à 12 h »; dated sessions are events that speak of the offer.</summary>
    public string? When { get; init; }
}
