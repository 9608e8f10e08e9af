namespace TiersLieux.Domain.Places;

/// <summary>A coming opening of a place, computed from its hours for the « ouvert maintenant » filter; instants in UTC, end excluded.</summary>
public sealed class OpenPeriod
{
    public required int PlaceId { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
}
