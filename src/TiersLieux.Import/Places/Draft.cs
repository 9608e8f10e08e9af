using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Import.Places;

/// <summary>What a row says of a place while the steps clean it.</summary>
public sealed class Draft
{
    /// <summary>Identifier in the source; null when the row has none and must be set aside.</summary>
    public string? Key { get; init; }

    public PlaceFacts Facts { get; set; } = new();

    /// <summary>Other names the row gives the place, used to find it, never published.</summary>
    public IReadOnlyList<string> OtherNames { get; set; } = [];

    public Dictionary<string, Citation> Citations { get; init; } = [];

    /// <summary>Day of the facts when it is not the source's own.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Given coordinates, not yet checked; WGS 84.</summary>
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }

    /// <summary>How well the source knows its coordinates, and its geocoder's score.</summary>
    public PositionPrecision Precision { get; init; } = PositionPrecision.Exact;
    public double? Score { get; init; }

    /// <summary>The commune's code as the row gives it.</summary>
    public string? GivenCommuneCode { get; init; }

    /// <summary>French remarks for the report, on a row that is kept.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>French: why the row is set aside. Null when it is kept.</summary>
    public string? Problem { get; set; }

    public PostalAddress Address
    {
        get => Facts.Address ?? new PostalAddress();
        set => Facts = Facts with { Address = value };
    }

    public bool IsAbroad => Address.Country != "FR";
}
