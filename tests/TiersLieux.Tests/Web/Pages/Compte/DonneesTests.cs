using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Tests.Testing;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Compte;

public sealed class DonneesTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Fact]
    public async Task Export_HoldsWhatIsKnown_AndIsLogged()
    {
        var account = await site.Data.ManagerAsync(site.Country.Places["fab"]);
        await ProposeAsync(account, ProposalState.Waiting, "À propos de « l’atelier »");
        var browser = await site.SignInAsync(account);

        using var file = await site.PostFormAsync(browser, "/compte/donnees", Form(), "form[action*=Exporter]");
        var text = await file.Content.ReadAsStringAsync();

        file.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        file.Content.Headers.ContentDisposition!.FileName.Should().Be("mes-donnees.json");
        file.Headers.CacheControl!.ToString().Should().Contain("no-store");
        text.Should().Contain(account.Email).And.Contain(site.Country.Places["fab"].Slug).And.Contain("À propos de « l’atelier »").And.Contain("Navigateur inconnu");
        using var read = System.Text.Json.JsonDocument.Parse(text);
        read.RootElement.GetProperty("propositions").GetArrayLength().Should().Be(1);
        (await site.AuditOfAsync(account.Id)).Should().Contain(entry => entry.Action == "export-personnel");
    }

    [Fact]
    public async Task Delete_ForgetsThePerson_AndKeepsWhatIsPublished()
    {
        var account = await site.PersonAsync(await site.Data.ManagerAsync(site.Country.Places["fab"]));
        var (waiting, draft) = (await ProposeAsync(account, ProposalState.Waiting), await ProposeAsync(account, ProposalState.Draft));
        var (browser, phone) = (await site.SignInAsync(account), await site.SignInAsync(account));
        using (var refused = await site.PostFormAsync(browser, "/compte/donnees", Form(("password", "pas le bon du tout")), "form[action*=Supprimer]"))
        {
            refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        using var done = await site.PostFormAsync(browser, "/compte/donnees", Form(("password", Password)), "form[action*=Supprimer]");

        done.Headers.Location!.ToString().Should().Be("/compte/connexion");
        await site.WithDbAsync(async db =>
        {
            var erased = await db.Accounts.SingleAsync(known => known.Id == account.Id);
            erased.Email.Should().BeNull();
            erased.DisplayName.Should().Be("Compte supprimé");
            (erased.PasswordHash, erased.TwoFactorEnabled).Should().Be((null, false));
            (await db.PlaceManagers.SingleAsync(manager => manager.AccountId == account.Id)).EndedAt.Should().NotBeNull();
            (await db.AccountSessions.AnyAsync(session => session.AccountId == account.Id)).Should().BeFalse();
            var kept = await db.Proposals.SingleAsync(proposal => proposal.Id == waiting);
            (kept.State, kept.AuthorEmail).Should().Be((ProposalState.Waiting, null));
            (await db.Proposals.SingleAsync(proposal => proposal.Id == draft)).State.Should().Be(ProposalState.Cancelled);
        });
        using var cut = await phone.GetAsync("/compte");
        cut.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var signIn = await site.LogInAsync(site.CreateClient(), account.Email!);
        signIn.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.MailsAsync(account.Email!)).Select(mail => mail.Subject).Should().Equal("Votre compte est supprimé");
    }

    [Fact]
    public async Task Home_ListsProposalsAndPlaces()
    {
        var account = await site.Data.ManagerAsync(site.Country.Places["cafe"]);
        await ProposeAsync(account, ProposalState.Asked);
        await ProposeAsync(await site.Data.AccountAsync(), ProposalState.Refused);

        var page = await WebDatabase.ReadPageAsync(await (await site.SignInAsync(account)).GetAsync("/compte"));

        page.QuerySelector("section[aria-labelledby=propositions] .rows")!.TextContent.Should().Contain("Correction : 8 FabLab").And.Contain("Question posée").And.NotContain("Refusée");
        page.QuerySelector("section[aria-labelledby=lieux] a")!.TextContent.Should().Be("Café des Écoles");
    }

    private Task<int> ProposeAsync(Account author, ProposalState state, string? note = null) => site.WithDbAsync(async db =>
    {
        var now = site.Clock.GetUtcNow();
        var proposal = new Proposal
        {
            Kind = ProposalKind.Correction, State = state, PlaceId = site.Country.Places["fab"].Id, AuthorId = author.Id, AuthorEmail = author.Email, Note = note,
            CreatedAt = now, UpdatedAt = now,
        };
        db.Add(proposal);
        await db.SaveChangesAsync();
        return proposal.Id;
    });
}
