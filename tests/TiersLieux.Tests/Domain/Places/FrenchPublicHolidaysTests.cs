using System.Globalization;
using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Tests.Domain.Places;

public sealed class FrenchPublicHolidaysTests
{
    /// <summary>Easter Monday, Ascension and Whit Monday as the calendar of each year has them.</summary>
    [Theory]
    [InlineData(2024, "04-01", "05-09", "05-20")]
    [InlineData(2025, "04-21", "05-29", "06-09")]
    [InlineData(2026, "04-06", "05-14", "05-25")]
    [InlineData(2027, "03-29", "05-06", "05-17")]
    [InlineData(2028, "04-17", "05-25", "06-05")]
    [InlineData(2029, "04-02", "05-10", "05-21")]
    [InlineData(2030, "04-22", "05-30", "06-10")]
    public void Of_Year_HasTheElevenNationalHolidays(int year, string easterMonday, string ascension, string whitMonday)
    {
        string[] expected = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25", easterMonday, ascension, whitMonday];

        FrenchPublicHolidays.Of(year).Select(Text).Should().Equal(expected.Order());
    }

    [Theory]
    [InlineData("57", "04-03 12-26")]
    [InlineData("67", "04-03 12-26")]
    [InlineData("68", "04-03 12-26")]
    [InlineData("971", "05-27")]
    [InlineData("972", "05-22")]
    [InlineData("973", "06-10")]
    [InlineData("974", "12-20")]
    [InlineData("976", "04-27")]
    [InlineData("977", "10-09")]
    [InlineData("978", "05-28")]
    [InlineData("26", "")]
    public void Of_Departement_AddsItsOwn(string departement, string expected) =>
        string.Join(' ', FrenchPublicHolidays.Of(2026, departement).Except(FrenchPublicHolidays.Of(2026)).Select(Text)).Should().Be(expected);

    private static string Text(DateOnly day) => day.ToString("MM-dd", CultureInfo.InvariantCulture);
}
