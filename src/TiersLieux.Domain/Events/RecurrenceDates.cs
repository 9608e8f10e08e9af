using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Domain.Events;

/// <summary>The days of a recurrence: those it happens on, and those it leaves out in between.</summary>
/// <param name="Kept">In order.</param>
/// <param name="Skipped">Days of the rule left out, up to the last one kept.</param>
/// <param name="FollowsTheStart">False when the first day announced is not one of the rule.</param>
/// <param name="IsTooLong">There are more days than <see cref="EventRecurrence.MaximumDates"/>; the others are not here.</param>
public sealed record RecurrenceDates(IReadOnlyList<DateOnly> Kept, IReadOnlyList<DateOnly> Skipped, bool FollowsTheStart, bool IsTooLong)
{
    /// <param name="start">First day announced.</param>
    /// <param name="departementCode">For the holidays of Alsace-Moselle and of overseas; null for the national ones only.</param>
    public static RecurrenceDates Of(EventRecurrence recurrence, DateOnly start, string? departementCode)
    {
        var furthest = start.AddYears(EventRecurrence.MaximumYears);
        var end = EventMoment.ParseDay(recurrence.Until) is { } until && until < furthest ? until : furthest;
        var periods = (recurrence.Except ?? []).Select(EventRecurrence.Period).OfType<(DateOnly First, DateOnly Last)>().ToList();
        var (kept, skipped) = (new List<DateOnly>(), new List<DateOnly>());
        DateOnly? first = null;
        foreach (var day in Rule(recurrence, start, end))
        {
            first ??= day;
            var isOut = periods.Exists(period => day >= period.First && day <= period.Last)
                || (recurrence.SkipsHolidays && FrenchPublicHolidays.Includes(day, departementCode));
            if (!isOut && kept.Count == EventRecurrence.MaximumDates)
            {
                return new(kept, skipped, first == start, IsTooLong: true);
            }

            (isOut ? skipped : kept).Add(day);
            if (kept.Count == recurrence.Count)
            {
                break;
            }
        }

        skipped.RemoveAll(day => kept.Count == 0 || day < kept[0] || day > kept[^1]);
        return new(kept, skipped, first == start, IsTooLong: false);
    }

    /// <summary>Days of the rule alone. A month without a 31st, a year without a 29 February are passed over, as RFC 5545 has it.</summary>
    private static IEnumerable<DateOnly> Rule(EventRecurrence recurrence, DateOnly start, DateOnly end)
    {
        var days = (recurrence.Days ?? []).Select(EventDays.Index).Distinct().Order().ToList();
        for (var step = 0; ; step += recurrence.Interval)
        {
            var (from, found) = recurrence.Frequency switch
            {
                EventFrequencies.Day => Of(start.AddDays(step)),
                EventFrequencies.Week => Week(start, step, days),
                EventFrequencies.Month => Month(start, step, days, recurrence.Position),
                _ => Year(start, step),
            };
            if (from > end)
            {
                yield break;
            }

            foreach (var day in found.Where(day => day >= start && day <= end))
            {
                yield return day;
            }
        }
    }

    private static (DateOnly From, IEnumerable<DateOnly> Days) Of(DateOnly day) => (day, [day]);

    private static (DateOnly, IEnumerable<DateOnly>) Week(DateOnly start, int step, List<int> days)
    {
        var monday = start.AddDays(step * 7 - EventDays.Index(start));
        return (monday, days.Count == 0 ? [start.AddDays(step * 7)] : days.Select(monday.AddDays));
    }

    private static (DateOnly, IEnumerable<DateOnly>) Month(DateOnly start, int step, List<int> days, int? position)
    {
        var first = new DateOnly(start.Year, start.Month, 1).AddMonths(step);
        var length = DateTime.DaysInMonth(first.Year, first.Month);
        return position is { } rank && days.Count > 0
            ? (first, days.Select(day => Nth(first, length, day, rank)).Order())
            : (first, start.Day <= length ? [first.AddDays(start.Day - 1)] : []);
    }

    private static DateOnly Nth(DateOnly first, int length, int day, int rank)
    {
        if (rank > 0)
        {
            return first.AddDays((day - EventDays.Index(first) + 7) % 7 + (rank - 1) * 7);
        }

        var last = first.AddDays(length - 1);
        return last.AddDays(-((EventDays.Index(last) - day + 7) % 7));
    }

    private static (DateOnly, IEnumerable<DateOnly>) Year(DateOnly start, int step)
    {
        var year = start.Year + step;
        return (new DateOnly(year, start.Month, 1), start.Day <= DateTime.DaysInMonth(year, start.Month) ? [new DateOnly(year, start.Month, start.Day)] : []);
    }
}
