using System.Globalization;
using TiersLieux.Domain.Events;
using TiersLieux.Web.Pages.Contribuer.Formulaire;

namespace TiersLieux.Web.Pages.Publier.RendezVous;

/// <summary>One line of a tour.</summary>
public sealed class StopInput
{
    public string? Day { get; set; }
    public string? Start { get; set; }
    public string? End { get; set; }
    public string? Commune { get; set; }
    public string? Place { get; set; }
    public string? Location { get; set; }

    public bool IsEmpty => Typed.Text(string.Concat(Day, Start, End, Commune, Place, Location)) is null;
}

/// <summary>A rendez-vous as its form shows it.</summary>
public sealed class RendezVousInput
{
    public string? Name { get; set; }
    public string? Type { get; set; }
    public string? Summary { get; set; }
    public string? Description { get; set; }
    public string? StartDay { get; set; }
    public string? StartTime { get; set; }
    public string? EndDay { get; set; }
    public string? EndTime { get; set; }

    /// <summary>Empty when it happens once.</summary>
    public string? Frequency { get; set; }

    public string? Interval { get; set; }
    public List<string> Days { get; set; } = [];

    /// <summary>Empty for the same day of the month.</summary>
    public string? Position { get; set; }

    public string? Until { get; set; }
    public string? Count { get; set; }

    /// <summary>One day or period per line.</summary>
    public string? Except { get; set; }

    public bool SkipsHolidays { get; set; }
    public string? Place { get; set; }
    public string? Commune { get; set; }
    public string? Location { get; set; }
    public string? TimeZone { get; set; }
    public bool IsOnline { get; set; }
    public string? OnlineAddress { get; set; }
    public string? Organisation { get; set; }
    public string? Capacity { get; set; }
    public string? Booking { get; set; }
    public string? Website { get; set; }
    public string? Cost { get; set; }

    /// <summary>One offer per line.</summary>
    public string? Offers { get; set; }

    public List<StopInput> Stops { get; set; } = [];

    /// <summary>The fields of a content that do not name anything of the directory.</summary>
    public static RendezVousInput From(EventContent content)
    {
        var (start, end, recurrence) = (EventMoment.Parse(content.StartsAt), EventMoment.Parse(content.EndsAt), content.Recurrence);
        return new()
        {
            Name = content.Name, Type = content.Type, Summary = content.Summary, Description = content.Description, Website = content.Website,
            StartDay = Day(start), StartTime = Time(start), EndDay = end?.Date == start?.Date ? null : Day(end), EndTime = Time(end),
            Frequency = recurrence?.Frequency, Interval = recurrence is { Interval: > 1 } ? Number(recurrence.Interval) : null, Days = [.. recurrence?.Days ?? []],
            Position = Number(recurrence?.Position), Until = recurrence?.Until, Count = Number(recurrence?.Count), SkipsHolidays = recurrence?.SkipsHolidays ?? false,
            Except = string.Join('\n', (recurrence?.Except ?? []).Select(text => string.Join(" au ", text.Split('/').Select(Show)))),
            Place = content.Place, Location = content.Location, TimeZone = content.TimeZone, IsOnline = content.IsOnline == true || content.OnlineAddress is not null,
            OnlineAddress = content.OnlineAddress, Organisation = content.Organisation, Capacity = Number(content.Capacity), Booking = content.Booking, Cost = content.Cost,
            Offers = string.Join('\n', content.Offers ?? []),
            Stops = [.. (content.Stops ?? []).Select(stop => new StopInput
            {
                Day = Day(EventMoment.Parse(stop.StartsAt)), Start = Time(EventMoment.Parse(stop.StartsAt)), End = Time(EventMoment.Parse(stop.EndsAt)),
                Commune = stop.Commune, Place = stop.Place, Location = stop.Location,
            })],
        };
    }

    /// <summary>« 2026-11-25 », « 25/11/2026 »; what is neither is left for the rules to say so.</summary>
    public static string? ReadDay(string? typed) => Typed.Text(typed) is not { } text ? null
        : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("O", CultureInfo.InvariantCulture) : text;

    /// <summary>« 18:00 », « 18h30 », « 18 h ».</summary>
    public static string? ReadTime(string? typed)
    {
        if (Typed.Text(typed) is not { } text)
        {
            return null;
        }

        var parts = text.Replace(" ", "", StringComparison.Ordinal).Split('h', 'H', ':');
        return parts.Length is 1 or 2 or 3 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour < 24
            && int.TryParse(parts.Length == 1 || parts[1].Length == 0 ? "0" : parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60
            ? string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}")
            : text;
    }

    /// <summary>A day and perhaps a time, as a content holds them.</summary>
    public static string? Moment(string? day, string? time) => ReadDay(day) is not { } date ? ReadTime(time) : ReadTime(time) is { } hour ? $"{date}T{hour}" : date;

    /// <summary>The recurrence asked, null when it happens once; what cannot be read goes to the rules as it was typed.</summary>
    public EventRecurrence? Recurrence()
    {
        if (Typed.Text(Frequency) is not { } frequency)
        {
            return null;
        }

        var isMonth = frequency == EventFrequencies.Month;
        var position = isMonth && Typed.Text(Position) is { } rank ? int.TryParse(rank, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0 : (int?)null;
        var days = frequency == EventFrequencies.Week || position is not null ? Days.Distinct().ToList() : [];
        if (position is not null && days.Count == 0 && EventMoment.ParseDay(ReadDay(StartDay)) is { } start)
        {
            // « Le premier… » without a day: that of the first date.
            days.Add(EventDays.Code(start));
        }

        var except = (Typed.Paragraphs(Except) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadPeriod).ToList();
        return new(
            frequency, Typed.Text(Interval) is null ? 1 : Typed.Count(Interval) ?? 0, days.Count == 0 ? null : days, position, ReadDay(Until),
            Typed.Text(Count) is null ? null : Typed.Count(Count) ?? 0, except.Count == 0 ? null : except, SkipsHolidays);
    }

    private static string ReadPeriod(string line)
    {
        var parts = line.Replace("du ", "", StringComparison.OrdinalIgnoreCase).Split([" au ", " - ", " – ", " à "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length == 2 ? $"{ReadDay(parts[0])}/{ReadDay(parts[1])}" : ReadDay(line)!;
    }

    private static string Show(string day) => EventMoment.ParseDay(day) is { } date ? date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : day;

    private static string? Day(EventMoment? moment) => moment?.Date.ToString("O", CultureInfo.InvariantCulture);

    private static string? Time(EventMoment? moment) => moment is { IsDay: false } ? moment.Value.Local.ToString("HH:mm", CultureInfo.InvariantCulture) : null;

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
