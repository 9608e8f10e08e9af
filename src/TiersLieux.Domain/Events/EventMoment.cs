using System.Globalization;

namespace TiersLieux.Domain.Events;

/// <summary>A time on the clock of the wall, or a whole day.</summary>
/// <param name="Local">Midnight for a day.</param>
public readonly record struct EventMoment(DateTime Local, bool IsDay)
{
    public const int FirstYear = 1990;
    public const int LastYear = 2100;

    private const string Time = "yyyy-MM-dd'T'HH:mm";
    private const string Day = "yyyy-MM-dd";

    public DateOnly Date => DateOnly.FromDateTime(Local);

    /// <param name="text"><c>2026-11-25T18:00</c> or <c>2026-11-25</c>.</param>
    /// <returns>Null when it is neither, or out of the years an agenda is about.</returns>
    public static EventMoment? Parse(string? text)
    {
        var isDay = text?.Length == Day.Length;
        return DateTime.TryParseExact(text, isDay ? Day : Time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= FirstYear and <= LastYear
            ? new(local, isDay)
            : null;
    }

    public static DateOnly? ParseDay(string? text) => Parse(text) is { IsDay: true } moment ? moment.Date : null;

    public override string ToString() => Local.ToString(IsDay ? Day : Time, CultureInfo.InvariantCulture);
}
