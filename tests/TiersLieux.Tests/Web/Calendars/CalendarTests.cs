using System.Buffers;
using System.Net;
using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Events;
using TiersLieux.Tests.Web.Pages.RendezVous;
using TiersLieux.Web.Calendars;

namespace TiersLieux.Tests.Web.Calendars;

/// <summary>Our calendars, by the letter of RFC 5545 and as another program (Ical.Net) understands them.</summary>
public sealed class CalendarTests(RendezVousSite site) : IClassFixture<RendezVousSite>
{
    [Fact]
    public async Task Search_IsByTheLetter()
    {
        using var response = await site.Client.GetAsync("/rendez-vous.ics");
        var octets = await response.Content.ReadAsByteArrayAsync();

        response.Content.Headers.ContentType!.ToString().Should().Be("text/calendar; charset=utf-8");
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(octets);
        text.Replace("\r\n", "").Should().NotContainAny("\r", "\n");
        var lines = text.Split("\r\n");
        lines[^1].Should().BeEmpty();
        lines.Should().OnlyContain(line => Encoding.UTF8.GetByteCount(line) <= 75);
        var components = new Stack<string>();
        var uids = new List<string>();
        foreach (var line in text.Replace("\r\n ", "").Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            line.Should().MatchRegex(@"^[A-Z-]+(;[A-Z]+=[\w/-]+)*:");
            var (name, value) = (line.Split(':', 2)[0], line.Split(':', 2)[1]);
            switch (name)
            {
                case "BEGIN":
                    components.Push(value);
                    break;
                case "END":
                    components.Pop().Should().Be(value);
                    break;
                case "UID":
                    uids.Add(value);
                    break;
            }
        }

        components.Should().BeEmpty();
        uids.Should().OnlyHaveUniqueItems().And.Contain("atelier-soudure@rendez-vous.annuaire-tiers-lieux");
        text.Should().Contain("RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20261201T170000Z").And.Contain("DTSTART;TZID=Europe/Paris:20260303T180000")
            .And.Contain("DTSTART;VALUE=DATE:20260312").And.Contain("DTEND;VALUE=DATE:20260315");
    }

    [Fact]
    public async Task Search_AnotherProgramReadsTheSameDates()
    {
        await site.SaveAsync(new EventContent
        {
            Name = "Marché, sauf fêtes", StartsAt = "2026-03-14T09:00", EndsAt = "2026-03-14T12:00", Commune = "26108",
            Recurrence = new("semaine", 2, Count: 20, SkipsHolidays: true, Except: ["2026-08-01/2026-08-31"]),
        });
        await site.SaveAsync(new EventContent { Name = "Fête annuelle", StartsAt = "2026-05-01", Commune = "26108", Recurrence = new("an", Count: 5) });
        await site.SaveAsync(new EventContent { Name = "Fin de mois", StartsAt = "2026-03-31T19:00", Commune = "26108", Recurrence = new("mois", Until: "2027-06-30") });

        var calendar = Calendar.Load(await site.Client.GetStringAsync("/rendez-vous.ics"))!;

        var theirs = calendar.Events.SelectMany(known => Dates(known).Select(at => (known.Summary!, at))).Order();
        var ours = await site.WithDbAsync(db => db.EventOccurrences.Where(date => date.Sheet!.Occurrences.Any(other => other.EndsAt > site.Clock.GetUtcNow().AddDays(-31)))
            .Select(date => new { date.Sheet!.Name, date.StartsAt, date.Sheet.IsAllDay }).ToListAsync());
        theirs.Should().Equal(ours.Select(date => (date.Name, date.IsAllDay ? TimeZoneInfo.ConvertTime(date.StartsAt, EventZones.Of(null)).Date : date.StartsAt.UtcDateTime)).Order());
        calendar.Events.Count(known => known.Summary == "Le FabBus").Should().Be(3);
        var atelier = calendar.Events.Single(known => known.Summary == "Atelier soudure");
        atelier.Description.Should().StartWith("Apprendre à souder ; l’acier, l’inox, « l’alu »\n\nRéservation : https://exemple.org/a,b;c\n\nhttps://annuaire.exemple.org/rendez-vous/atelier-soudure");
        atelier.Location.Should().Be("8 FabLab, Crest");
        atelier.Url!.ToString().Should().Be("https://annuaire.exemple.org/rendez-vous/atelier-soudure");
        calendar.TimeZones.Should().ContainSingle(zone => zone.TzId == "Europe/Paris");

        static IEnumerable<DateTime> Dates(CalendarEvent known) => known.GetOccurrences().Take(600).Select(found => found.Period.StartTime)
            .Select(at => at.HasTime ? at.AsUtc : at.Date.ToDateTime(TimeOnly.MinValue));
    }

    [Fact]
    public async Task Zones_HaveTheOffsetsOfTheTables()
    {
        foreach (var id in EventZones.All.Terms.Select(term => term.Code))
        {
            var buffer = new ArrayBufferWriter<byte>();
            CalendarZones.Write(new CalendarWriter(buffer), id);
            var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
            var zone = EventZones.Of(id);

            zone.Id.Should().Be(id);
            foreach (var month in new[] { 1, 7 })
            {
                var offset = zone.GetUtcOffset(new DateTime(2026, month, 10));
                text.Should().Contain($"TZOFFSETTO:{(offset < TimeSpan.Zero ? "-" : "+")}{offset:hhmm}");
            }

            text.Contains("DAYLIGHT").Should().Be(zone.GetUtcOffset(new DateTime(2026, 1, 10)) != zone.GetUtcOffset(new DateTime(2026, 7, 10)));
        }

        var paris = await site.Client.GetStringAsync("/rendez-vous/atelier-soudure.ics");
        paris.Should().Contain("BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
            .And.Contain("DTSTART:19961027T030000");
    }

    [Fact]
    public async Task Revision_GoesUpWithEachVersion_AndTheTagChanges()
    {
        var sheet = await site.SaveAsync(new EventContent { Name = "À revoir", StartsAt = "2026-07-01T10:00", Commune = "26108" });
        using var first = await site.Client.GetAsync($"/rendez-vous/{sheet.Slug}.ics");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/rendez-vous/{sheet.Slug}.ics") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var same = await site.Client.SendAsync(again);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.WithDbAsync(db => new TiersLieux.Import.Sheets.SheetWriting(db, site.Clock).SaveAsync(
            TiersLieux.Domain.Sheets.SheetKind.Event, sheet.Id, new EventContent { Name = "À revoir", StartsAt = "2026-07-02T10:00", Commune = "26108" },
            new(TiersLieux.Domain.Contributions.AuthorRoles.Team), true, false, default));
        using var changed = new HttpRequestMessage(HttpMethod.Get, $"/rendez-vous/{sheet.Slug}.ics") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var other = await site.Client.SendAsync(changed);

        same.StatusCode.Should().Be(HttpStatusCode.NotModified);
        other.StatusCode.Should().Be(HttpStatusCode.OK);
        (await first.Content.ReadAsStringAsync()).Should().Contain("SEQUENCE:0").And.Contain("UID:a-revoir@");
        (await other.Content.ReadAsStringAsync()).Should().Contain("SEQUENCE:1").And.Contain("UID:a-revoir@").And.Contain("20260702T100000");
        first.Content.Headers.ContentDisposition!.FileName!.Trim('"').Should().Be("a-revoir.ics");
    }

    [Theory]
    [InlineData("é")]
    [InlineData("😀")]
    [InlineData("a")]
    public void Line_NeverCutsACharacter(string character)
    {
        for (var length = 60; length < 90; length++)
        {
            var buffer = new ArrayBufferWriter<byte>();
            var text = string.Concat(Enumerable.Repeat(character, length));
            new CalendarWriter(buffer).Text("SUMMARY", text);

            var lines = new UTF8Encoding(false, true).GetString(buffer.WrittenSpan).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            lines.Should().OnlyContain(line => new UTF8Encoding(false, true).GetByteCount(line) <= 75);
            string.Concat(lines.Select((line, index) => index == 0 ? line : line[1..])).Should().Be("SUMMARY:" + text);
        }
    }
}
