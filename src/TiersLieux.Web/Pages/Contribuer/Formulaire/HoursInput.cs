using System.Globalization;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>Opening hours: a week in a grid, or OpenStreetMap's syntax for what a grid cannot say.</summary>
public sealed class HoursInput : FormSection
{
    public const string Grid = "grille";
    public const string Free = "texte";
    private const string HolidaysOff = "; PH off";

    /// <summary>Which of the two is read.</summary>
    public string? Mode { get; set; } = Grid;

    /// <summary>Monday first.</summary>
    public List<DayInput> Days { get; set; } = [];

    public bool ClosedOnHolidays { get; set; }
    public string? Text { get; set; }
    public string? Note { get; set; }

    public static HoursInput From(PlaceFacts facts)
    {
        var (text, off) = facts.OpeningHours is { } said && said.EndsWith(HolidaysOff, StringComparison.Ordinal) ? (said[..^HolidaysOff.Length], true) : (facts.OpeningHours, false);
        var week = OpeningHours.TryParse(text, out var hours, out _) ? hours.Week() : [];
        var days = DayInput.Week(week);
        // A grid that would write something else than what is published does not speak for it.
        var fits = facts.OpeningHours is null || (week.Count == 7 && week.All(day => day.Ranges.Count <= 2) && Written(days) == text);
        return new HoursInput
        {
            Mode = fits ? Grid : Free, Days = fits ? days : DayInput.Week([]), ClosedOnHolidays = fits && off, Text = facts.OpeningHours, Note = facts.OpeningHoursNote,
        };
    }

    public override PlaceFacts Apply(PlaceFacts facts) => facts with { OpeningHours = Hours(), OpeningHoursNote = Typed.Text(Note) };

    protected override IEnumerable<(string?, string)> Problems() =>
    [
        (Mode is Grid or Free ? null : "Choisissez la grille ou la syntaxe d’OpenStreetMap.", nameof(Mode)),
        .. Mode == Free ? [(WrongText(), nameof(Text))] : Days.Take(7).Select((day, index) => (day.Problem(), $"{nameof(Days)}[{index}].Start1")),
        (TooLong(Note, PlaceFactsRules.MaximumText), nameof(Note)),
    ];

    private string? WrongText() => Typed.Text(Text) is { } text && !OpeningHours.TryParse(text, out _, out var error) ? error : null;

    private string? Hours() => Mode == Free ? Typed.Text(Text) : Written(Days) is { } week ? week + (ClosedOnHolidays ? HolidaysOff : "") : null;

    private static string? Written(List<DayInput> days) => OpeningHours.FromWeek(
        days.Take(7).Select((day, index) => (Day: (DayOfWeek)((index + 1) % 7), Ranges: day.Ranges())).ToDictionary(pair => pair.Day, pair => pair.Ranges))?.Text;
}

/// <summary>Up to two openings of a day, « 09:00 » each.</summary>
public sealed class DayInput
{
    public string? Start1 { get; set; }
    public string? End1 { get; set; }
    public string? Start2 { get; set; }
    public string? End2 { get; set; }

    /// <param name="week">Monday first, as <see cref="OpeningHours.Week"/> gives it; empty for a blank grid.</param>
    public static List<DayInput> Week(IReadOnlyList<DayHours> week) => [.. Enumerable.Range(0, 7).Select(index =>
    {
        var ranges = week.Count == 7 ? week[index].Ranges : [];
        return new DayInput
        {
            Start1 = Digits(ranges, 0, range => range.Start), End1 = Digits(ranges, 0, range => range.End),
            Start2 = Digits(ranges, 1, range => range.Start), End2 = Digits(ranges, 1, range => range.End),
        };
    })];

    public IReadOnlyList<TimeRange> Ranges() => [.. Pairs().Where(pair => pair is { Start: not null, End: not null }).Select(pair => TimeRange.Of(pair.Start!.Value, pair.End!.Value))];

    public string? Problem()
    {
        if (new[] { Start1, End1, Start2, End2 }.Any(typed => Typed.Text(typed) is { } text && Time(text) is null))
        {
            return "Donnez des heures de la forme 09:00.";
        }

        var ranges = Ranges();
        return Pairs().Any(pair => pair.Start is null != pair.End is null) ? "Donnez l’heure de début et l’heure de fin."
            : ranges.Count == 2 && ranges[1].Start < ranges[0].End ? "Le second horaire commence avant la fin du premier." : null;
    }

    private IEnumerable<(TimeOnly? Start, TimeOnly? End)> Pairs() => [(Time(Start1), Time(End1)), (Time(Start2), Time(End2))];

    private static TimeOnly? Time(string? typed) =>
        TimeOnly.TryParseExact(Typed.Text(typed), ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string? Digits(IReadOnlyList<TimeRange> ranges, int index, Func<TimeRange, int> of) =>
        index < ranges.Count ? $"{of(ranges[index]) / 60 % 24:00}:{of(ranges[index]) % 60:00}" : null;
}
