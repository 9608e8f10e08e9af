using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Tests.Domain.Places;

public sealed class OpeningHoursTests
{
    private static readonly DateTimeOffset WednesdayTen = new(2026, 6, 3, 10, 0, 0, TimeSpan.FromHours(2));

    [Theory]
    [InlineData("", "au caractère 1 (fin du texte)")]
    [InlineData(null, "au caractère 1 (fin du texte)")]
    [InlineData(" ; ;", "au caractère 5 (fin du texte)")]
    [InlineData("Mo-Fr 09:00-12:00; Lu 14:00-18:00", "au caractère 20 (« lu ») : mot inconnu ; les jours s’écrivent Mo")]
    [InlineData("9h-12h", "au caractère 1 (« 9 ») : une heure s’écrit 09:00")]
    [InlineData("Mo 09:00-25:60", "au caractère 13 (« 60 ») : le nombre de minutes va de 0 à 59")]
    [InlineData("Mo 24:00-25:00", "au caractère 4 (« 24 ») : l’heure va de 0 à 23")]
    [InlineData("Mo 9:5-12:00", "les minutes s’écrivent avec deux chiffres")]
    [InlineData("Mo 10:00", "(fin du texte) : un tiret est attendu")]
    [InlineData("Mo 10:00-", "(fin du texte) : une heure de fermeture est attendue")]
    [InlineData("Mo 09:00-12:00 14:00-18:00", "au caractère 16 (« 14 ») : un point-virgule ou une virgule est attendu")]
    [InlineData("Mo-Fr sunrise-sunset", "au caractère 7 (« sunrise ») : un point-virgule")]
    [InlineData("sunrise-sunset", "les heures liées au soleil ne sont pas prises en charge")]
    [InlineData("Mo-Xx", "au caractère 4 (« xx ») : un jour est attendu ici")]
    [InlineData("We[6] 10:00-12:00", "le rang du jour dans le mois va de 1 à 5")]
    [InlineData("We[1 10:00-12:00", "un crochet fermant est attendu")]
    [InlineData("Feb 30 off", "le jour du mois va de 1 à 29")]
    [InlineData("Jan 10-Feb off", "un jour du mois est attendu ici")]
    [InlineData("Jan 10-2027 Feb 02 off", "la première date doit aussi porter son année")]
    [InlineData("week 54", "le numéro de semaine va de 1 à 53")]
    [InlineData("PH +1 day off", "les jours voisins d’un jour férié ne sont pas pris en charge")]
    [InlineData("Mo \"sur rendez-vous", "au caractère 4 (« \" ») : le commentaire n’est pas fermé")]
    [InlineData("Mo 99999999999:00-12:00", "l’heure est attendu ici")]
    [InlineData("Mo off &", "au caractère 8 (« & »)")]
    public void TryParse_Unreadable_SaysWhereAndWhy(string? text, string message)
    {
        OpeningHours.TryParse(text, out var hours, out var error).Should().BeFalse();

        hours.Should().BeNull();
        error.Should().StartWith("Horaires illisibles").And.Contain(message);
    }

    [Fact]
    public void TryParse_TooLong_SaysSo()
    {
        OpeningHours.TryParse(new string(';', 10_000), out _, out var error).Should().BeFalse();

        error.Should().Be("Horaires trop longs : 2000 caractères au plus.");
    }

    [Theory]
    [InlineData("mo-fr 9:00-12:00")]
    [InlineData("Mo–Fr 09:00–12:00")]
    [InlineData("Mo-Fr: 09:00-12:00;")]
    [InlineData("2026: We 09:00-12:00")]
    [InlineData("Apr-Sep 24/7")]
    [InlineData("Jun 3 10:00+")]
    public void IsOpen_LooseWriting_IsUnderstood(string text) => Read(text).IsOpen(WednesdayTen, FrenchTimeZones.Paris).Should().BeTrue();

    [Theory]
    [InlineData("We 09:00-10:00")]
    [InlineData("We 10:01-12:00")]
    [InlineData("\"sur rendez-vous\"")]
    [InlineData("SH We 09:00-12:00")]
    public void IsOpen_OutsideOrUncertain_IsFalse(string text) => Read(text).IsOpen(WednesdayTen, FrenchTimeZones.Paris).Should().BeFalse();

    [Fact]
    public void IsOpen_SameInstant_DependsOnTheZoneOfThePlace()
    {
        var hours = Read("We 10:00-11:00");

        hours.IsOpen(WednesdayTen, FrenchTimeZones.Of("26")).Should().BeTrue();
        hours.IsOpen(WednesdayTen, FrenchTimeZones.Of("974")).Should().BeFalse("il est midi à La Réunion");
        hours.IsOpen(WednesdayTen.AddHours(-2), FrenchTimeZones.Of("974")).Should().BeTrue();
    }

    [Fact]
    public void IsOpen_LocalHoliday_ClosesOnlyThere()
    {
        var hours = Read("Mo-Su 08:00-20:00; PH off");
        var boxingDay = new DateTimeOffset(2025, 12, 26, 12, 0, 0, TimeSpan.Zero);

        hours.IsOpen(boxingDay, FrenchTimeZones.Paris, "67").Should().BeFalse();
        hours.IsOpen(boxingDay, FrenchTimeZones.Paris, "26").Should().BeTrue();
    }

    [Fact]
    public void Periods_OpenEnd_RunsToMidnight() => Read("We 18:00+").Periods(new(2026, 6, 1), 7, FrenchTimeZones.Paris)
        .Should().Equal(new OpenInterval(Utc(6, 3, 16), Utc(6, 3, 22)));

    [Fact]
    public void Periods_SpringForward_LosesTheSkippedHour() => Read("Su 01:00-02:30,02:10-02:50,04:00-05:00").Periods(new(2026, 3, 29), 1, FrenchTimeZones.Paris)
        .Should().Equal(new OpenInterval(Utc(3, 29, 0), Utc(3, 29, 1)), new OpenInterval(Utc(3, 29, 2), Utc(3, 29, 3)));

    [Fact]
    public void Periods_AutumnBack_GainsTheRepeatedHour()
    {
        var night = Read("Sa 22:00-03:30").Periods(new(2026, 10, 24), 2, FrenchTimeZones.Paris).Should().ContainSingle().Subject;

        (night.EndsAt - night.StartsAt).Should().Be(TimeSpan.FromHours(6.5));
        Read("24/7").Periods(new(2026, 10, 25), 1, FrenchTimeZones.Paris).Single().Should().Be(new OpenInterval(Utc(10, 24, 22), Utc(10, 25, 23)));
    }

    [Fact]
    public void FromWeek_WritesCompactly()
    {
        TimeRange[] day = [TimeRange.Of(new(14, 0), new(18, 0)), TimeRange.Of(new(9, 0), new(12, 30))];
        var week = Enum.GetValues<DayOfWeek>().Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .ToDictionary(d => d, _ => (IReadOnlyList<TimeRange>)day);
        week[DayOfWeek.Saturday] = [TimeRange.Of(new(9, 0), new(12, 0))];

        OpeningHours.FromWeek(week)!.Text.Should().Be("Mo-Fr 09:00-12:30,14:00-18:00; Sa 09:00-12:00");
        OpeningHours.FromWeek(new Dictionary<DayOfWeek, IReadOnlyList<TimeRange>>()).Should().BeNull();
    }

    private static OpeningHours Read(string text) =>
        OpeningHours.TryParse(text, out var hours, out var error) ? hours : throw new InvalidOperationException(error);

    private static DateTimeOffset Utc(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);
}
