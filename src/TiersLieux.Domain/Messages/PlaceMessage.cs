using TiersLieux.Domain.Places;

namespace TiersLieux.Domain.Messages;

/// <summary>What a visitor writes to a place, kept only until they confirm their address: then it leaves, and is erased here.</summary>
public sealed class PlaceMessage
{
    public int Id { get; private set; }
    public required int PlaceId { get; init; }
    public Place? Place { get; private set; }
    public required string SenderName { get; init; }
    public required string SenderEmail { get; init; }

    /// <summary>Plain text, at most 4,000 characters.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
