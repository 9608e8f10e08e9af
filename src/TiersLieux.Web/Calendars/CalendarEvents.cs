using System.Globalization;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Calendars;

/// <summary>Rendez-vous as VEVENT: one each, recurring by RRULE; one for each stop of a tour.</summary>
internal sealed class CalendarEvents(CalendarWriter writer, SiteAddress site)
{
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private readonly HashSet<string> zones = [];

    public void Begin(string name)
    {
        writer.Line("BEGIN", "VCALENDAR");
        writer.Line("VERSION", "2.0");
        writer.Line("PRODID", "-//Annuaire des tiers-lieux//Rendez-vous//FR");
        writer.Line("CALSCALE", "GREGORIAN");
        writer.Text("X-WR-CALNAME", name);
        writer.Line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
        writer.Line("X-PUBLISHED-TTL", "PT12H");
    }

    public void End() => writer.Line("END", "VCALENDAR");

    public void Write(CalendarRow row)
    {
        var content = FactsJson.Read<EventContent>(row.ContentJson);
        var zone = EventZones.Of(row.TimeZone);
        var isDay = EventMoment.Parse(content.Stops?.FirstOrDefault()?.StartsAt) is { IsDay: true };
        foreach (var stop in row.Stops)
        {
            // Two stops at the same time are told apart by their rank.
            var rank = row.Stops.TakeWhile(other => other != stop).Count(other => other.StartsAt == stop.StartsAt);
            var (start, end) = (TimeZoneInfo.ConvertTime(stop.StartsAt, zone).DateTime, TimeZoneInfo.ConvertTime(stop.EndsAt, zone).DateTime);
            Open(row, zone, isDay, $"-{CalendarWriter.Local(start)}{(rank == 0 ? "" : "-" + rank.ToString(CultureInfo.InvariantCulture))}");
            Span(zone, new(start, end, isDay, stop.EndIsKnown));
            Close(row, content, new(stop.Place, stop.Locality, stop.Location, stop.Position));
        }

        if (row.Stops.Count == 0 && EventDates.Of(content, row.DepartementCode) is [var first, ..] dates)
        {
            Open(row, zone, first.IsDay, "");
            Span(zone, first);
            if (content.Recurrence is { } recurrence && dates.Count > 1)
            {
                Repeat(recurrence, content, row.DepartementCode, zone, first, dates[^1]);
            }

            Close(row, content, new(row.Place, row.Locality, content.Location, row.Position));
        }
    }

    private void Open(CalendarRow row, TimeZoneInfo zone, bool isDay, string suffix)
    {
        if (!isDay && zones.Add(zone.Id))
        {
            CalendarZones.Write(writer, zone.Id);
        }

        writer.Line("BEGIN", "VEVENT");
        writer.Line("UID", $"{row.Slug}{suffix}@rendez-vous.annuaire-tiers-lieux");
        writer.Instant("DTSTAMP", row.UpdatedAt);
        writer.Instant("CREATED", row.CreatedAt);
        writer.Instant("LAST-MODIFIED", row.UpdatedAt);
        writer.Number("SEQUENCE", Math.Max(0, row.Revision - 1));
    }

    private void Span(TimeZoneInfo zone, EventDate date)
    {
        Moment("DTSTART", zone, date.Start, date.IsDay);
        if (date.EndIsKnown)
        {
            Moment("DTEND", zone, date.End, date.IsDay);
        }
    }

    private void Moment(string name, TimeZoneInfo zone, DateTime time, bool isDay) =>
        writer.Line(isDay ? $"{name};VALUE=DATE" : $"{name};TZID={zone.Id}", isDay ? CalendarWriter.Day(time) : CalendarWriter.Local(time));

    // The end is always a date, the last one kept: a number of times would count the days left out.
    private void Repeat(EventRecurrence recurrence, EventContent content, string? departementCode, TimeZoneInfo zone, EventDate first, EventDate last)
    {
        var parts = new List<string> { "FREQ=" + recurrence.Frequency switch { EventFrequencies.Day => "DAILY", EventFrequencies.Week => "WEEKLY", EventFrequencies.Month => "MONTHLY", _ => "YEARLY" } };
        if (recurrence.Interval > 1)
        {
            parts.Add("INTERVAL=" + recurrence.Interval.ToString(CultureInfo.InvariantCulture));
        }

        if (recurrence.Days is { Count: > 0 } days)
        {
            parts.Add("BYDAY=" + string.Join(',', days.Distinct().Select(EventDays.Index).Order().Select(day => recurrence.Position?.ToString(CultureInfo.InvariantCulture) + Days[day])));
        }

        parts.Add("UNTIL=" + (first.IsDay ? CalendarWriter.Day(last.Start) : CalendarWriter.Utc(EventZones.Instant(zone, last.Start))));
        writer.Line("RRULE", string.Join(';', parts));
        foreach (var day in RecurrenceDates.Of(recurrence, EventMoment.Parse(content.StartsAt)!.Value.Date, departementCode).Skipped)
        {
            Moment("EXDATE", zone, day.ToDateTime(TimeOnly.FromDateTime(first.Start)), first.IsDay);
        }
    }

    private void Close(CalendarRow row, EventContent content, CalendarSpot spot)
    {
        var address = site.Of(SheetWords.Url(SheetKind.Event, row.Slug)).ToString();
        var isOnline = content.IsOnline == true || content.OnlineAddress is not null;
        writer.Text("SUMMARY", content.Name);
        writer.Text("DESCRIPTION", string.Join("\n\n", new[]
        {
            content.Summary, content.Description, content.OnlineAddress is { } online ? $"En ligne : {online}" : null,
            content.Booking is { } booking ? $"Réservation : {booking}" : null, address,
        }.Where(text => !string.IsNullOrEmpty(text))));
        writer.Text("LOCATION", spot.Words ?? (isOnline ? content.OnlineAddress ?? "En ligne" : null));
        writer.Position(spot.Position);
        writer.Text("CATEGORIES", EventKinds.All.Label(content.Type));
        writer.Text("CONTACT", row.Organisation);
        writer.Line("URL", address);
        writer.Line("END", "VEVENT");
    }
}
