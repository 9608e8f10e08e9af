using System.Globalization;
using TiersLieux.Domain.Places.Hours;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Domain.Places;

/// <summary>
/// Our texts as the reference implementation understands them: opening-hours-cases.csv was written by npm <c>opening_hours</c> 3.15.0
/// (Paris time, French holidays). Columns: first day, number of days, certain openings as UTC MMddHHmm+minutes, text. Nights of the change
/// of 29 March are left out: that library then lets them reappear a day later, or close an hour too late.
/// </summary>
public sealed class ReferenceHoursTests
{
    private static readonly ILookup<string, Row> Rows = File
        .ReadLines(Path.Combine(TestServer.Root, "tests/TiersLieux.Tests/Domain/Places/opening-hours-cases.csv")).Skip(1)
        .Select(line => line.Split(';', 4))
        .Select(cells => new Row(
            DateOnly.Parse(cells[0], CultureInfo.InvariantCulture), int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2], cells[3]))
        .ToLookup(row => row.Hours);

    public static TheoryData<string> Texts() => new(Rows.Select(rows => rows.Key));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Periods_AreThoseOfTheReferenceImplementation(string text)
    {
        OpeningHours.TryParse(text, out var hours, out var error).Should().BeTrue(error);
        var rows = Rows[text].ToList();
        rows.Should().HaveCountGreaterThan(2);
        foreach (var row in rows)
        {
            var periods = hours!.Periods(row.From, row.Days, FrenchTimeZones.Paris);

            string.Join(' ', periods.Select(Text)).Should().Be(row.Open, $"« {text} » du {row.From:d} sur {row.Days} jours");
        }
    }

    private static string Text(OpenInterval period) => string.Create(
        CultureInfo.InvariantCulture, $"{period.StartsAt.UtcDateTime:MMddHHmm}+{(period.EndsAt - period.StartsAt).TotalMinutes}");

    private sealed record Row(DateOnly From, int Days, string Open, string Hours);
}
