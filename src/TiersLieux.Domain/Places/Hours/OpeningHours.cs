using System.Diagnostics.CodeAnalysis;

namespace TiersLieux.Domain.Places.Hours;

/// <summary>
/// Opening hours in OpenStreetMap's <c>opening_hours</c> syntax (« Mo-Fr 09:00-12:00,14:00-18:00; PH off »), checked against the
/// reference implementation (npm <c>opening_hours</c>). Differences, and what is not read: docs/horaires.md.
/// </summary>
public sealed class OpeningHours
{
    /// <summary>Longest text that is read; OpenStreetMap itself stops at 255 characters.</summary>
    public const int MaxLength = 2_000;

    private readonly IReadOnlyList<HoursRule> rules;
    private readonly DayPainter painter;

    private OpeningHours(string text, IReadOnlyList<HoursRule> rules)
    {
        Text = text;
        this.rules = rules;
        painter = new DayPainter(rules);
    }

    /// <summary>The text as given.</summary>
    public string Text { get; }

    /// <summary>Reads <paramref name="text"/>, in time proportional to its length.</summary>
    /// <param name="error">French, says at which character reading stopped and what was expected there; null on success.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OpeningHours? hours, [NotNullWhen(false)] out string? error)
    {
        (hours, error) = (null, null);
        if (text is { Length: > MaxLength })
        {
            error = $"Horaires trop longs : {MaxLength} caractères au plus.";
            return false;
        }

        try
        {
            hours = new OpeningHours(text ?? "", HoursParser.Parse(text ?? ""));
            return true;
        }
        catch (HoursSyntaxException exception)
        {
            error = exception.Message;
            return false;
        }
    }

    /// <summary>Writes a regular week; a weekday that is missing or has no range is closed.</summary>
    /// <returns>Null when every day is closed.</returns>
    public static OpeningHours? FromWeek(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<TimeRange>> week)
    {
        var text = WeekWriter.Write(week);
        return text.Length == 0 ? null : new OpeningHours(text, HoursParser.Parse(text));
    }

    /// <summary>The periods of certain opening, in order, cut to the local days from <paramref name="from"/> on.</summary>
    /// <param name="days">How many days, at least 1.</param>
    /// <param name="departementCode">For local public holidays; null for the national ones only.</param>
    public IReadOnlyList<OpenInterval> Periods(DateOnly from, int days, TimeZoneInfo zone, string? departementCode = null) =>
        new HoursCalendar(painter, zone, departementCode).Periods(from, days);

    /// <summary>True when the place is certainly open; an hour the clocks show twice counts the first time.</summary>
    /// <param name="departementCode">For local public holidays; null for the national ones only.</param>
    public bool IsOpen(DateTimeOffset instant, TimeZoneInfo zone, string? departementCode = null)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        return Periods(day, 1, zone, departementCode).Any(period => period.Contains(instant));
    }

    /// <summary>Monday to Sunday, outside exceptions; empty when no rule holds all year (see <see cref="Exceptions"/>).</summary>
    public IReadOnlyList<DayHours> Week() => HoursText.Week(rules, painter);

    /// <summary>
    /// What departs from the usual week, one French sentence each without full stop: « Fermé les jours fériés »,
    /// « 1er mercredi du mois : 14 h – 18 h ».
    /// </summary>
    public IReadOnlyList<string> Exceptions() => HoursText.Exceptions(rules);
}
