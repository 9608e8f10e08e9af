namespace TiersLieux.Domain.Photos;

/// <summary>A photo of a place, of a sheet that has illustrations, or of a proposal until it is accepted. The re-encoded files are in the photo store, under <see cref="Key"/>.</summary>
public sealed class Photo
{
    public int Id { get; private set; }
    public int? PlaceId { get; set; }
    public int? ProposalId { get; init; }

    /// <summary>The resource it illustrates: its text names it by its <see cref="Rank"/>, which then never changes.</summary>
    public int? SheetId { get; init; }

    /// <summary>Random name of its files.</summary>
    public required string Key { get; init; }

    /// <summary>Alternative text, 5 to 300 characters.</summary>
    public required string AlternativeText { get; set; }

    /// <summary>Who took it, as to be shown.</summary>
    public required string Credit { get; set; }

    /// <summary>Pixels of the largest size kept.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }
    public int? AddedById { get; init; }
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When a curator or a manager made it public; null while it waits.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>1-based order on the sheet.</summary>
    public int Rank { get; set; } = 1;
}
