using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Compte;

public sealed class StructureTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    // Made up, with a right checksum.
    private const string RegionSiren = "123456782";

    [Fact]
    public async Task Agent_AsksAndIsAccepted_ThenAcceptsAColleague()
    {
        var (epci, commune) = await EpciAsync("200000008", "CC des Essais");
        var coordinator = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Coordinator, commune.Departement), secondFactor: true);
        var first = await site.Data.AccountAsync(name: "Première agente");
        var firstBrowser = await site.SignInAsync(first);
        var page = await WebDatabase.ReadPageAsync(await firstBrowser.GetAsync("/compte/structure?nom=200000008"));
        page.QuerySelector("main form.sheet h3")!.TextContent.Should().Be("CC des Essais");

        using var asked = await AskAsync(firstBrowser, "CC des Essais", epci.Id, "200 000 008");

        asked.Headers.Location!.ToString().Should().Be("/compte/structure");
        using (var notYet = await firstBrowser.GetAsync("/gestion/collectivites"))
        {
            notYet.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        var queue = await WebDatabase.ReadPageAsync(await coordinator.GetAsync("/gestion/collectivites"));
        queue.QuerySelector(".rows")!.TextContent.Should().Contain("Première agente").And.Contain(first.Email);
        using var accepted = await site.PostFormAsync(coordinator, "/gestion/collectivites", queue, Form(), "form[action*=Repondre]", "button[value=true]");
        accepted.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await GrantsAsync(first)).Should().Equal((AccountRole.Agent, (int?)epci.Id));
        (await site.MailsAsync(first.Email!)).Single().Subject.Should().Be("Votre demande est acceptée");

        var second = await site.Data.AccountAsync(name: "Deuxième agent");
        var secondBrowser = await site.SignInAsync(second);
        using var askedToo = await AskAsync(secondBrowser, "CC des Essais", epci.Id, "200000008");
        using var acceptedToo = await site.PostFormAsync(firstBrowser, "/compte/structure", Form(), "form[action*=Repondre]", "button[value=true]");
        acceptedToo.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await GrantsAsync(second)).Should().Equal((AccountRole.Agent, (int?)epci.Id));

        using var left = await site.PostFormAsync(secondBrowser, "/compte/structure", Form(), "form[action*=Quitter]", "button[name=id]");
        left.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await GrantsAsync(second)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("200040459", "Ce n’est pas le SIREN")]
    [InlineData("200000009", "Ce n’est pas un SIREN")]
    [InlineData("", "Ce n’est pas un SIREN")]
    public async Task Ask_WithAnotherSiren_IsRefused(string siren, string message)
    {
        var commune = await site.Data.CommuneAsync();
        await site.WithDbAsync(db => db.Communes.Where(known => known.Id == commune.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.Siren, "210000006")));

        using var refused = await AskAsync(await site.SignInAsync(await site.Data.AccountAsync()), commune.Name, commune.Id, siren);

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var page = await WebDatabase.ReadPageAsync(refused);
        page.QuerySelector($"#erreurs a[href='#champ-siren{commune.Id}']")!.TextContent.Should().Contain(message);
        page.QuerySelector($"#champ-siren{commune.Id}")!.GetAttribute("aria-invalid").Should().Be("true");
    }

    [Fact]
    public async Task Ask_ForARegion_SaysTheReferenceHasNoSiren_AndRefusesTheOneOfAnother()
    {
        var region = await site.Data.RegionAsync("Région des Essais");
        await EpciAsync("200000024", "CC de la Région");
        var browser = await site.SignInAsync(await site.Data.AccountAsync());
        var page = await WebDatabase.ReadPageAsync(await browser.GetAsync("/compte/structure?nom=R%C3%A9gion+des+Essais"));
        page.QuerySelector($"input[value='{region.Id}']")!.ParentElement!.TextContent.Should().Contain("La référence ne donne pas le SIREN des départements et des régions");

        using var refused = await AskAsync(browser, region.Name, region.Id, "200000024");
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var asked = await AskAsync(browser, region.Name, region.Id, RegionSiren);
        asked.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var again = await AskAsync(browser, region.Name, region.Id, RegionSiren);
        (await WebDatabase.ReadPageAsync(again)).QuerySelector("#erreurs")!.TextContent.Should().Contain("déjà demandé");
    }

    [Fact]
    public async Task Ask_ForAZoneEmploiOrNothing_IsNotFound()
    {
        var zone = await site.Data.ZoneEmploiAsync();
        var (epci, _) = await EpciAsync("200000032", "CC du Gué");
        var browser = await site.SignInAsync(await site.Data.AccountAsync());
        foreach (var id in new[] { $"{zone.Id}", "0", "x" })
        {
            using var response = await site.PostFormAsync(browser, "/compte/structure?nom=200000032", Form(("territoryId", id)), "form[action*=Demander]");
            response.StatusCode.Should().Be(HttpStatusCode.NotFound, id);
        }

        epci.Id.Should().BePositive();
    }

    [Fact]
    public async Task Request_OutsideTheScope_IsInvisibleAndCannotBeAnswered()
    {
        // The EPCI overflows the coordinator's département: deciding would give rights elsewhere.
        var (epci, commune) = await EpciAsync("200000040", "CC des Deux Rives");
        await site.Data.CommuneAsync(epci: epci);
        var agent = await site.Data.AccountAsync();
        using var asked = await AskAsync(await site.SignInAsync(agent), epci.Name, epci.Id, "200000040");
        var coordinator = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Coordinator, commune.Departement), secondFactor: true);
        var admin = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Admin), secondFactor: true);
        (await WebDatabase.ReadPageAsync(await coordinator.GetAsync("/gestion/collectivites"))).QuerySelector("main")!.TextContent.Should().NotContain("CC des Deux Rives");
        var seen = await WebDatabase.ReadPageAsync(await admin.GetAsync("/gestion/collectivites"));
        var id = await site.WithDbAsync(db => db.OrganisationMembers.Where(member => member.AccountId == agent.Id).Select(member => member.Id).SingleAsync());

        // The form of a request of its own, with another id in it.
        var (own, ownCommune) = await EpciAsync("200000057", "CC à soi", commune.Departement);
        ownCommune.EpciId.Should().Be(own.Id);
        using var askedOwn = await AskAsync(await site.SignInAsync(await site.Data.AccountAsync()), own.Name, own.Id, "200000057");
        using var guessed = await site.PostFormAsync(coordinator, "/gestion/collectivites", Form(("id", $"{id}")), "form[action*=Repondre]", "button[value=true]");
        guessed.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await GrantsAsync(agent)).Should().BeEmpty();

        using var refused = await site.PostFormAsync(admin, "/gestion/collectivites", seen, Form(("id", $"{id}")), "form[action*=Repondre]", "button[value=false]");
        refused.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDbAsync(db => db.Organisations.AnyAsync(organisation => organisation.Siren == "200000040"))).Should().BeFalse("rien ne l’a jamais approuvée");
        using var twice = await site.PostFormAsync(admin, "/gestion/collectivites", seen, Form(("id", $"{id}")), "form[action*=Repondre]", "button[value=true]");
        twice.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Agent_WhoseRightEnded_NoLongerAcceptsColleagues()
    {
        var (epci, _) = await EpciAsync("200000065", "CC du Passé");
        var admin = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Admin), secondFactor: true);
        var agent = await site.Data.AccountAsync();
        var browser = await site.SignInAsync(agent);
        using var asked = await AskAsync(browser, epci.Name, epci.Id, "200000065");
        var member = await site.WithDbAsync(db => db.OrganisationMembers.SingleAsync(known => known.AccountId == agent.Id));
        using var accepted = await site.PostFormAsync(admin, "/gestion/collectivites", Form(("id", $"{member.Id}")), "form[action*=Repondre]", "button[value=true]");

        using var ended = await site.PostFormAsync(admin, $"/gestion/administration/comptes/{agent.Id}", Form(), "form[action*=Retirer]", "button[name=grantId]");

        ended.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await GrantsAsync(agent)).Should().BeEmpty();
        (await site.WithDbAsync(db => db.OrganisationMembers.SingleAsync(known => known.Id == member.Id))).EndedAt.Should().NotBeNull();
        (await site.AuditOfAsync(agent.Id)).Select(entry => entry.Action).Should().Contain(["droit-accorde", "structure", "droit-retire"]);
    }

    private Task<HttpResponseMessage> AskAsync(HttpClient browser, string name, int territoryId, string siren) => site.PostFormAsync(
        browser, "/compte/structure?nom=" + Uri.EscapeDataString(name), Form(($"siren{territoryId}", siren)), $"form:has(input[name=territoryId][value='{territoryId}'])");

    private async Task<(Epci Epci, Commune Commune)> EpciAsync(string siren, string name, Departement? departement = null)
    {
        var epci = await site.Data.EpciAsync(name, siren);
        departement ??= await site.Data.DepartementAsync();
        var commune = await site.Data.CommuneAsync(departement: departement, epci: epci);
        commune.Departement = departement;
        return (epci, commune);
    }

    private Task<List<(AccountRole, int?)>> GrantsAsync(Account account) => site.WithDbAsync(async db =>
        (await db.RoleGrants.Where(grant => grant.AccountId == account.Id && grant.EndedAt == null).ToListAsync()).ConvertAll(grant => (grant.Role, grant.TerritoryId)));
}
