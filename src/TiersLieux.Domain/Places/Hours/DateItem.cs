namespace TiersLieux.Domain.Places.Hours;

/// <summary>Months, dates or days counted from Easter.</summary>
internal abstract record DateItem
{
    public abstract bool Matches(DateOnly day);
}

/// <summary>A month (no day) or a date, of every year when <paramref name="Year"/> is null.</summary>
internal readonly record struct PartialDate(int? Year, int Month, int? Day);

/// <summary>« Apr-Sep », « Dec 25 », « Oct 15-Mar 31 », « 2026 Jan 01-2026 Jan 10 »; bounds included, may wrap over the new year.</summary>
internal sealed record DateRange(PartialDate From, PartialDate To) : DateItem
{
    public override bool Matches(DateOnly day)
    {
        var (from, to) = (Key(From, 1), Key(To, 31));
        if (From.Year is { } firstYear)
        {
            var lastYear = To.Year ?? (to < from ? firstYear + 1 : firstYear);
            var key = (day.Year * 10_000) + (day.Month * 100) + day.Day;
            return key >= (firstYear * 10_000) + from && key <= (lastYear * 10_000) + to;
        }

        var today = (day.Month * 100) + day.Day;
        return from <= to ? today >= from && today <= to : today >= from || today <= to;
    }

    private static int Key(PartialDate date, int defaultDay) => (date.Month * 100) + (date.Day ?? defaultDay);
}

/// <summary>« easter », « easter +1 day », « easter -2 days ».</summary>
internal sealed record EasterDay(int Offset) : DateItem
{
    public override bool Matches(DateOnly day) => day.DayNumber == FrenchPublicHolidays.Easter(day.Year).DayNumber + Offset;
}
