using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Tests.Testing;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Compte;

public sealed class ConnexionTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    [Fact]
    public async Task SignIn_GoesWhereOneWanted_AndIsLogged()
    {
        var account = await site.PersonAsync();
        var browser = site.CreateClient();
        browser.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Android 15; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0");
        using (var asked = await browser.GetAsync("/compte/sessions"))
        {
            asked.Headers.Location!.PathAndQuery.Should().Be("/compte/connexion?retour=%2Fcompte%2Fsessions");
        }

        using var signedIn = await site.LogInAsync(browser, account.Email!.ToUpperInvariant(), url: "/compte/connexion?retour=%2Fcompte%2Fsessions");

        signedIn.Headers.Location!.ToString().Should().Be("/compte/sessions");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("session=", StringComparison.Ordinal));
        cookie.Should().Contain("secure").And.Contain("httponly").And.Contain("samesite=lax");
        using var page = await browser.GetAsync("/compte/sessions");
        page.Headers.CacheControl!.ToString().Should().Be("no-store, private");
        (await WebDatabase.ReadPageAsync(page)).QuerySelector(".rows")!.TextContent.Should().Contain("Firefox sur Android");
        (await site.AuditOfAsync(account.Id)).Select(entry => entry.Action).Should().Equal("connexion");
    }

    [Theory]
    [InlineData("https://ailleurs.exemple.net/")]
    [InlineData("//ailleurs.exemple.net")]
    [InlineData("/\\ailleurs.exemple.net")]
    public async Task SignIn_NeverLeadsElsewhere(string target)
    {
        var account = await site.PersonAsync();

        using var signedIn = await site.LogInAsync(site.CreateClient(), account.Email!, url: "/compte/connexion?retour=" + Uri.EscapeDataString(target));

        signedIn.Headers.Location!.ToString().Should().Be("/compte");
    }

    [Fact]
    public async Task SignIn_WrongUnknownOrWithoutPassword_SayTheSame()
    {
        var account = await site.PersonAsync();
        var withoutPassword = await site.Data.AccountAsync();
        var texts = new List<string>();
        foreach (var (email, password) in new[] { (account.Email!, "pas le bon du tout"), ("personne@nulle-part.fr", Password), (withoutPassword.Email!, Password) })
        {
            using var refused = await site.LogInAsync(site.CreateClient(), email, password);
            refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            texts.Add((await WebDatabase.ReadPageAsync(refused)).QuerySelector("#erreurs")!.TextContent.Trim());
        }

        texts.Distinct().Should().ContainSingle().Which.Should().Contain("ne vont pas ensemble");
        (await site.AuditOfAsync(account.Id)).Single().Action.Should().Be("connexion-refusee");
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LockTheAccountWithoutSayingSo()
    {
        var account = await site.PersonAsync();
        for (var time = 0; time < 6; time++)
        {
            using var wrong = await site.LogInAsync(site.CreateClient(), account.Email!, "pas le bon du tout");
            wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        using var right = await site.LogInAsync(site.CreateClient(), account.Email!);
        right.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await WebDatabase.ReadPageAsync(right)).QuerySelector("#erreurs")!.TextContent.Should().Contain("Après cinq essais faux");
        (await site.MailsAsync(account.Email!)).Select(mail => mail.Subject).Should().Equal("Votre compte est bloqué un quart d’heure");
        (await site.AuditOfAsync(account.Id)).Count(entry => entry.Action == "compte-verrouille").Should().Be(1);

        await site.WithDbAsync(db => db.Accounts.Where(known => known.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.LockoutEnd, DateTimeOffset.UnixEpoch)));
        using var later = await site.LogInAsync(site.CreateClient(), account.Email!);
        later.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SignOut_ByTheForm_EndsTheSession()
    {
        var account = await site.PersonAsync();
        var browser = site.CreateClient();
        using var signedIn = await site.LogInAsync(browser, account.Email!);

        using var signedOut = await site.PostFormAsync(browser, "/compte", Form(), "form[action='/compte/deconnexion']");

        signedOut.Headers.Location!.ToString().Should().Be("/");
        (await site.WithDbAsync(db => db.AccountSessions.SingleAsync(session => session.AccountId == account.Id))).EndedAt.Should().NotBeNull();
        (await site.AuditOfAsync(account.Id)).Select(entry => entry.Action).Should().Equal("connexion", "deconnexion");
        using var after = await browser.GetAsync("/compte");
        after.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task ForgottenPassword_ByTheLink_ChangesItAndEndsSessions()
    {
        var account = await site.PersonAsync();
        var elsewhere = site.CreateClient();
        using var before = await site.LogInAsync(elsewhere, account.Email!);
        using var asked = await site.PostFormAsync(site.CreateClient(), "/compte/mot-de-passe-oublie", Form(("email", account.Email!)));
        using var unknown = await site.PostFormAsync(site.CreateClient(), "/compte/mot-de-passe-oublie", Form(("email", "inconnue@exemple.org")));
        asked.Headers.Location.Should().Be(unknown.Headers.Location);
        (await site.MailsAsync("inconnue@exemple.org")).Should().BeEmpty();
        var link = await site.LastLinkAsync(account.Email!);

        using (var bad = await site.PostFormAsync(site.CreateClient(), link, Form(("password", "court"))))
        {
            bad.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        using var changed = await site.PostFormAsync(site.CreateClient(), link, Form(("password", "une autre phrase longue")));

        changed.Headers.Location!.ToString().Should().Be("/compte/connexion");
        using var cut = await elsewhere.GetAsync("/compte");
        cut.StatusCode.Should().Be(HttpStatusCode.Redirect, "les autres appareils sont déconnectés");
        (await site.GetPageAsync(link)).QuerySelector("h1")!.TextContent.Should().Be("Ce lien ne sert plus");
        using var signedIn = await site.LogInAsync(site.CreateClient(), account.Email!, "une autre phrase longue");
        signedIn.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.MailsAsync(account.Email!))[^1].Subject.Should().Be("Votre mot de passe a changé");
    }

    [Fact]
    public async Task Form_WithANullCharacter_IsRefused()
    {
        using var encoded = await site.LogInAsync(site.CreateClient(), "a\0@exemple.org");
        encoded.StatusCode.Should().Be(HttpStatusCode.BadRequest);

        // What the reader of encoded forms refuses by itself, that of multipart forms lets through.
        var browser = site.CreateClient();
        var token = (await WebDatabase.ReadPageAsync(await browser.GetAsync("/compte/connexion"))).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var parts = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("a\0@exemple.org"), "email" } };
        using var response = await browser.PostAsync("/compte/connexion", parts);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await WebDatabase.ReadPageAsync(response)).QuerySelector("main")!.TextContent.Should().Contain("caractères illisibles");
    }

    [Fact]
    public async Task Form_OfAMegabyte_IsAnswered()
    {
        using var response = await site.LogInAsync(site.CreateClient(), new string('a', 1_000_000) + "@exemple.org", new string('b', 1_000_000));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }
}
