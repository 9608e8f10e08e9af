using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Tests.Testing;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Compte;

public sealed class InscriptionTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    [Fact]
    public async Task SignUp_ByTheLink_MakesAnAccountOnce()
    {
        var browser = site.CreateClient();
        using var asked = await site.PostFormAsync(browser, "/compte/inscription", Form(("email", "jeanne@exemple.org")));
        asked.Headers.Location!.ToString().Should().Be("/compte/inscription?envoye=true");
        (await site.WithDbAsync(db => db.Accounts.AnyAsync(account => account.Email == "jeanne@exemple.org"))).Should().BeFalse("l’adresse n’est pas prouvée");
        var link = await site.LastLinkAsync("jeanne@exemple.org");
        using (var opened = await browser.GetAsync(link))
        {
            opened.StatusCode.Should().Be(HttpStatusCode.OK, "les messageries ouvrent les liens : cela ne change rien");
        }

        using var created = await site.PostFormAsync(browser, link, Form(("name", " Jeanne "), ("password", Password)));

        created.Headers.Location!.ToString().Should().Be("/compte");
        var home = await WebDatabase.ReadPageAsync(await browser.GetAsync("/compte"));
        home.QuerySelector(".message--success")!.TextContent.Should().Contain("Votre compte est créé");
        home.QuerySelector("main")!.TextContent.Should().Contain("Jeanne, jeanne@exemple.org");
        using var again = await browser.GetAsync(link);
        (await WebDatabase.ReadPageAsync(again)).QuerySelector("h1")!.TextContent.Should().Be("Ce lien ne sert plus");
    }

    [Fact]
    public async Task SignUp_KnownAndNewAddress_GetTheSameAnswer()
    {
        var known = await site.Data.AccountAsync("deja@exemple.org");
        using var first = await site.PostFormAsync(site.CreateClient(), "/compte/inscription", Form(("email", "DEJA@exemple.org")));
        using var second = await site.PostFormAsync(site.CreateClient(), "/compte/inscription", Form(("email", "nouvelle@exemple.org")));

        first.StatusCode.Should().Be(second.StatusCode);
        first.Headers.Location.Should().Be(second.Headers.Location);
        (await site.MailsAsync("DEJA@exemple.org")).Single().Subject.Should().Be("Vous avez déjà un compte");
        (await site.MailsAsync("nouvelle@exemple.org")).Single().Subject.Should().Be("Terminez votre inscription");
    }

    [Fact]
    public async Task SignUp_AskedManyTimes_StopsWriting()
    {
        for (var time = 0; time < 5; time++)
        {
            using var asked = await site.PostFormAsync(site.CreateClient(), "/compte/inscription", Form(("email", time % 2 == 0 ? "inondee@exemple.org" : "Inondee@exemple.org")));
            asked.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        (await site.WithDbAsync(db => db.OutgoingEmails.CountAsync(email => email.To.ToLower() == "inondee@exemple.org"))).Should().Be(3);
    }

    [Theory]
    [InlineData("", "Donnez votre adresse électronique.")]
    [InlineData("jeanne", "Cette adresse n’est pas complète")]
    [InlineData("Jeanne <jeanne@exemple.org>", "Cette adresse n’est pas complète")]
    [InlineData("a@b@exemple.org", "Cette adresse n’est pas complète")]
    [InlineData("jeanne@exemple", "Cette adresse n’est pas complète")]
    public async Task SignUp_BadAddress_SaysSo(string email, string message)
    {
        using var response = await site.PostFormAsync(site.CreateClient(), "/compte/inscription", Form(("email", email)));
        var page = await WebDatabase.ReadPageAsync(response);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        page.Title.Should().StartWith("Erreur : ");
        page.QuerySelector("#erreurs a[href='#champ-email']")!.TextContent.Should().StartWith(message);
        page.QuerySelector("#champ-email")!.GetAttribute("aria-invalid").Should().Be("true");
        page.QuerySelector("#champ-email")!.GetAttribute("aria-describedby").Should().Contain("champ-email-erreur");
    }

    [Fact]
    public async Task SignUp_ByARobot_IsRefused()
    {
        using var response = await site.PostFormAsync(site.CreateClient(), "/compte/inscription", Form(("email", "robot@exemple.org"), ("complement_nom", "x")));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.MailsAsync("robot@exemple.org")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("", Password, "Donnez votre nom.")]
    [InlineData("Jo", "", "Choisissez un mot de passe.")]
    [InlineData("Jo", "court", "trop court\u00a0: 12 caractères au moins")]
    [InlineData("Jo", "aaaaaaaaaaaaaaaa", "trop simple\u00a0: utilisez au moins 5")]
    public async Task Confirm_Incomplete_KeepsTheLink(string name, string password, string message)
    {
        var email = $"incomplet{Guid.NewGuid():N}@exemple.org";
        using var asked = await site.PostFormAsync(site.CreateClient(), "/compte/inscription", Form(("email", email)));
        var link = await site.LastLinkAsync(email);

        using var refused = await site.PostFormAsync(site.CreateClient(), link, Form(("name", name), ("password", password)));
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await WebDatabase.ReadPageAsync(refused)).QuerySelector("#erreurs")!.TextContent.Should().Contain(message);

        using var done = await site.PostFormAsync(site.CreateClient(), link, Form(("name", "Jo"), ("password", Password)));
        done.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?jeton=")]
    [InlineData("?jeton=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("?jeton=%F0%9F%8F%A1")]
    public async Task Links_Tampered_OpenNothing(string query)
    {
        foreach (var path in new[] { "/compte/confirmer", "/compte/reinitialiser", "/compte/invitation" })
        {
            var page = await site.GetPageAsync(path + query);
            page.QuerySelector("h1")!.TextContent.Should().Be("Ce lien ne sert plus");
            page.QuerySelector("main form").Should().BeNull();
        }
    }

    [Fact]
    public async Task Confirm_TooLate_OpensNothing()
    {
        using var asked = await site.PostFormAsync(site.CreateClient(), "/compte/inscription", Form(("email", "tard@exemple.org")));
        var link = await site.LastLinkAsync("tard@exemple.org");
        await site.WithDbAsync(db => db.SecretLinks.Where(secret => secret.Email == "tard@exemple.org")
            .ExecuteUpdateAsync(set => set.SetProperty(secret => secret.ExpiresAt, site.Clock.GetUtcNow())));

        (await site.GetPageAsync(link)).QuerySelector("h1")!.TextContent.Should().Be("Ce lien ne sert plus");
    }

    [Fact]
    public async Task Confirm_TwiceAtOnce_MakesOneAccount()
    {
        using var asked = await site.PostFormAsync(site.CreateClient(), "/compte/inscription", Form(("email", "double@exemple.org")));
        var link = await site.LastLinkAsync("double@exemple.org");

        // Both see the form before either sends it.
        var (first, second) = (site.CreateClient(), site.CreateClient());
        var (firstPage, secondPage) = (await WebDatabase.ReadPageAsync(await first.GetAsync(link)), await WebDatabase.ReadPageAsync(await second.GetAsync(link)));
        var answers = await Task.WhenAll(
            site.PostFormAsync(first, link, firstPage, Form(("name", "Jo"), ("password", Password))),
            site.PostFormAsync(second, link, secondPage, Form(("name", "Jo"), ("password", Password))));

        answers.Select(answer => answer.StatusCode).Should().BeEquivalentTo([HttpStatusCode.Redirect, HttpStatusCode.BadRequest]);
        (await site.WithDbAsync(db => db.Accounts.CountAsync(account => account.Email == "double@exemple.org"))).Should().Be(1);
    }
}
