using TiersLieux.Domain.Events;
using TiersLieux.Domain.Places.Hours;

namespace TiersLieux.Tests.Domain.Events;

public sealed class RecurrenceTests
{
    private static readonly TimeZoneInfo Paris = FrenchTimeZones.Paris;

    private static EventContent Weekly(string startsAt, string? endsAt = null, string until = "2026-12-31") =>
        new() { Name = "Permanence", StartsAt = startsAt, EndsAt = endsAt, Recurrence = new("semaine", Until: until) };

    private static string Days(EventRecurrence recurrence, string start, string? departement = null) =>
        string.Join(' ', RecurrenceDates.Of(recurrence, DateOnly.Parse(start), departement).Kept.Select(day => day.ToString("yyyy-MM-dd")));

    [Fact]
    public void Week_AcrossTheTwoChanges_KeepsTheTimeOfTheWall()
    {
        var dates = EventDates.Of(Weekly("2026-03-24T18:00", "2026-03-24T20:00", "2026-11-03"), "26").Select(date => date.In(Paris)).ToList();

        dates.Should().HaveCount(33).And.OnlyContain(date =>
            TimeZoneInfo.ConvertTime(date.StartsAt, Paris).TimeOfDay == TimeSpan.FromHours(18) && date.EndsAt - date.StartsAt == TimeSpan.FromHours(2));
        dates[0].StartsAt.Hour.Should().Be(17);
        dates[1].StartsAt.Hour.Should().Be(16);
        dates[^1].StartsAt.Hour.Should().Be(17);
    }

    [Theory]
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30:00Z")] // the clock goes from 2 to 3: half past three
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30:00Z")] // half past two comes twice: the first
    [InlineData("2026-10-25T03:30", "2026-10-25T02:30:00Z")]
    public void Instant_OnTheNightOfTheChange_FollowsTheRule(string local, string utc) =>
        EventZones.Instant(Paris, DateTime.Parse(local)).Should().Be(DateTimeOffset.Parse(utc));

    [Theory]
    [InlineData("2026-03-29T01:45", "2026-03-29T02:15")]
    [InlineData("2026-10-25T02:15", "2026-10-25T02:45")]
    [InlineData("2026-03-29T02:30", "2026-03-29T03:10")]
    public void End_OnTheNightOfTheChange_IsNeverBeforeTheStart(string start, string end)
    {
        var (startsAt, endsAt) = EventDates.Of(new() { StartsAt = start, EndsAt = end }, null).Single().In(Paris);

        endsAt.Should().BeAfter(startsAt).And.BeBefore(startsAt.AddHours(2));
    }

    [Fact]
    public void Day_OfTheChange_Lasts23Hours()
    {
        var (startsAt, endsAt) = EventDates.Of(new() { StartsAt = "2026-03-29" }, null).Single().In(Paris);

        (endsAt - startsAt).Should().Be(TimeSpan.FromHours(23));
    }

    [Theory]
    [InlineData("974", "Indian/Reunion", 14)]
    [InlineData("971", "America/Guadeloupe", 22)]
    [InlineData("26", "Europe/Paris", 17)]
    public void Zone_IsTheDepartements(string departement, string zone, int utcHour)
    {
        var found = FrenchTimeZones.Of(departement);

        found.Id.Should().Be(zone);
        EventZones.All.Knows(found.Id).Should().BeTrue();
        EventZones.Instant(found, new DateTime(2026, 1, 12, 18, 0, 0)).Hour.Should().Be(utcHour);
    }

    [Theory]
    [InlineData("mois", 1, "2026-01-06", "ma", 1, "2026-04-30", "2026-01-06 2026-02-03 2026-03-03 2026-04-07")]
    [InlineData("mois", 1, "2026-01-30", "ve", -1, "2026-04-30", "2026-01-30 2026-02-27 2026-03-27 2026-04-24")]
    [InlineData("mois", 2, "2026-01-27", "ma", 4, "2026-06-30", "2026-01-27 2026-03-24 2026-05-26")]
    [InlineData("mois", 1, "2026-01-31", null, null, "2026-06-30", "2026-01-31 2026-03-31 2026-05-31")]
    [InlineData("semaine", 1, "2026-03-10", "ma,je", null, "2026-03-20", "2026-03-10 2026-03-12 2026-03-17 2026-03-19")]
    [InlineData("semaine", 2, "2026-12-31", null, null, "2027-01-31", "2026-12-31 2027-01-14 2027-01-28")]
    [InlineData("jour", 3, "2026-02-26", null, null, "2026-03-05", "2026-02-26 2026-03-01 2026-03-04")]
    [InlineData("an", 1, "2024-02-29", null, null, "2033-01-01", "2024-02-29 2028-02-29 2032-02-29")]
    public void Rule_GivesItsDays(string frequency, int interval, string start, string? days, int? position, string until, string expected) =>
        Days(new(frequency, interval, days?.Split(','), position, until), start).Should().Be(expected);

    [Fact]
    public void Holidays_AreThoseOfTheDepartement()
    {
        // 26 December is a Saturday and a holiday in Alsace and Moselle only; 1 January is everywhere.
        var saturdays = new EventRecurrence("semaine", Until: "2027-01-09", SkipsHolidays: true);
        var fridays = saturdays with { Until = "2027-01-08" };

        Days(saturdays, "2026-12-19", "67").Should().Be("2026-12-19 2027-01-02 2027-01-09");
        Days(saturdays, "2026-12-19", "26").Should().Be("2026-12-19 2026-12-26 2027-01-02 2027-01-09");
        Days(fridays, "2026-12-18", "26").Should().Be("2026-12-18 2027-01-08");
    }

    [Fact]
    public void Exceptions_AreDaysOrPeriods_AndDoNotCount()
    {
        var recurrence = new EventRecurrence("semaine", Count: 3, Except: ["2026-12-22/2027-01-03", "2027-01-12"]);
        var dates = RecurrenceDates.Of(recurrence, new(2026, 12, 15), null);

        dates.Kept.Should().Equal(new DateOnly(2026, 12, 15), new(2027, 1, 5), new(2027, 1, 19));
        dates.Skipped.Should().Equal(new DateOnly(2026, 12, 22), new(2026, 12, 29), new(2027, 1, 12));
    }

    [Theory]
    [InlineData("mois", 1, "ma", 1, "2027-06-30", "le premier mardi du mois jusqu’au 30 juin 2027")]
    [InlineData("mois", 2, "ma", -1, "2027-06-30", "le dernier mardi du mois, un mois sur deux jusqu’au 30 juin 2027")]
    [InlineData("mois", 1, null, null, "2027-07-01", "le 6 de chaque mois jusqu’au 1er juillet 2027")]
    [InlineData("semaine", 1, "je,ma", null, "2026-06-30", "tous les mardis et jeudis jusqu’au 30 juin 2026")]
    [InlineData("semaine", 2, null, null, "2026-06-30", "un mardi sur deux jusqu’au 30 juin 2026")]
    [InlineData("semaine", 1, "lu,ma,me,je,ve", null, "2026-06-30", "du lundi au vendredi jusqu’au 30 juin 2026")]
    [InlineData("an", 1, null, null, "2030-06-30", "chaque année, le 6 janvier jusqu’au 30 juin 2030")]
    public void Words_SayIt(string frequency, int interval, string? days, int? position, string until, string expected) =>
        RecurrenceWords.Of(new(frequency, interval, days?.Split(','), position, until), new(2026, 1, 6)).Replace('\u00a0', ' ').Should().Be(expected);

    [Fact]
    public void Words_SayTheExceptions() => RecurrenceWords.Of(
            new("semaine", Count: 10, SkipsHolidays: true, Except: ["2027-01-01", "2026-12-19/2027-01-03"]), new(2026, 11, 3)).Replace('\u00a0', ' ')
        .Should().Be("tous les mardis, 10 fois, sauf les jours fériés, du 19 décembre 2026 au 3 janvier 2027 et le 1er janvier 2027");

    public static TheoryData<string, EventContent> Bad => new()
    {
        { "Une répétition a une fin", new() { StartsAt = "2026-03-10T18:00", Recurrence = new("semaine") } },
        { "pas les deux", new() { StartsAt = "2026-03-10T18:00", Recurrence = new("semaine", Until: "2026-04-10", Count: 3) } },
        { "plus de 500 dates", new() { StartsAt = "2026-03-10T18:00", Recurrence = new("jour", Until: "2028-03-10") } },
        { "dure au plus 10 ans", new() { StartsAt = "2026-03-10T18:00", Recurrence = new("an", Until: "2040-03-10") } },
        { "n’est pas un jour de la répétition", new() { StartsAt = "2026-03-10T18:00", Recurrence = new("semaine", Days: ["me"], Until: "2026-04-10") } },
        { "Toutes les dates de cette répétition sont exclues", new() { StartsAt = "2026-05-01", Recurrence = new("an", Until: "2030-05-01", SkipsHolidays: true) } },
        { "n’est pas une date à exclure", new() { StartsAt = "2026-03-10T18:00", Recurrence = new("semaine", Until: "2026-04-10", Except: ["Noël"]) } },
        { "il faut le rang et le jour", new() { StartsAt = "2026-03-10T18:00", Recurrence = new("mois", Position: 1, Until: "2026-04-10") } },
        { "finit avant de commencer", new() { StartsAt = "2026-03-10T18:00", EndsAt = "2026-03-10T17:00" } },
        { "finit avant de commencer", new() { StartsAt = "2026-03-10", EndsAt = "2026-03-09" } },
        { "ont tous deux une heure", new() { StartsAt = "2026-03-10T18:00", EndsAt = "2026-03-11" } },
        { "n’est pas une date", new() { StartsAt = "2026-02-30T18:00" } },
        { "manque la date", new() },
        { "fuseau horaire", new() { StartsAt = "2026-03-10", TimeZone = "Europe/Atlantide" } },
        { "http", new() { StartsAt = "2026-03-10", Booking = "javascript:alert(1)" } },
        { "Une tournée a 50 étapes au plus", new() { Stops = [.. Enumerable.Range(1, 51).Select(day => new EventStop("26108", $"2026-{1 + day / 28:00}-{1 + day % 28:00}"))] } },
        { "Étape 1 : il manque la commune", new() { Stops = [new("", "2026-03-10")] } },
        { "Une tournée ne se répète pas", new() { Stops = [new("26108", "2026-03-10")], Recurrence = new("semaine", Count: 3) } },
        { "nombre de places", new() { StartsAt = "2026-03-10", Capacity = 0 } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Problems_AreSaid(string message, EventContent content) =>
        string.Join(" | ", (content with { Name = "Essai" }).Problems().Select(problem => problem.Message)).Should().Contain(message);

    [Fact]
    public void Problems_OfAGoodOne_AreNone() => (Weekly("2026-03-10T18:00", "2026-03-10T20:00") with { Stops = [] }).Problems().Should().BeEmpty();
}
