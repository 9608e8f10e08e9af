namespace TiersLieux.Domain.Places.Hours;

/// <summary>From rules on local minutes to instants.</summary>
internal sealed class HoursCalendar(DayPainter painter, TimeZoneInfo zone, string? departementCode)
{
    public IReadOnlyList<OpenInterval> Periods(DateOnly from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var periods = new List<OpenInterval>();
        var minutes = new ushort[TimeRange.Day];
        DateTime? openedAt = null;
        for (var offset = 0; offset < days; offset++)
        {
            var day = from.AddDays(offset);
            painter.Paint(minutes, rule => rule.Days.Matches(day, departementCode), rule => rule.Days.Matches(day.AddDays(-1), departementCode));
            var midnight = day.ToDateTime(TimeOnly.MinValue);
            for (var minute = 0; minute < minutes.Length;)
            {
                var paint = minutes[minute];
                var isOpen = painter.StateOf(paint) == OpeningState.Open;
                if (isOpen && openedAt is null)
                {
                    openedAt = midnight.AddMinutes(minute);
                }
                else if (!isOpen && openedAt is not null)
                {
                    Add(periods, openedAt.Value, midnight.AddMinutes(minute));
                    openedAt = null;
                }

                var same = minutes.AsSpan(minute).IndexOfAnyExcept(paint);
                minute = same < 0 ? minutes.Length : minute + same;
            }
        }

        if (openedAt is not null)
        {
            Add(periods, openedAt.Value, from.AddDays(days).ToDateTime(TimeOnly.MinValue));
        }

        return periods;
    }

    /// <summary>A period that falls whole in the hour skipped in March never happens.</summary>
    private void Add(List<OpenInterval> periods, DateTime start, DateTime end)
    {
        var interval = new OpenInterval(Instant(start), Instant(end));
        if (interval.EndsAt > interval.StartsAt)
        {
            periods.Add(interval);
        }
    }

    /// <summary>In March a skipped hour is taken at the jump; in October an hour shown twice is taken the first time.</summary>
    private DateTimeOffset Instant(DateTime local)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
