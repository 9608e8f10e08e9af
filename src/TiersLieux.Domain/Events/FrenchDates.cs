using System.Globalization;

namespace TiersLieux.Domain.Events;

/// <summary>Days and times as one reads them in an agenda: « mardi 3 mars 2026 », « 18 h 30 ».</summary>
public static class FrenchDates
{
    private const char NoBreak = '\u00a0';
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>« mardi ».</summary>
    public static string Day(DateOnly day) => day.ToString("dddd", Culture);

    /// <summary>« 1er mars 2026 ».</summary>
    public static string Short(DateOnly day) => $"{Number(day)}{NoBreak}{day.ToString("MMMM yyyy", Culture)}";

    /// <summary>« mardi 3 mars »; with the year when it is asked.</summary>
    public static string Long(DateOnly day, bool withYear = true) => $"{Day(day)} {Number(day)}{NoBreak}{day.ToString(withYear ? "MMMM yyyy" : "MMMM", Culture)}";

    /// <summary>« mars 2026 ».</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", Culture);

    /// <summary>« 14 juillet ».</summary>
    public static string DayAndMonth(DateOnly day) => $"{Number(day)}{NoBreak}{day.ToString("MMMM", Culture)}";

    /// <summary>« 18 h », « 18 h 30 ».</summary>
    public static string Time(DateTime time) => time.Minute == 0 ? $"{time.Hour}{NoBreak}h" : $"{time.Hour}{NoBreak}h{NoBreak}{time.Minute:00}";

    public static string Number(DateOnly day) => day.Day == 1 ? "1er" : day.Day.ToString(Culture);
}
