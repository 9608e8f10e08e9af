using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;

namespace TiersLieux.Import.Places;

/// <summary>A row on its way through the pipeline: what was read, what it says, what became of it.</summary>
internal sealed class RowFate(SourceRow row, Draft draft)
{
    public SourceRow Row { get; } = row;

    public Draft Draft { get; } = draft;

    /// <summary>Hash of what the row says before geocoding.</summary>
    public string ContentSha256 { get; set; } = "";

    /// <summary>The row as stored by an earlier import; null when it is new.</summary>
    public SourceRecord? Known { get; set; }

    public int? PlaceId { get; set; }

    public ImportOutcome Outcome { get; set; } = ImportOutcome.SetAside;

    public bool IsSetAside => Draft.Problem is not null;

    /// <summary>New, changed, back after an absence, or confirmed at a later date: what its place publishes must be computed again.</summary>
    public bool Touches(DateOnly asOf) =>
        Known is null || Known.ContentSha256 != ContentSha256 || Known.VanishedAt is not null || Known.AsOf != asOf || HasNewPosition;

    /// <summary>The geocoder found today what it had not found before.</summary>
    public bool HasNewPosition => Known is { Facts.Position: null } && Draft.Facts.Position is not null;
}
