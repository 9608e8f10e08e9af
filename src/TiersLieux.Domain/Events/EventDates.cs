namespace TiersLieux.Domain.Events;

/// <summary>A date on the clock of the wall.</summary>
/// <param name="End">When it is over: midnight of the last day, for days and for what has no known end.</param>
/// <param name="Stop">Of a tour.</param>
public sealed record EventDate(DateTime Start, DateTime End, bool IsDay, bool EndIsKnown, EventStop? Stop = null)
{
    public (DateTimeOffset StartsAt, DateTimeOffset EndsAt) In(TimeZoneInfo zone)
    {
        var startsAt = EventZones.Instant(zone, Start);
        var endsAt = EventZones.Instant(zone, End);
        // On the night of the change, a time given for the end may come before that of the start.
        return (startsAt, endsAt > startsAt ? endsAt : startsAt + (End - Start));
    }
}

/// <summary>From what people write to dates.</summary>
public static class EventDates
{
    /// <param name="departementCode">For its public holidays.</param>
    /// <returns>Every date in order; empty when the content cannot be read.</returns>
    public static IReadOnlyList<EventDate> Of(EventContent content, string? departementCode)
    {
        if (content.Stops is { Count: > 0 } stops)
        {
            return [.. stops.Select(stop => One(stop.StartsAt, stop.EndsAt) is { } date ? date with { Stop = stop } : null).OfType<EventDate>().OrderBy(date => date.Start)];
        }

        if (One(content.StartsAt, content.EndsAt) is not { } first)
        {
            return [];
        }

        return content.Recurrence is { } recurrence
            ? [.. RecurrenceDates.Of(recurrence, DateOnly.FromDateTime(first.Start), departementCode).Kept.Select(day => Moved(first, day))]
            : [first];
    }

    private static EventDate? One(string startsAt, string? endsAt)
    {
        if (EventMoment.Parse(startsAt) is not { } start)
        {
            return null;
        }

        var end = EventMoment.Parse(endsAt) is { } given && given.IsDay == start.IsDay && given.Local >= start.Local ? given : (EventMoment?)null;
        var over = end is { IsDay: false } known ? known.Local : (end ?? start).Local.Date.AddDays(1);
        return new(start.Local, over, start.IsDay, start.IsDay || end is not null);
    }

    private static EventDate Moved(EventDate first, DateOnly day)
    {
        var shift = day.ToDateTime(TimeOnly.MinValue) - first.Start.Date;
        return first with { Start = first.Start + shift, End = first.End + shift };
    }
}
