using System.Globalization;
using TiersLieux.Domain.Events;

namespace TiersLieux.Web.Calendars;

/// <summary>The VTIMEZONE of each of the <see cref="EventZones"/>.</summary>
public static class CalendarZones
{
    private sealed record Change(int Month, string Day, string FirstDay, TimeSpan? Utc, TimeSpan Wall);

    // In Europe everybody changes at 01:00 UTC, since 1996.
    private static readonly (Change Summer, Change Winter) Europe = (
        new(3, "-1SU", "19960331", TimeSpan.FromHours(1), default), new(10, "-1SU", "19961027", TimeSpan.FromHours(1), default));

    // In Saint-Pierre-et-Miquelon as in Canada, at two o'clock, since 2007.
    private static readonly (Change Summer, Change Winter) Canada = (
        new(3, "2SU", "20070311", null, TimeSpan.FromHours(2)), new(11, "1SU", "20071104", null, TimeSpan.FromHours(2)));

    public static void Write(CalendarWriter writer, string zoneId)
    {
        var zone = EventZones.Of(zoneId);
        var (winter, summer) = (zone.GetUtcOffset(new DateTime(2026, 1, 15)), zone.GetUtcOffset(new DateTime(2026, 7, 15)));
        writer.Line("BEGIN", "VTIMEZONE");
        writer.Line("TZID", zone.Id);
        if (winter == summer)
        {
            Part(writer, "STANDARD", "19700101T000000", winter, winter, null);
        }
        else
        {
            var changes = zone.Id.StartsWith("Europe/", StringComparison.Ordinal) ? Europe : Canada;
            Part(writer, "DAYLIGHT", At(changes.Summer, winter), winter, summer, changes.Summer);
            Part(writer, "STANDARD", At(changes.Winter, summer), summer, winter, changes.Winter);
        }

        writer.Line("END", "VTIMEZONE");
    }

    private static void Part(CalendarWriter writer, string name, string start, TimeSpan before, TimeSpan after, Change? change)
    {
        writer.Line("BEGIN", name);
        writer.Line("DTSTART", start);
        writer.Line("TZOFFSETFROM", Offset(before));
        writer.Line("TZOFFSETTO", Offset(after));
        if (change is not null)
        {
            writer.Line("RRULE", string.Create(CultureInfo.InvariantCulture, $"FREQ=YEARLY;BYMONTH={change.Month};BYDAY={change.Day}"));
        }

        writer.Line("END", name);
    }

    /// <summary>The wall's time of the change, before it.</summary>
    private static string At(Change change, TimeSpan before) => $"{change.FirstDay}T{(change.Utc is { } utc ? utc + before : change.Wall).ToString("hhmmss", CultureInfo.InvariantCulture)}";

    private static string Offset(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);
}
