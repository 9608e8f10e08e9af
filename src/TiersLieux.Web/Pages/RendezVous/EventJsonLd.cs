using System.Text.Json;
using System.Text.Json.Serialization;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Events;

namespace TiersLieux.Web.Pages.RendezVous;

/// <summary>A rendez-vous in schema.org words: its next date, its schedule when it recurs, its stops when it tours. Escaped so that it can stand inside a script element.</summary>
public static class EventJsonLd
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static string Write(DetailsModel model)
    {
        var (sheet, content) = (model.Sheet, model.Facts);
        var line = model.Next.Count > 0 ? model.Next[0] : model.Past.LastOrDefault();
        var isSomewhere = sheet.Place is not null || sheet.Commune is not null || content.Location is not null || model.IsTour;
        var described = new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Event",
            ["name"] = sheet.Name,
            ["description"] = sheet.Summary,
            ["startDate"] = line is null ? null : Moment(line.Date.Start, line.StartsAt, sheet),
            ["endDate"] = line is not { Date.EndIsKnown: true } ? null : sheet.IsAllDay ? line.Date.End.AddDays(-1).ToString("yyyy-MM-dd") : Moment(line.Date.End, line.EndsAt, sheet),
            ["eventStatus"] = "https://schema.org/EventScheduled",
            ["eventAttendanceMode"] = $"https://schema.org/{(!sheet.IsOnline ? "Offline" : isSomewhere ? "Mixed" : "Online")}EventAttendanceMode",
            ["location"] = isSomewhere ? Place(sheet.Place?.Name ?? content.Location ?? sheet.Commune?.Name, sheet.Commune?.Name, content.Location)
                : sheet.IsOnline ? new Dictionary<string, object?> { ["@type"] = "VirtualLocation", ["url"] = content.OnlineAddress ?? content.Booking ?? content.Website } : null,
            ["organizer"] = sheet.Organisation is { } organisation ? new Dictionary<string, object?> { ["@type"] = "Organization", ["name"] = organisation.Name } : null,
            ["url"] = content.Website,
            ["maximumAttendeeCapacity"] = content.Capacity,
            ["isAccessibleForFree"] = content.Cost is null ? null : content.Cost == OfferCosts.Free,
            ["eventSchedule"] = content.Recurrence is { } recurrence && EventMoment.Parse(content.StartsAt) is { } start ? Schedule(recurrence, start, sheet.TimeZone) : null,
            ["subEvent"] = model.IsTour ? model.Next.Select(stop => Stop(stop, sheet)).ToArray() : null,
        };
        return JsonSerializer.Serialize(described.Where(pair => pair.Value is not null).ToDictionary(), Options);
    }

    private static string Moment(DateTime local, DateTimeOffset instant, Event sheet) => sheet.IsAllDay
        ? local.ToString("yyyy-MM-dd")
        : TimeZoneInfo.ConvertTime(instant, EventZones.Of(sheet.TimeZone)).ToString("yyyy-MM-dd'T'HH:mm:sszzz");

    private static Dictionary<string, object?> Place(string? name, string? locality, string? street) => new()
    {
        ["@type"] = "Place", ["name"] = name,
        ["address"] = new Dictionary<string, object?> { ["@type"] = "PostalAddress", ["addressLocality"] = locality, ["streetAddress"] = street },
    };

    private static Dictionary<string, object?> Stop(DetailsModel.DateLine stop, Event sheet) => new()
    {
        ["@type"] = "Event", ["name"] = $"{sheet.Name}, {stop.Occurrence.Commune?.Name ?? stop.Occurrence.Place?.Name}", ["startDate"] = Moment(stop.Date.Start, stop.StartsAt, sheet),
        ["location"] = Place(stop.Occurrence.Place?.Name ?? stop.Occurrence.Commune?.Name, stop.Occurrence.Commune?.Name, stop.Occurrence.Location),
    };

    private static Dictionary<string, object?> Schedule(EventRecurrence recurrence, EventMoment start, string zone) => new()
    {
        ["@type"] = "Schedule",
        ["startDate"] = start.Date.ToString("O"),
        ["endDate"] = recurrence.Until,
        ["repeatCount"] = recurrence.Count,
        ["repeatFrequency"] = $"P{recurrence.Interval}{recurrence.Frequency switch { EventFrequencies.Day => "D", EventFrequencies.Week => "W", EventFrequencies.Month => "M", _ => "Y" }}",
        ["byDay"] = recurrence.Days is { Count: > 0 } days ? days.Select(day => $"https://schema.org/{Days[EventDays.Index(day)]}").ToArray() : null,
        ["byMonthWeek"] = recurrence.Position,
        ["startTime"] = start.IsDay ? null : start.Local.ToString("HH:mm:ss"),
        ["exceptDate"] = recurrence.Except?.Where(text => !text.Contains('/', StringComparison.Ordinal)).ToArray() is { Length: > 0 } days2 ? days2 : null,
        ["scheduleTimezone"] = zone,
    };
}
