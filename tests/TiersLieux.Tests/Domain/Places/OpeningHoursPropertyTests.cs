using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Tests.Domain.Places;

public sealed class OpeningHoursPropertyTests
{
    private static readonly string[] Pieces =
    [
        "Mo", "Fr", "Su", "PH", "SH", "Jan", "Dec", "easter", "week", "24/7", "off", "open", "unknown", "09:00", "23:30", "02:00", "48:00", "2026", "31", "1",
        "-", "-", ",", ",", ";", "||", ":", "[", "]", "+", "/", "\"", " ", " ", " ", "é", "\ud83d",
    ];

    [Property(MaxTest = 500)]
    public void TryParse_AnyText_NeverThrows(string? text) => Exercise(text);

    [Property(MaxTest = 2_000)]
    public Property TryParse_AnyMixOfItsWords_NeverThrows() =>
        Prop.ForAll(Gen.Elements(Pieces).ArrayOf().Select(string.Concat).ToArbitrary(), Exercise);

    [Property(MaxTest = 300)]
    public Property FromWeek_ReadBack_GivesTheSameWeek() => Prop.ForAll(Weeks().ToArbitrary(), week =>
    {
        var written = OpeningHours.FromWeek(week);
        var read = written is null ? null : OpeningHours.TryParse(written.Text, out var hours, out _) ? hours.Week() : [];

        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            (read?.Single(d => d.Day == day).Ranges ?? []).Should().Equal(week[day], written?.Text);
        }
    });

    [Property(MaxTest = 300)]
    public Property IsOpen_AgreesWithPeriods() => Prop.ForAll(Weeks().ToArbitrary(), Gen.Choose(0, 14 * 96 - 1).ToArbitrary(), (week, quarter) =>
    {
        var hours = OpeningHours.FromWeek(week);
        var from = new DateOnly(2026, 10, 19);
        var instant = new DateTimeOffset(2026, 10, 18, 22, 0, 0, TimeSpan.Zero).AddMinutes(15 * quarter);
        var periods = hours?.Periods(from, 15, FrenchTimeZones.Paris) ?? [];

        (hours?.IsOpen(instant, FrenchTimeZones.Paris) ?? false).Should().Be(periods.Any(period => period.Contains(instant)), hours?.Text);
    });

    private static void Exercise(string? text)
    {
        if (!OpeningHours.TryParse(text, out var hours, out var error))
        {
            error.Should().NotBeNullOrEmpty();
            return;
        }

        var periods = hours.Periods(new DateOnly(2026, 3, 20), 14, FrenchTimeZones.Paris, "67");
        periods.All(period => period.StartsAt < period.EndsAt).Should().BeTrue();
        periods.Zip(periods.Skip(1)).All(pair => pair.First.EndsAt < pair.Second.StartsAt).Should().BeTrue();
        hours.Week().Should().NotContain(day => day.Text.Length == 0);
        hours.Exceptions().Should().NotContain("");
    }

    /// <summary>Two openings at most a day, on quarters of an hour, within the day and apart from each other.</summary>
    private static Gen<Dictionary<DayOfWeek, IReadOnlyList<TimeRange>>> Weeks() =>
        from days in Gen.Choose(0, 95).ArrayOf(4).Select(Ranges).ArrayOf(7)
        select Enum.GetValues<DayOfWeek>().Zip(days).ToDictionary(pair => pair.First, pair => pair.Second);

    private static IReadOnlyList<TimeRange> Ranges(int[] quarters)
    {
        var bounds = quarters.Distinct().Order().Select(quarter => quarter * 15).ToArray();
        return [.. bounds.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new TimeRange(pair[0], pair[1]))];
    }
}
