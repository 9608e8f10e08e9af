namespace TiersLieux.Domain.Places.Hours;

/// <summary>A span of one day, in minutes since local midnight, end excluded.</summary>
/// <param name="Start">0 to 1439.</param>
/// <param name="End">Above <paramref name="Start"/>, up to 2880: beyond 1440 the span runs into the next day.</param>
/// <param name="OpenEnd">The end is not announced (« 18:00+ »): <paramref name="End"/> is then midnight, or the last hour given.</param>
public readonly record struct TimeRange(int Start, int End, bool OpenEnd = false)
{
    public const int Day = 24 * 60;

    /// <summary>An end at or before the start is on the next day.</summary>
    public static TimeRange Of(TimeOnly start, TimeOnly end)
    {
        var (from, to) = (Minutes(start), Minutes(end));
        return new(from, to > from ? to : to + Day);
    }

    /// <summary>« 9 h – 12 h 30 », « 22 h – 2 h », « à partir de 18 h », « 24 h sur 24 »; with no-break spaces inside a time.</summary>
    public string ToFrench() => this switch
    {
        { OpenEnd: true, End: Day } => $"à partir de {Clock(Start)}",
        { OpenEnd: true } => $"{Clock(Start)} – {Clock(End)} ou plus tard",
        { Start: 0, End: Day } => "24\u00a0h sur 24",
        _ => $"{Clock(Start)} – {Clock(End)}",
    };

    /// <summary>As OpenStreetMap writes it: <c>09:00-12:30</c>.</summary>
    public override string ToString() =>
        OpenEnd && End == Day ? $"{Digits(Start)}+" : $"{Digits(Start)}-{Digits(Wrapped(End))}{(OpenEnd ? "+" : "")}";

    internal static string Clock(int minutes)
    {
        var (hours, rest) = int.DivRem(Wrapped(minutes), 60);
        return rest == 0 ? $"{hours}\u00a0h" : $"{hours}\u00a0h\u00a0{rest:00}";
    }

    private static string Digits(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    private static int Wrapped(int minutes) => minutes > Day ? minutes - Day : minutes;

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
