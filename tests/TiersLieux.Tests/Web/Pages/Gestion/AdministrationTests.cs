using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Gestion;

public sealed class AdministrationTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Fact]
    public async Task Invite_NewAddress_AcceptsByMakingAnAccount()
    {
        var admin = await AdminAsync();
        using var sent = await InviteAsync(admin, "coord@exemple.org", AccountRole.Coordinator, "Drôme (26)");
        sent.Headers.Location!.ToString().Should().Be("/gestion/administration/invitations");
        var link = await site.LastLinkAsync("coord@exemple.org");
        var browser = site.CreateClient();
        (await WebDatabase.ReadPageAsync(await browser.GetAsync(link))).QuerySelector(".lead")!.TextContent.Should().Be("Coordination, Drôme (26)");
        using (var bad = await site.PostFormAsync(browser, link, Form(("name", "Coline"), ("password", "court"))))
        {
            bad.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        using var accepted = await site.PostFormAsync(browser, link, Form(("name", "Coline"), ("password", Password)));

        accepted.Headers.Location!.ToString().Should().Be("/compte/securite", "la coordination demande un second facteur");
        var account = await site.WithDbAsync(db => db.Accounts.Include(known => known.Grants).SingleAsync(known => known.Email == "coord@exemple.org"));
        account.Grants.Single().Should().Match<RoleGrant>(grant => grant.Role == AccountRole.Coordinator && grant.TerritoryId != null && grant.EndedAt == null);
        (await WebDatabase.ReadPageAsync(await browser.GetAsync("/compte"))).QuerySelector(".message--warning h2")!.TextContent.Should().Contain("second facteur");
        using var again = await browser.GetAsync(link);
        (await WebDatabase.ReadPageAsync(again)).QuerySelector("h1")!.TextContent.Should().Be("Ce lien ne sert plus");
    }

    [Fact]
    public async Task Invite_KnownAddress_AcceptsWithItsAccountOnly()
    {
        var (invited, other) = (await site.Data.AccountAsync(), await site.Data.AccountAsync());
        using var sent = await InviteAsync(await AdminAsync(), invited.Email!, AccountRole.Agent, "26108");
        var link = await site.LastLinkAsync(invited.Email!);
        (await site.GetPageAsync(link)).QuerySelector("main a.button")!.GetAttribute("href").Should().StartWith("/compte/connexion?retour=%2Fcompte%2Finvitation%3Fjeton%3D");
        var stranger = await site.SignInAsync(other);
        (await WebDatabase.ReadPageAsync(await stranger.GetAsync(link))).QuerySelector("main form input[name=jeton]").Should().BeNull();

        var mine = await site.SignInAsync(invited);
        using var accepted = await site.PostFormAsync(mine, link, Form());

        accepted.Headers.Location!.ToString().Should().Be("/compte");
        (await site.WithDbAsync(db => db.RoleGrants.SingleAsync(grant => grant.AccountId == invited.Id))).TerritoryId.Should().Be(site.Country.Crest.Id);
        (await site.AuditOfAsync(invited.Id)).Select(entry => entry.Action).Should().Contain(["invitation-acceptee", "droit-accorde"]);
    }

    [Fact]
    public async Task Invite_Cancelled_OpensNothing()
    {
        var admin = await AdminAsync();
        using var sent = await InviteAsync(admin, "annulee@exemple.org", AccountRole.Admin, "");
        var link = await site.LastLinkAsync("annulee@exemple.org");
        var id = await site.WithDbAsync(db => db.Invitations.Where(invitation => invitation.Email == "annulee@exemple.org").Select(invitation => invitation.Id).SingleAsync());

        using var cancelled = await site.PostFormAsync(admin, "/gestion/administration/invitations", Form(), $"form:has(button[value='{id}'])", "button[name=id]");

        cancelled.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.GetPageAsync(link)).QuerySelector("h1")!.TextContent.Should().Be("Ce lien ne sert plus");
    }

    [Theory]
    [InlineData("", "Admin", "", "Donnez l’adresse électronique")]
    [InlineData("a@exemple.org", "", "Crest", "Choisissez un droit.")]
    [InlineData("a@exemple.org", "77", "Crest", "n’est pas comprise")]
    [InlineData("a@exemple.org", "Admin", "Crest", "vaut partout")]
    [InlineData("a@exemple.org", "Agent", "", "Un agent a un territoire")]
    [InlineData("a@exemple.org", "Coordinator", "", "Donnez le territoire, le programme ou le réseau")]
    [InlineData("a@exemple.org", "Coordinator", "Xzqwv", "Aucun territoire ne porte ce nom")]
    public async Task Invite_Incomplete_SaysWhy(string email, string role, string where, string message)
    {
        using var refused = await site.PostFormAsync(
            await AdminAsync(), "/gestion/administration/invitations", Form(("email", email), ("role", role), ("ou", where)), "form:has([name=ou])");

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await WebDatabase.ReadPageAsync(refused)).QuerySelector("#erreurs")!.TextContent.Should().Contain(message);
        (await site.MailsAsync("a@exemple.org")).Should().BeEmpty();
    }

    [Fact]
    public async Task Invite_WithTheChosenSuggestion_UsesItsCode()
    {
        using var sent = await site.PostFormAsync(await AdminAsync(), "/gestion/administration/invitations",
            Form(("email", "epci@exemple.org"), ("role", "Agent"), ("ou", "n’importe"), ("epci", "200040459")), "form:has([name=ou])");
        using var unknown = await site.PostFormAsync(await AdminAsync(), "/gestion/administration/invitations",
            Form(("email", "epci@exemple.org"), ("role", "Agent"), ("ou", "n’importe"), ("epci", "000")), "form:has([name=ou])");

        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        unknown.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Accounts_AreFound_AndTheLastAdminKeepsTheRight()
    {
        await site.WithDbAsync(db => db.RoleGrants.Where(grant => grant.Role == AccountRole.Admin).ExecuteUpdateAsync(set => set.SetProperty(grant => grant.EndedAt, site.Clock.GetUtcNow())));
        var last = await site.PersonAsync(await site.Data.AccountAsync(AccountRole.Admin, email: "Derniere.Admin@exemple.org"));
        var browser = await site.SignInAsync(last, secondFactor: true);
        var found = await WebDatabase.ReadPageAsync(await browser.GetAsync("/gestion/administration?q=derniere.a&page=abc"));
        var sheet = found.QuerySelector(".rows a")!.GetAttribute("href")!;
        sheet.Should().EndWith($"/comptes/{last.Id}");

        using var refused = await site.PostFormAsync(browser, sheet, Form(), "form[action*=Retirer]", "button[name=grantId]");
        using var kept = await site.PostFormAsync(browser, "/compte/donnees", Form(("password", Password)), "form[action*=Supprimer]");

        foreach (var response in new[] { refused, kept })
        {
            response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await WebDatabase.ReadPageAsync(response)).QuerySelector("#erreurs")!.TextContent.Should().Contain("Personne d’autre n’administre");
        }
    }

    [Theory]
    [InlineData("/gestion/administration/comptes/0")]
    [InlineData("/gestion/administration/comptes/99999999999")]
    public async Task Account_Unknown_IsNotFound(string url)
    {
        using var response = await (await AdminAsync()).GetAsync(url);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Journal_IsFilteredAndPaged()
    {
        var person = await site.Data.AccountAsync(name: "Sujet du journal");
        await site.WithDbAsync(async db =>
        {
            for (var line = 0; line < 101; line++)
            {
                db.Add(new AuditEntry { At = new DateTimeOffset(2026, 3, 1, 22, 30, 0, TimeSpan.Zero).AddMinutes(line), Action = "fusion", AccountId = person.Id, Detail = $"ligne {line:000}" });
            }

            db.Add(new AuditEntry { At = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Action = "restauration", SubjectAccountId = person.Id });
            await db.SaveChangesAsync();
        });
        var admin = await AdminAsync();
        async Task<List<string>> RowsAsync(string query) =>
            [.. (await WebDatabase.ReadPageAsync(await admin.GetAsync("/gestion/administration/journal?qui=sujet+du&" + query))).QuerySelectorAll("tbody tr").Select(row => row.TextContent)];

        (await RowsAsync("")).Should().HaveCount(100).And.Subject.First().Should().Contain("ligne 100");
        (await RowsAsync("page=2")).Should().HaveCount(2);
        (await RowsAsync("action=restauration")).Should().HaveCount(1);
        (await RowsAsync("action=inconnue&du=hier&compte=x&page=-3")).Should().HaveCount(100, "ce qui n’est pas compris est laissé de côté");
        // Half past ten in the evening of the 1st, UTC, is half past eleven in Paris: the 2nd begins thirty lines later.
        (await RowsAsync("action=fusion&au=2026-03-01")).Should().HaveCount(30);
        (await RowsAsync("action=fusion&du=2026-03-02")).Should().HaveCount(71);
        (await RowsAsync($"compte={person.Id}&action=fusion&page=2")).Should().HaveCount(1);
    }

    private async Task<HttpClient> AdminAsync() => await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Admin), secondFactor: true);

    private Task<HttpResponseMessage> InviteAsync(HttpClient admin, string email, AccountRole role, string where) => site.PostFormAsync(
        admin, "/gestion/administration/invitations", Form(("email", email), ("role", $"{role}"), ("ou", where)), "form:has([name=ou])");
}
