namespace TiersLieux.Domain.Provenance;

/// <summary>What a merge moved from a place to its survivor, so that it can be undone exactly.</summary>
public sealed class PlaceMerge
{
    public int Id { get; private set; }
    public required int PlaceId { get; init; }
    public required int SurvivorId { get; init; }
    public required DateTimeOffset MergedAt { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
    public required List<int> RecordIds { get; init; }
    public required List<int> EditIds { get; init; }
    public required List<int> MembershipIds { get; init; }
    public List<int> PhotoIds { get; init; } = [];

    /// <summary>Managers that the survivor did not have.</summary>
    public List<int> ManagerIds { get; init; } = [];

    /// <summary>What the curator said of the survivor while merging; withdrawn when the merge is undone.</summary>
    public List<int> ChosenEditIds { get; set; } = [];

    /// <summary>Former addresses of the place that were made to lead to the survivor, its own not included.</summary>
    public required List<string> FormerSlugs { get; init; }
}
