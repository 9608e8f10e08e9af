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

    /// <summary>Its places in networks the survivor was not in.</summary>
    public List<int> NetworkMemberIds { get; init; } = [];

    /// <summary>Sheets of what happens at the place.</summary>
    public List<int> SheetIds { get; init; } = [];

    /// <summary>Links of sheets that did not speak of the survivor already.</summary>
    public List<int> SheetLinkIds { get; init; } = [];

    /// <summary>Sessions of offers held at the place.</summary>
    public List<int> OfferSessionIds { get; init; } = [];

    /// <summary>What the curator said of the survivor while merging; withdrawn when the merge is undone.</summary>
    public List<int> ChosenEditIds { get; set; } = [];

    /// <summary>Former addresses of the place that were made to lead to the survivor, its own not included.</summary>
    public required List<string> FormerSlugs { get; init; }
}
