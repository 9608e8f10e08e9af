using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Sheets;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;
using TiersLieux.Tests.Web.Pages.Gestion;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Programmes;

/// <summary>Programmes: their page, the question of eligibility, their calls by the clock (10 March 2026), their members past and present.</summary>
public sealed class ProgrammesTests(CurationSite site) : IClassFixture<CurationSite>
{
    [Theory]
    [InlineData("france", "75056", "oui", "Toutes les communes")]
    [InlineData("zone", "26108", "oui", "Drôme (26)")]
    [InlineData("zone", "75056", "non", "n’est pas dans sa zone")]
    [InlineData("membres", "26108", "oui", "CC du Crestois et de Pays de Saillans Cœur de Drôme, dont Crest fait partie,")]
    [InlineData("membres", "26113", "non", "en a fait partie jusqu’au 31 décembre 2025")]
    [InlineData("membres", "75056", "non", "n’est pas parmi les communes retenues")]
    [InlineData("rural", "26108", "oui", "rural à habitat dispersé")]
    [InlineData("rural", "75056", "non", "grands centres urbains")]
    [InlineData("frr", "26108", "oui", "FRR socle")]
    [InlineData("frr", "75056", "non", "ne l’est pas")]
    [InlineData("quartiers", "75056", "à vérifier", "plus petits que la commune")]
    [InlineData("a-verifier", "75056", "à vérifier", "au cas par cas")]
    [InlineData(null, "75056", "à vérifier", "ne sait pas encore")]
    public async Task Eligibility_OfACommune_IsAnsweredWithItsReason(string? rule, string commune, string answer, string reason)
    {
        var programme = await ProgrammeAsync(new()
        {
            Name = $"Règle {rule} {commune}", Eligibility = rule is null ? null : new(rule, "Note du programme."), Area = rule == "zone" ? new(Territories: ["departement:26"]) : null,
        });
        if (rule == "membres")
        {
            await JoinAsync(programme, territory: await site.WithDbAsync(db => db.Epcis.SingleAsync(epci => epci.Code == "200040459")));
            await JoinAsync(programme, territory: site.Country.Die, endsOn: new DateOnly(2025, 12, 31));
        }

        var page = await site.GetPageAsync($"/programmes/{programme.Slug}?commune={commune}");

        var told = page.QuerySelector("#eligibilite .message")!.TextContent;
        told.Replace('\u00a0', ' ').Should().Contain($" : {answer}").And.Contain(reason);
        (rule is null || told.Contains("Note du programme.", StringComparison.Ordinal)).Should().BeTrue();
    }

    [Fact]
    public async Task Eligibility_OfAnEndedProgramme_IsNo_AndOfAnUnknownCommuneAnError()
    {
        var programme = await ProgrammeAsync(new() { Name = "Fini depuis longtemps", EndsOn = "2024", Eligibility = new("france") });

        var page = await site.GetPageAsync($"/programmes/{programme.Slug}?ou=Crest");
        using var unknown = await site.Client.GetAsync($"/programmes/{programme.Slug}?ou=Xzqwv");
        using var larger = await site.Client.GetAsync($"/programmes/{programme.Slug}?departement=26");

        page.QuerySelector("#eligibilite .message")!.TextContent.Should().Contain("s’est terminé le 31 décembre 2024");
        page.QuerySelector(".page-head")!.TextContent.Should().Contain("Terminé en 2024");
        (unknown.StatusCode, larger.StatusCode).Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest));
        (await WebDatabase.ReadPageAsync(larger)).QuerySelector("[role=alert]")!.TextContent.Should().Contain("donnez son nom ou son code postal");
    }

    [Fact]
    public async Task Page_TellsCallsByTheClock_PartiesIndicatorsAndBudget()
    {
        var structure = await site.SheetAsync(SheetKind.Organisation, new OrganisationContent { Name = "Caisse du bourg" });
        var programme = await ProgrammeAsync(new()
        {
            Name = "Appel des bourgs", Calls = [new("Premier appel", "2024-01", "2026-03-09"), new("Second appel", "2026-03-10", "2026-03-10"), new("Troisième appel", "2026-04")],
            Parties = [new("financeur", "Caisse du bourg", structure.Slug), new("pilote", "Sans fiche", "inconnue")],
            Indicators = [new("Lieux", 300, 150, "lieux", 2025)], Figures = [new("Budget", 1_500_000, "€", 2024)],
        });

        var page = await site.GetPageAsync($"/programmes/{programme.Slug}");

        page.QuerySelectorAll(".row-list li").Select(call => call.TextContent).Should().SatisfyRespectively(
            second => second.Should().Contain("Second appel").And.Contain("Appel ouvert"), third => third.Should().Contain("Appel à venir").And.Contain("avril 2026"),
            first => first.Should().Contain("Premier appel").And.Contain("Appel clos").And.Contain("on ne peut plus y répondre"));
        page.QuerySelector("a[href='/structures/caisse-du-bourg']").Should().NotBeNull();
        page.QuerySelector("a[href='/structures/inconnue']").Should().BeNull("une adresse sans fiche n’est pas un lien");
        page.QuerySelector("main")!.TextContent.Should().Contain("1\u202f500\u202f000\u00a0€").And.Contain("(50\u00a0%)");
        JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!["@type"]!.GetValue<string>().Should().Be("GovernmentService");
    }

    [Fact]
    public async Task Label_Ended_IsShownAsPast_ThereAndOnThePlace()
    {
        var programme = await ProgrammeAsync(new() { Name = "Label des halles", MemberLabel = "Halle labellisée" });
        var (past, present) = (site.Country.Places["fab"], site.Country.Places["cafe"]);
        await JoinAsync(programme, place: past.Id, endsOn: new DateOnly(2026, 3, 9));
        await JoinAsync(programme, place: present.Id, endsOn: new DateOnly(2026, 3, 10));

        var page = await site.GetPageAsync($"/programmes/{programme.Slug}");
        var ended = await site.GetPageAsync($"/lieux/{past.Slug}");
        var running = await site.GetPageAsync($"/lieux/{present.Slug}");
        var found = await site.GetPageAsync($"/lieux?programme={programme.Slug}");

        page.QuerySelectorAll("tbody tr").Select(row => row.TextContent.Contains("label terminé", StringComparison.Ordinal)).Should().Equal(false, true);
        page.QuerySelector("[data-map]")!.GetAttribute("data-map-tiles").Should().EndWith($"?programme={programme.Slug}");
        ended.QuerySelector(".page-head .badges")!.TextContent.Should().NotContain("Halle labellisée");
        ended.QuerySelector("#labels")!.ParentElement!.TextContent.Should().Contain("label terminé").And.Contain("Terminé le 9 mars 2026");
        running.QuerySelector(".page-head .badges")!.TextContent.Should().Contain("Halle labellisée");
        found.QuerySelectorAll(".place-card").Select(card => card.TextContent.Contains("Halle labellisée", StringComparison.Ordinal)).Should().BeEquivalentTo([false, true]);
        found.QuerySelector(".chips")!.TextContent.Should().Contain("Label des halles");
    }

    [Fact]
    public async Task Territory_TellsItsProgrammes_AndTheListFiltersThem()
    {
        var programme = await ProgrammeAsync(new() { Name = "Villages debout", Nature = "territoires", Eligibility = new("membres") });
        await JoinAsync(programme, territory: site.Country.Crest);
        await ProgrammeAsync(new() { Name = "Pas pour Crest", Eligibility = new("membres") });

        var commune = await site.GetPageAsync("/territoires/communes/26108");
        var departement = await site.GetPageAsync("/territoires/departements/26");
        var listed = await site.GetPageAsync("/programmes?nature=territoires&q=debout");
        using var unknown = await site.Client.GetAsync("/programmes?nature=inconnue");

        commune.QuerySelector("#programmes")!.TextContent.Should().Contain("Villages debout").And.Contain("commune retenue").And.NotContain("Pas pour Crest");
        departement.QuerySelector("#programmes")!.TextContent.Should().Contain("Villages debout");
        listed.QuerySelectorAll(".place-card h3").Select(title => title.TextContent).Should().Equal("Villages debout");
        listed.QuerySelector(".place-card")!.TextContent.Should().Contain("1\u00a0territoire");
        unknown.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Draft_IsNotFound_WithdrawnIsGone_AndTheApiSaysTheSame()
    {
        var draft = await site.SheetAsync(SheetKind.Programme, new ProgrammeContent { Name = "Brouillon de programme" }, SheetState.Draft);
        var gone = await ProgrammeAsync(new() { Name = "Programme retiré" });
        await site.WithDbAsync(db => new TiersLieux.Import.Sheets.SheetWriting(db, site.Clock).BecomeAsync(
            gone.Id, SheetState.Withdrawn, new("équipe"), "Doublon.", CancellationToken.None));

        (await site.Client.GetAsync($"/programmes/{draft.Slug}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await site.Client.GetAsync($"/api/v1/programmes/{draft.Slug}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var page = await site.Client.GetAsync($"/programmes/{gone.Slug}");
        page.StatusCode.Should().Be(HttpStatusCode.Gone);
        (await WebDatabase.ReadPageAsync(page)).QuerySelector("main")!.TextContent.Should().Contain("Doublon.");
        (await site.Client.GetAsync($"/api/v1/programmes/{gone.Slug}")).StatusCode.Should().Be(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Form_IsForAdmins_AndKeepsWhatItDoesNotShow()
    {
        var admin = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Admin), secondFactor: true);
        (await site.Crest.GetAsync("/publier/programmes")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        using var wrong = await site.PostFormAsync(admin, "/publier/programmes", Form(
            ("Input.Name", "Bourgs vivants"), ("Input.Calls[0].Name", "Appel"), ("Input.Calls[0].OpensOn", "2026"), ("Input.Calls[0].ClosesOn", "2025"),
            ("Input.Indicators[0].Label", "Lieux"), ("Input.Indicators[0].Target", "beaucoup")));
        using var done = await site.PostFormAsync(admin, "/publier/programmes", Form(
            ("Input.Name", "Bourgs vivants"), ("Input.Rule", "rural"), ("Input.Area.Lines", "Drôme (departement:26)"), ("Input.Parties[0].Name", "L’État"),
            ("Input.Figures[0].Label", "Budget"), ("Input.Figures[0].Value", "1 500,5"), ("Input.Figures[0].Unit", "€")));

        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await WebDatabase.ReadPageAsync(wrong)).QuerySelector("[role=alert]")!.TextContent.Should().Contain("ferme avant d’ouvrir").And.Contain("sont des nombres");
        done.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var programme = await site.WithDbAsync(db => db.Programmes.AsNoTracking().SingleAsync(known => known.Slug == "bourgs-vivants"));
        programme.Should().BeEquivalentTo(new { State = SheetState.Published, EligibilityRule = "rural" });
        programme.Content.Figures!.Single().Value.Should().Be(1500.5m);

        using var edited = await site.PostFormAsync(admin, $"/publier/programmes/{programme.Id}", Form(("Input.Summary", "En une phrase.")));
        edited.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var after = await site.WithDbAsync(db => db.Programmes.AsNoTracking().SingleAsync(known => known.Id == programme.Id));
        after.Content.Should().BeEquivalentTo(programme.Content with { Summary = "En une phrase." });
    }

    private async Task<Programme> ProgrammeAsync(ProgrammeContent content) => (Programme)await site.SheetAsync(SheetKind.Programme, content, clock: site.Clock);

    private Task JoinAsync(Programme programme, int? place = null, Territory? territory = null, DateOnly? endsOn = null) => site.WithDbAsync(async db =>
    {
        var source = await db.Sources.FirstAsync();
        db.Add(new ProgrammeMembership
        {
            ProgrammeId = programme.Id, PlaceId = place, TerritoryId = territory?.Id, Key = Guid.NewGuid().ToString(), SourceId = source.Id, AsOf = source.AsOf, EndsOn = endsOn,
        });
        await db.SaveChangesAsync();
    });
}
