using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Tests.Testing;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.RendezVous;

/// <summary>The agenda, the page of a rendez-vous, its form and its API, on 10 March 2026.</summary>
public sealed class RendezVousTests(RendezVousSite site) : IClassFixture<RendezVousSite>
{
    [Theory]
    [InlineData("type=salon", "Salon de Paris")]
    [InlineData("q=soudure&au=2026-05-31", "Atelier soudure|Atelier soudure")]
    [InlineData("en-ligne=1", "Visio du lundi")]
    [InlineData("commune=26289&rayon=2", "Le FabBus")]
    [InlineData("commune=26289&au=2026-04-30", "Le FabBus|Atelier soudure|Apéro de Die|Le FabBus")]
    [InlineData("departement=99", "Le FabBus|Apéro de Die")]
    [InlineData("region=84&au=2026-04-30", "Le FabBus|Atelier soudure")]
    [InlineData("du=2026-03-13&au=2026-03-16", "Salon de Paris|Visio du lundi")]
    [InlineData("structure=la-coop-des-ateliers&du=2026-11-15", "Atelier soudure")]
    [InlineData("lieu={fab}&au=2026-04-30", "Atelier soudure")]
    [InlineData("passes=1&type=portes-ouvertes", "Portes ouvertes de février")]
    [InlineData("q=introuvable", "")]
    public async Task Agenda_AnswersTheSearch(string query, string expected)
    {
        var page = await site.GetPageAsync("/rendez-vous?" + query.Replace("{fab}", site.Country.Places["fab"].Slug));
        var api = await site.Client.GetFromJsonAsync<JsonElement>("/api/v1/rendez-vous/dates?" + query.Replace("{fab}", site.Country.Places["fab"].Slug));

        var names = page.QuerySelectorAll(".agenda-name").Select(name => name.TextContent.Trim()).ToList();
        names.Order().Should().Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries).Order());
        api.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()).Should().Equal(names);
    }

    [Fact]
    public async Task Agenda_IsInOrder_ByMonthAndDay_WithTimesOfTheWall()
    {
        var page = await site.GetPageAsync("/rendez-vous?au=2026-04-30");

        page.QuerySelectorAll(".agenda-month").Select(month => month.TextContent).Should().Equal("Mars 2026", "Avril 2026");
        page.QuerySelectorAll(".agenda-day h3").Select(day => day.TextContent.Replace('\u00a0', ' ')).Should()
            .Equal("Jeudi 12 mars", "Lundi 16 mars", "Mercredi 18 mars", "Jeudi 19 mars", "Vendredi 20 mars", "Mardi 7 avril");
        // After the change of the clock, still six o'clock.
        var last = page.QuerySelectorAll(".agenda-item")[^1];
        last.TextContent.Replace('\u00a0', ' ').Should().Contain("18 h – 20 h").And.Contain("8 FabLab, Crest (Drôme)");
        last.QuerySelector("time")!.GetAttribute("datetime").Should().Be("2026-04-07T16:00:00Z");
    }

    [Theory]
    [InlineData("type=bal", "n’est pas un type de rendez-vous")]
    [InlineData("du=demain", "n’est pas une date")]
    [InlineData("du=2026-05-01&au=2026-04-01", "vient avant son début")]
    [InlineData("commune=99999", "Aucun territoire")]
    [InlineData("en-ligne=peut-etre", "vaut 1 ou 0")]
    public async Task Agenda_BadCriterion_Is400AndSaysWhy(string query, string message)
    {
        using var page = await site.Client.GetAsync("/rendez-vous?" + query);
        using var api = await site.Client.GetAsync("/api/v1/rendez-vous/dates?" + query);
        using var calendar = await site.Client.GetAsync("/rendez-vous.ics?" + query);

        new[] { page, api, calendar }.Should().OnlyContain(response => response.StatusCode == HttpStatusCode.BadRequest);
        (await WebDatabase.ReadPageAsync(page)).QuerySelector("[role=alert]")!.TextContent.Should().Contain(message);
        (await api.Content.ReadAsStringAsync()).Should().Contain(message);
    }

    [Fact]
    public async Task Archive_HoldsWhatIsOver_OnceItIs()
    {
        var sheet = await site.SaveAsync(new EventContent { Name = "Chantier du jour", Type = "chantier", StartsAt = "2026-03-10T08:00", EndsAt = "2026-03-10T23:00", Commune = "75056" });

        var now = await site.GetPageAsync("/rendez-vous?type=chantier");
        site.Clock.Advance(TimeSpan.FromHours(14));
        var later = await site.GetPageAsync("/rendez-vous?type=chantier");
        var past = await site.GetPageAsync("/rendez-vous?type=chantier&passes=1");
        var page = await site.GetPageAsync("/rendez-vous/" + sheet.Slug);

        now.QuerySelector(".agenda-month")!.TextContent.Should().Be("En ce moment");
        later.QuerySelector(".empty").Should().NotBeNull();
        past.QuerySelector(".agenda-name")!.TextContent.Should().Contain("Chantier du jour");
        page.QuerySelector(".badges")!.TextContent.Should().Contain("Passé");
        page.QuerySelector(".message--warning")!.TextContent.Should().Contain("Ce rendez-vous est passé");
    }

    [Fact]
    public async Task Page_SaysItsDates_AndDescribesThem()
    {
        var page = await site.GetPageAsync("/rendez-vous/atelier-soudure");

        var text = page.QuerySelector("main")!.TextContent.Replace('\u00a0', ' ');
        text.Should().Contain("Le premier mardi du mois jusqu’au 31 décembre 2026.").And.Contain("mardi 7 avril 2026").And.Contain("La Coop des ateliers").And.Contain("1 date passée");
        page.QuerySelectorAll("#dates ~ ul .agenda-item").Should().HaveCount(8);
        var described = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        described.GetProperty("startDate").GetString().Should().Be("2026-04-07T18:00:00+02:00");
        described.GetProperty("eventSchedule").GetProperty("repeatFrequency").GetString().Should().Be("P1M");
        var dates = await site.Client.GetFromJsonAsync<JsonElement>("/api/v1/rendez-vous/atelier-soudure/dates");
        dates.GetArrayLength().Should().Be(10);
    }

    [Fact]
    public async Task Tour_IsACalendarOfStops()
    {
        var page = await site.GetPageAsync("/rendez-vous/le-fabbus");

        page.QuerySelector("#dates")!.TextContent.Should().Be("Les étapes");
        page.QuerySelectorAll("#dates ~ ul .agenda-name").Select(name => name.TextContent.Trim()).Should().Equal("Saillans", "Die");
        page.QuerySelector("#passees")!.TextContent.Should().Contain("8 FabLab");
    }

    [Fact]
    public async Task Boxes_OfPlacesAndTerritories_ShowTheNextOnes()
    {
        var place = await site.GetPageAsync("/lieux/" + site.Country.Places["fab"].Slug);
        var territory = await site.GetPageAsync("/territoires/communes/26289");
        var none = await site.GetPageAsync("/lieux/" + site.Country.Places["belgique"].Slug);

        place.QuerySelectorAll("section[aria-labelledby=prochains-rendez-vous] .agenda-name").Select(name => name.TextContent.Trim()).Should().Equal("Atelier soudure", "Atelier soudure", "Atelier soudure");
        territory.QuerySelectorAll("section[aria-labelledby=prochains-rendez-vous] .agenda-item").Should().HaveCount(3);
        none.QuerySelector("#prochains-rendez-vous").Should().BeNull();
    }

    [Fact]
    public async Task Withdrawn_Is410_Everywhere_AndADraft404()
    {
        var sheet = await site.SaveAsync(new EventContent { Name = "Annulé", StartsAt = "2026-06-01", Commune = "26108" });
        await site.WithDbAsync(db => new SheetWriting(db, site.Clock).BecomeAsync(sheet.Id, SheetState.Withdrawn, new Authorship(AuthorRoles.Team), "Annulé par la salle.", default));
        var draft = await site.WithDbAsync(db => new SheetWriting(db, site.Clock).SaveAsync(
            SheetKind.Event, null, new EventContent { Name = "Caché", StartsAt = "2026-06-01", Commune = "26108" }, new Authorship(AuthorRoles.Contributor), false, true, default));

        foreach (var (slug, status) in new[] { (sheet.Slug, HttpStatusCode.Gone), (draft.Slug, HttpStatusCode.NotFound), ("inconnu", HttpStatusCode.NotFound) })
        {
            foreach (var url in new[] { $"/rendez-vous/{slug}", $"/rendez-vous/{slug}.ics", $"/api/v1/rendez-vous/{slug}/dates" })
            {
                using var response = await site.Client.GetAsync(url);
                response.StatusCode.Should().Be(status, url);
            }
        }

        (await site.GetPageAsync("/rendez-vous?q=cach%C3%A9")).QuerySelector(".empty").Should().NotBeNull();
    }

    [Fact]
    public async Task Form_OfAManager_PublishesARecurrentOne()
    {
        var client = await site.SignInAsync(site.Manager);

        using var response = await site.PostFormAsync(client, "/publier/rendez-vous", Form(
            ("Input.Name", "Café réparation"), ("Input.Type", "atelier"), ("Input.StartDay", "2026-09-02"), ("Input.StartTime", "14:00"), ("Input.EndTime", "17h30"),
            ("Input.Frequency", "semaine"), ("Input.Until", "2026-11-30"), ("Input.Except", "16/09/2026\n01/10/2026 au 10/10/2026"), ("Input.SkipsHolidays", "true"),
            ("Input.Place", site.Country.Places["fab"].Slug), ("suite", "envoyer")));

        response.StatusCode.Should().Be(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().Should().Be("/rendez-vous/cafe-reparation");
        var page = await site.GetPageAsync("/rendez-vous/cafe-reparation");
        page.QuerySelector("main")!.TextContent.Replace('\u00a0', ' ').Should()
            .Contain("Tous les mercredis jusqu’au 30 novembre 2026, sauf les jours fériés, le 16 septembre 2026 et du 1er octobre 2026 au 10 octobre 2026.");
        var content = (await site.WithDbAsync(db => db.Events.SingleAsync(known => known.Slug == "cafe-reparation"))).Content;
        content.Should().BeEquivalentTo(new { StartsAt = "2026-09-02T14:00", EndsAt = "2026-09-02T17:30" });

        // Opened and sent again as it is, it says the same.
        var sheet = await site.WithDbAsync(db => db.Events.SingleAsync(known => known.Slug == "cafe-reparation"));
        using var again = await site.PostFormAsync(client, $"/publier/rendez-vous/{sheet.Id}", Form(("suite", "envoyer")));
        again.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDbAsync(db => db.Events.SingleAsync(known => known.Slug == "cafe-reparation"))).ContentJson.Should().Be(sheet.ContentJson);
    }

    [Fact]
    public async Task Form_OfAnybody_Waits_AndATourIsKept()
    {
        var client = await site.SignInAsync(await site.Data.AccountAsync());

        using var response = await site.PostFormAsync(client, "/publier/rendez-vous", Form(
            ("Input.Name", "Bus des vallées"), ("Input.Type", "tournee"), ("Input.Stops[0].Day", "2026-05-05"), ("Input.Stops[0].Start", "10:00"), ("Input.Stops[0].Commune", "Saillans"),
            ("Input.Stops[1].Day", "2026-05-06"), ("Input.Stops[1].Commune", "Crest"), ("suite", "envoyer")));

        response.Headers.Location!.ToString().Should().Be("/publier");
        var sheet = await site.WithDbAsync(db => db.Events.Include(known => known.Occurrences).SingleAsync(known => known.Slug == "bus-des-vallees"));
        sheet.State.Should().Be(SheetState.Waiting);
        sheet.Occurrences.Should().HaveCount(2).And.OnlyContain(stop => stop.IsStop && stop.CommuneId != null);
        (await site.WithDbAsync(db => db.Proposals.CountAsync(proposal => proposal.SheetId == sheet.Id))).Should().Be(1);
    }

    [Theory]
    [InlineData("Input.Frequency=semaine", "Une répétition a une fin", "Input_Frequency")]
    [InlineData("Input.EndTime=17:00", "finit avant de commencer", "Input_EndTime")]
    [InlineData("Input.StartDay=31/02/2026", "n’est pas une date", "Input_StartDay")]
    [InlineData("Input.Booking=javascript:alert(1)", "http", "Input_Booking")]
    [InlineData("Input.Commune=Nulleville", "Aucun territoire", "Input_Commune")]
    [InlineData("Input.Commune=", "Dites où", "Input_Place")]
    [InlineData("Input.Name=", "Le nom manque", "Input_Name")]
    [InlineData("Input.Capacity=beaucoup", "nombre entier", "Input_Capacity")]
    [InlineData("Input.Frequency=jour&Input.Count=501", "de 1 à 500 fois", "Input_Frequency")]
    public async Task Form_BadInput_IsSaidOnItsField_AndNothingIsStored(string changes, string message, string field)
    {
        var client = await site.SignInAsync(site.Manager);
        var before = await site.WithDbAsync(db => db.Sheets.CountAsync());
        var values = Form(("Input.Name", "Essai"), ("Input.Type", "atelier"), ("Input.StartDay", "2026-05-05"), ("Input.StartTime", "18:00"), ("Input.Commune", "Crest"), ("suite", "envoyer"));
        foreach (var change in changes.Split('&').Select(pair => pair.Split('=', 2)))
        {
            values[change[0]] = change[1];
        }

        using var response = await site.PostFormAsync(client, "/publier/rendez-vous", values);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var page = await WebDatabase.ReadPageAsync(response);
        page.QuerySelector($"[role=alert] a[href='#{field}']")!.TextContent.Should().Contain(message);
        page.GetElementById(field).Should().NotBeNull();
        page.QuerySelector("title")!.TextContent.Should().StartWith("Erreur");
        (await site.WithDbAsync(db => db.Sheets.CountAsync())).Should().Be(before);
    }

    [Fact]
    public async Task Form_OfSomebodyElsesDraft_IsNotFound()
    {
        var draft = await site.WithDbAsync(async db => await new SheetWriting(db, site.Clock).SaveAsync(
            SheetKind.Event, null, new EventContent { Name = "Brouillon", StartsAt = "2026-06-01", Commune = "75056" },
            new Authorship(AuthorRoles.Contributor, (await site.Data.AccountAsync()).Id), false, true, default));
        var client = await site.SignInAsync(site.Manager);

        using var response = await client.GetAsync($"/publier/rendez-vous/{draft.Id}");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
