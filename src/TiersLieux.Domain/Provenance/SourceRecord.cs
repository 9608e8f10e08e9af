using TiersLieux.Domain.Places;

namespace TiersLieux.Domain.Provenance;

/// <summary>First layer: what one source says of one place, as last read. Keyed by (source, key).</summary>
public sealed class SourceRecord
{
    public int Id { get; private set; }
    public required int SourceId { get; init; }
    public DataSource? Source { get; set; }

    /// <summary>Identifier of the row in the source.</summary>
    public required string Key { get; init; }

    public int? PlaceId { get; set; }
    public Place? Place { get; set; }
    public required PlaceFacts Facts { get; set; }

    /// <summary>Where in the source each field is said, for documents: field to « p. 12 ». Keys as in <see cref="Publication"/>.</summary>
    public Dictionary<string, Citation> Citations { get; set; } = [];

    /// <summary>The row as read, without personal data; JSON object of column to text.</summary>
    public required Dictionary<string, string> Raw { get; set; }

    /// <summary>SHA-256 of the facts (before geocoding) and citations: an unchanged row is not written again.</summary>
    public required string ContentSha256 { get; set; }

    /// <summary>Day at which the facts were true.</summary>
    public required DateOnly AsOf { get; set; }

    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>Set when a newer file no longer has the row; the record is kept.</summary>
    public DateTimeOffset? VanishedAt { get; set; }
}

/// <param name="Document">Title of the document.</param>
/// <param name="Where">French: page, section or table; null when the document is cited as a whole.</param>
/// <param name="AsOf">Day at which the document is true, when it is not the record's own.</param>
public sealed record Citation(string Document, string? Where = null, DateOnly? AsOf = null);
