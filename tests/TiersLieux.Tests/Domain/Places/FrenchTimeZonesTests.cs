using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Tests.Domain.Places;

public sealed class FrenchTimeZonesTests
{
    [Theory]
    [InlineData("26", "FR", "Europe/Paris", 2)]
    [InlineData("2A", "FR", "Europe/Paris", 2)]
    [InlineData(null, null, "Europe/Paris", 2)]
    [InlineData("971", "FR", "America/Guadeloupe", -4)]
    [InlineData("972", "FR", "America/Martinique", -4)]
    [InlineData("973", "FR", "America/Cayenne", -3)]
    [InlineData("974", "FR", "Indian/Reunion", 4)]
    [InlineData("975", "FR", "America/Miquelon", -2)]
    [InlineData("976", "FR", "Indian/Mayotte", 3)]
    [InlineData("977", "FR", "America/St_Barthelemy", -4)]
    [InlineData("978", "FR", "America/Marigot", -4)]
    [InlineData("986", "FR", "Pacific/Wallis", 12)]
    [InlineData("987", "FR", "Pacific/Tahiti", -10)]
    [InlineData("988", "FR", "Pacific/Noumea", 11)]
    [InlineData(null, "BE", "Europe/Brussels", 2)]
    [InlineData(null, "GB", "Europe/London", 1)]
    [InlineData(null, "XX", "Europe/Paris", 2)]
    public void Of_Place_IsItsLegalTime(string? departement, string? country, string id, int hoursInJuly)
    {
        var zone = FrenchTimeZones.Of(departement, country);

        zone.Id.Should().Be(id);
        zone.GetUtcOffset(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc)).Should().Be(TimeSpan.FromHours(hoursInJuly));
    }
}
