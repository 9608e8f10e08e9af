namespace TiersLieux.Domain.Places.Hours;

/// <summary>An opening period as instants in UTC, end excluded.</summary>
public readonly record struct OpenInterval(DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    public bool Contains(DateTimeOffset instant) => StartsAt <= instant && instant < EndsAt;
}

/// <summary>Usual hours of one day of the week.</summary>
/// <param name="Name">« lundi »…</param>
/// <param name="Ranges">Known opening times; empty when closed or when only a remark is given.</param>
/// <param name="Text">« 9 h – 12 h 30, 14 h – 18 h », « fermé », « sur rendez-vous ».</param>
public sealed record DayHours(DayOfWeek Day, string Name, IReadOnlyList<TimeRange> Ranges, string Text);
