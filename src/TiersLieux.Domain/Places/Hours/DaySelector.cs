namespace TiersLieux.Domain.Places.Hours;

/// <summary>The days a rule applies to: every part that is given must match.</summary>
/// <param name="Days">Groups that must all match; a group matches when one of its items does (« PH,Sa » is one group, « PH Sa » two).</param>
internal sealed record DaySelector(
    IReadOnlyList<NumberRange> Years, IReadOnlyList<DateItem> Dates, IReadOnlyList<NumberRange> Weeks, IReadOnlyList<IReadOnlyList<DayItem>> Days)
{
    public bool IsEveryDay => Years.Count + Dates.Count + Weeks.Count + Days.Count == 0;

    /// <summary>True when nothing but days of the week decides, whatever the date: such rules make the usual week.</summary>
    public bool IsWeekly => Years.Count + Dates.Count + Weeks.Count == 0 && Days.All(group => group.Any(item => item.IsWeekly));

    public bool Matches(DateOnly day, string? departementCode)
    {
        foreach (var group in Days)
        {
            if (!group.Any(item => item.Matches(day, departementCode)))
            {
                return false;
            }
        }

        return (Years.Count == 0 || Years.Any(range => range.Contains(day.Year)))
            && (Dates.Count == 0 || Dates.Any(item => item.Matches(day)))
            && (Weeks.Count == 0 || Weeks.Any(range => range.Contains(System.Globalization.ISOWeek.GetWeekOfYear(day))));
    }

    /// <summary>For a rule that <see cref="IsWeekly"/>.</summary>
    public bool MatchesWeekly(DayOfWeek day) => Days.All(group => group.Any(item => item.IsWeekly && item.Covers(day)));
}

/// <summary>Years or ISO weeks, bounds included, one in <paramref name="Step"/>.</summary>
internal readonly record struct NumberRange(int From, int To, int Step = 1)
{
    public bool Contains(int number) => number >= From && number <= To && (number - From) % Step == 0;
}
