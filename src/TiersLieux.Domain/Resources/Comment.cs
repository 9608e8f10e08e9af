using TiersLieux.Domain.Accounts;

namespace TiersLieux.Domain.Resources;

/// <summary>
/// What a reader wrote under a resource. It shows once a curator has accepted the proposal that brought it; a report, once accepted,
/// takes it off. The address of its author is on the proposal only.
/// </summary>
public sealed class Comment
{
    public const int MaximumText = 2_000;
    public const int MaximumName = 100;

    public int Id { get; private set; }
    public required int SheetId { get; init; }
    public Resource? Sheet { get; private set; }

    /// <summary>As its author signs it; null once they asked to be forgotten.</summary>
    public string? AuthorName { get; set; }

    /// <summary>Never shown.</summary>
    public int? AccountId { get; set; }
    public Account? Account { get; private set; }

    /// <summary>Plain text, at most 2,000 characters.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a curator let it show.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When it was refused, or taken off after a report.</summary>
    public DateTimeOffset? RemovedAt { get; set; }
}
