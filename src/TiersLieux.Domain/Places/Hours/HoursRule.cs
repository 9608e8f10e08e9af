namespace TiersLieux.Domain.Places.Hours;

internal enum OpeningState
{
    Closed,
    Open,

    /// <summary>Only a remark is given (« sur rendez-vous »): never counted as open.</summary>
    Unknown,
}

/// <summary>How a rule combines with those before it on the days it applies to.</summary>
internal enum RuleLink
{
    /// <summary>After « ; »: replaces them.</summary>
    Override,

    /// <summary>After « , »: adds to them.</summary>
    Additional,

    /// <summary>After « || »: fills what they leave closed.</summary>
    Fallback,
}

/// <summary>One rule of an <c>opening_hours</c> text: days, times, and what holds then.</summary>
/// <param name="Times">Empty: the whole day.</param>
internal sealed record HoursRule(
    DaySelector Days, IReadOnlyList<TimeRange> Times, OpeningState State, string? Comment, RuleLink Link)
{
    private static readonly TimeRange[] WholeDay = [new(0, TimeRange.Day)];

    public IReadOnlyList<TimeRange> Spans => Times.Count == 0 ? WholeDay : Times;

    /// <summary>
    /// True when the rule wipes the day before being applied. A closure never does: it cuts its own times out. Nor does a rule
    /// without days after one with days, as in the reference implementation: « Mo-Fr 10:00-12:00; 14:00-16:00 » is read as an addition.
    /// </summary>
    public bool Replaces(HoursRule? previous) =>
        Link == RuleLink.Override && State != OpeningState.Closed && (!Days.IsEveryDay || previous is { Days.IsEveryDay: true });
}
