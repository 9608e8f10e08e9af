namespace TiersLieux.Domain.Places.Hours;

/// <summary>Writes a regular week compactly: <c>Mo-Fr 09:00-12:00,14:00-18:00; Sa 09:00-12:00</c>.</summary>
internal static class WeekWriter
{
    private static readonly string[] Codes = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    public static string Write(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<TimeRange>> week)
    {
        var days = Enumerable.Range(0, 7)
            .Select(index => string.Join(',', week.GetValueOrDefault(FrenchWords.Day(index), []).OrderBy(range => range.Start)))
            .ToList();
        var groups = days.Distinct().Where(hours => hours.Length > 0)
            .Select(hours => $"{Days([.. Enumerable.Range(0, 7).Where(index => days[index] == hours)])} {hours}");

        // After « ; » the next day’s rule would cut a night that overflows.
        var overflows = week.Values.Any(ranges => ranges.Any(range => range.End > TimeRange.Day));
        return string.Join(overflows ? ", " : "; ", groups);
    }

    private static string Days(List<int> indexes)
    {
        var runs = indexes.GroupBy(index => index - indexes.IndexOf(index)).Select(run => run.ToList());
        return string.Join(',', runs.Select(run => run.Count < 2 ? Codes[run[0]] : $"{Codes[run[0]]}{(run.Count == 2 ? ',' : '-')}{Codes[run[^1]]}"));
    }
}
