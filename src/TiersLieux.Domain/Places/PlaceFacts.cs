using TiersLieux.Domain.Provenance;

namespace TiersLieux.Domain.Places;

/// <summary>
/// All that can be said of a place, each field optional. The same shape serves what a source said, what a person said
/// and what is published: see <see cref="Publication"/>. Null means « says nothing of it ».
/// </summary>
public sealed record PlaceFacts
{
    public string? Name { get; init; }

    /// <summary>One sentence, at most 300 characters.</summary>
    public string? Summary { get; init; }

    /// <summary>Plain text, paragraphs separated by an empty line.</summary>
    public string? Description { get; init; }

    /// <summary>Codes of <see cref="PlaceKinds"/>, the main one first.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    public PlaceLifecycle? Lifecycle { get; init; }

    /// <summary>Year, month or day of opening: <c>2014</c>, <c>2014-05</c> or <c>2014-05-01</c>.</summary>
    public string? OpenedOn { get; init; }

    /// <summary>Same form as <see cref="OpenedOn"/>.</summary>
    public string? ClosedOn { get; init; }

    public PostalAddress? Address { get; init; }

    public PlacePosition? Position { get; init; }

    public OperatorFacts? Operator { get; init; }

    /// <summary>The place's own address, never a person's.</summary>
    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Absolute http or https address.</summary>
    public string? Website { get; init; }

    public IReadOnlyList<Link>? Links { get; init; }

    /// <summary>OpenStreetMap <c>opening_hours</c> syntax.</summary>
    public string? OpeningHours { get; init; }

    public string? OpeningHoursNote { get; init; }

    public IReadOnlyList<Workspace>? Workspaces { get; init; }

    public IReadOnlyList<Rate>? Rates { get; init; }

    public IReadOnlyList<EquipmentItem>? Equipment { get; init; }

    /// <summary>Codes of <see cref="PlaceServices"/>.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>Codes of <see cref="Places.Publics"/>.</summary>
    public IReadOnlyList<string>? Publics { get; init; }

    /// <summary>Codes of <see cref="Accessibilities"/>.</summary>
    public IReadOnlyList<string>? Accessibility { get; init; }

    /// <summary>Floor area in square metres.</summary>
    public decimal? SurfaceM2 { get; init; }

    /// <summary>Budget, investment, staff, members… with year and unit.</summary>
    public IReadOnlyList<Figure>? Figures { get; init; }
}

/// <param name="Street">Number and street, without commune.</param>
/// <param name="CommuneCode">Insee code of today's commune; null abroad.</param>
/// <param name="Locality">Name of the commune or town as the source writes it.</param>
/// <param name="Country">ISO 3166 two letters, upper case.</param>
public sealed record PostalAddress(
    string? Street = null, string? PostalCode = null, string? Locality = null, string? CommuneCode = null, string Country = "FR");

/// <summary>WGS 84 degrees, latitude first.</summary>
/// <param name="Score">Geocoder's score from 0 to 1, null when coordinates were given.</param>
public sealed record PlacePosition(double Latitude, double Longitude, PositionPrecision Precision, double? Score = null);

/// <param name="LegalForm">In French: association, SCIC, collectivité…</param>
/// <param name="Siret">14 digits.</param>
/// <param name="Rna">W followed by 9 digits.</param>
public sealed record OperatorFacts(string Name, string? LegalForm = null, string? Siret = null, string? Rna = null);

/// <param name="Kind">facebook, twitter, linkedin, instagram, mastodon, video, document or other.</param>
public sealed record Link(string Kind, string Url);

/// <summary>A room, a workshop, a desk area (« espace »).</summary>
public sealed record Workspace(string Name, int? Capacity = null, decimal? SurfaceM2 = null, int? Count = null, string? Note = null);

/// <summary>A price (« tarif »).</summary>
/// <param name="Label">What it is the price of.</param>
/// <param name="Amount">Euros; 0 means free.</param>
/// <param name="MaximumAmount">Upper end when the price is a range.</param>
/// <param name="Unit">Code of <see cref="RateUnits"/>.</param>
/// <param name="Audience">Who it is for, in French; null for everybody.</param>
/// <param name="TaxIncluded">true TTC, false HT, null when not said.</param>
public sealed record Rate(
    string Label, decimal Amount, string Unit, decimal? MaximumAmount = null, string? Audience = null, bool? TaxIncluded = null, string? Note = null);

/// <param name="Kind">Code of <see cref="EquipmentKinds"/>.</param>
public sealed record EquipmentItem(string Kind, int? Count = null, string? Note = null);

/// <summary>A number a document gives of a place: « Budget de fonctionnement, 270 000 €, 2016 ».</summary>
/// <param name="Label">French.</param>
/// <param name="Unit">€, m², personnes, entreprises, %…</param>
public sealed record Figure(string Label, decimal Value, string Unit, int? Year = null, string? Note = null, decimal? MaximumValue = null);
