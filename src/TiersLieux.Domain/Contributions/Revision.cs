using System.Text.Json;

namespace TiersLieux.Domain.Contributions;

/// <summary>
/// One change of a published sheet: what, who, when, from where, why. The state at any revision is today's with the later ones
/// taken back, from the last: nothing is stored twice.
/// </summary>
public sealed class Revision
{
    public long Id { get; private set; }
    public required int PlaceId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required RevisionKind Kind { get; init; }

    /// <summary>Never shown to the public.</summary>
    public int? AccountId { get; init; }

    /// <summary>One of <see cref="AuthorRoles"/>.</summary>
    public required string AuthorRole { get; init; }

    public string? Reason { get; init; }
    public int? ProposalId { get; init; }

    /// <summary>The other place of a merge.</summary>
    public int? OtherPlaceId { get; init; }

    /// <summary>Published fields that changed, by camelCase name; empty for a creation, which changes them all.</summary>
    public Dictionary<string, FieldChange> Changes { get; init; } = [];
}

/// <summary>JSON values of a field, before and after; JSON null when it says nothing.</summary>
public sealed record FieldChange(JsonElement Before, JsonElement After);

public enum RevisionKind
{
    Created = 1,
    Changed = 2,
    Withdrawn = 3,
    Merged = 4,

    /// <summary>Back after a withdrawal or a merge.</summary>
    Restored = 5,

    /// <summary>« Toujours à jour », without any change of a field.</summary>
    Confirmed = 6,
}
