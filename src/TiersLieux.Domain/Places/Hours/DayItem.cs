namespace TiersLieux.Domain.Places.Hours;

/// <summary>Days of the week, public holidays (<c>PH</c>) or school holidays (<c>SH</c>).</summary>
internal abstract record DayItem
{
    public virtual bool IsWeekly => false;

    public abstract bool Matches(DateOnly day, string? departementCode);

    public virtual bool Covers(DayOfWeek day) => false;
}

/// <summary>« Mo », « Mo-Fr », « Sa-Mo », « We[1,3] », « Fr[-1] ».</summary>
/// <param name="From">0 is Monday.</param>
/// <param name="To">Below <paramref name="From"/> when the range wraps over Sunday.</param>
/// <param name="Nth">Ranks in the month, 1 to 5, or −1 to −5 from the end; empty for all.</param>
internal sealed record Weekdays(int From, int To, IReadOnlyList<int> Nth) : DayItem
{
    public override bool IsWeekly => Nth.Count == 0;

    public override bool Covers(DayOfWeek day)
    {
        var index = FrenchWords.Index(day);
        return From <= To ? index >= From && index <= To : index >= From || index <= To;
    }

    public override bool Matches(DateOnly day, string? departementCode)
    {
        if (!Covers(day.DayOfWeek))
        {
            return false;
        }

        if (Nth.Count == 0)
        {
            return true;
        }

        var rank = ((day.Day - 1) / 7) + 1;
        var fromEnd = -(((DateTime.DaysInMonth(day.Year, day.Month) - day.Day) / 7) + 1);
        return Nth.Contains(rank) || Nth.Contains(fromEnd);
    }
}

internal sealed record PublicHoliday : DayItem
{
    public override bool Matches(DateOnly day, string? departementCode) => FrenchPublicHolidays.Includes(day, departementCode);
}

/// <summary>We hold no school calendar: never matches, and the sentence shown says so.</summary>
internal sealed record SchoolHoliday : DayItem
{
    public override bool Matches(DateOnly day, string? departementCode) => false;
}
