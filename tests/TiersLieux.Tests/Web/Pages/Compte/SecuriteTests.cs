using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Tests.Testing;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Compte;

public sealed class SecuriteTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    [Fact]
    public async Task SecondFactor_IsTurnedOn_AskedAtSignIn_AndTakenOff()
    {
        var coordinator = await site.PersonAsync(await site.Data.AccountAsync(AccountRole.Admin));
        var browser = site.CreateClient();
        using var first = await site.LogInAsync(browser, coordinator.Email!);
        using (var refused = await browser.GetAsync("/gestion/administration"))
        {
            refused.Headers.Location!.AbsolutePath.Should().Be("/compte/acces-refuse");
            using var told = await browser.GetAsync(refused.Headers.Location);
            told.StatusCode.Should().Be(HttpStatusCode.Forbidden);
            (await WebDatabase.ReadPageAsync(told)).QuerySelector("main a[href='/compte/securite']").Should().NotBeNull();
        }

        // A browser left signed in without a second factor does not stay so.
        var forgotten = site.CreateClient();
        using var other = await site.LogInAsync(forgotten, coordinator.Email!);
        var setting = await WebDatabase.ReadPageAsync(await browser.GetAsync("/compte/securite/application"));
        var key = setting.QuerySelector("#cle")!.TextContent;
        setting.QuerySelector(".qr svg")!.OuterHtml.Should().NotContain("style=", "la politique de sécurité interdit le style en ligne");
        using (var wrong = await site.PostFormAsync(browser, "/compte/securite/application", Form(("code", "12"))))
        {
            wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        using var on = await site.PostFormAsync(browser, "/compte/securite/application", Form(("code", site.Totp(key))));
        on.Headers.Location!.ToString().Should().Be("/compte/securite/codes");
        var codes = (await WebDatabase.ReadPageAsync(await browser.GetAsync("/compte/securite/codes"))).QuerySelectorAll(".codes code").Select(code => code.TextContent).ToList();
        codes.Should().HaveCount(10);
        using (var twice = await browser.GetAsync("/compte/securite/codes"))
        {
            twice.StatusCode.Should().Be(HttpStatusCode.Redirect, "les codes ne sont montrés qu’une fois");
        }

        using (var allowed = await browser.GetAsync("/gestion/administration"))
        {
            allowed.StatusCode.Should().Be(HttpStatusCode.OK, "cette session a maintenant le second facteur");
        }

        using (var cut = await forgotten.GetAsync("/compte"))
        {
            cut.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        var second = site.CreateClient();
        using var half = await site.LogInAsync(second, coordinator.Email!);
        half.Headers.Location!.ToString().Should().StartWith("/compte/second-facteur");
        using (var notYet = await second.GetAsync("/compte"))
        {
            notYet.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        using (var wrong = await site.PostFormAsync(second, half.Headers.Location.ToString(), Form(("code", "AAAAA-BBBBB"))))
        {
            wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        var code = site.Totp(key);
        using var whole = await site.PostFormAsync(second, half.Headers.Location.ToString(), Form(("code", code.Insert(3, " "))));
        whole.Headers.Location!.ToString().Should().Be("/compte");
        var spy = site.CreateClient();
        using (var asked = await site.LogInAsync(spy, coordinator.Email!))
        using (var replayed = await site.PostFormAsync(spy, asked.Headers.Location!.ToString(), Form(("code", code))))
        {
            replayed.StatusCode.Should().Be(HttpStatusCode.BadRequest, "un code ne sert qu’une fois, même encore affiché");
        }

        using (var allowed = await second.GetAsync("/gestion/administration"))
        {
            allowed.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var third = site.CreateClient();
        using var again = await site.LogInAsync(third, coordinator.Email!);
        using var recovered = await site.PostFormAsync(third, again.Headers.Location!.ToString(), Form(("code", codes[0])));
        recovered.Headers.Location!.ToString().Should().Be("/compte");
        (await site.MailsAsync(coordinator.Email!))[^1].Text.Should().Contain("Il vous en reste 9");
        var fourth = site.CreateClient();
        using var replay = await site.LogInAsync(fourth, coordinator.Email!);
        using (var used = await site.PostFormAsync(fourth, replay.Headers.Location!.ToString(), Form(("code", codes[0]))))
        {
            used.StatusCode.Should().Be(HttpStatusCode.BadRequest, "un code de secours sert une fois");
        }

        using (var badPassword = await site.PostFormAsync(browser, "/compte/securite", Form(("removePassword", "x")), "form[action*=Retirer]"))
        {
            badPassword.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        using var off = await site.PostFormAsync(browser, "/compte/securite", Form(("removePassword", Password)), "form[action*=Retirer]");
        off.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var lost = await browser.GetAsync("/gestion/administration");
        lost.Headers.Location!.AbsolutePath.Should().Be("/compte/acces-refuse");
        (await site.AuditOfAsync(coordinator.Id)).Select(entry => entry.Action).Should().Contain(["second-facteur", "second-facteur-ote"]);
    }

    [Fact]
    public async Task RecoveryCodes_MadeAnew_ReplaceTheOldOnes()
    {
        var account = await site.PersonAsync();
        var browser = site.CreateClient();
        using var signedIn = await site.LogInAsync(browser, account.Email!);
        var key = (await WebDatabase.ReadPageAsync(await browser.GetAsync("/compte/securite/application"))).QuerySelector("#cle")!.TextContent;
        using var on = await site.PostFormAsync(browser, "/compte/securite/application", Form(("code", site.Totp(key))));
        var old = await CodesAsync(browser);

        using var made = await site.PostFormAsync(browser, "/compte/securite", Form(("codesPassword", Password)), "form[action*=Codes]");

        made.Headers.Location!.ToString().Should().Be("/compte/securite/codes");
        (await CodesAsync(browser)).Should().HaveCount(10).And.NotIntersectWith(old);
    }

    [Fact]
    public async Task Password_Changed_KeepsThisBrowserAndEndsTheOthers()
    {
        var account = await site.PersonAsync();
        var (here, elsewhere) = (site.CreateClient(), site.CreateClient());
        using var one = await site.LogInAsync(here, account.Email!);
        using var two = await site.LogInAsync(elsewhere, account.Email!);

        using var changed = await site.PostFormAsync(here, "/compte/securite", Form(("current", Password), ("password", "une autre phrase longue")), "form[action*=MotDePasse]");

        changed.Headers.Location!.ToString().Should().Be("/compte/securite");
        using var kept = await here.GetAsync("/compte");
        kept.StatusCode.Should().Be(HttpStatusCode.OK);
        using var cut = await elsewhere.GetAsync("/compte");
        cut.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDbAsync(db => db.AccountSessions.CountAsync(session => session.AccountId == account.Id && session.EndedAt == null))).Should().Be(1);
    }

    [Theory]
    [InlineData("", "une autre phrase longue", "Donnez votre mot de passe actuel.")]
    [InlineData("pas le bon du tout", "une autre phrase longue", "Ce n’est pas votre mot de passe actuel.")]
    [InlineData(Password, "", "Choisissez un nouveau mot de passe.")]
    [InlineData(Password, "court", "trop court")]
    public async Task Password_BadlyChanged_SaysWhy(string current, string password, string message)
    {
        var account = await site.PersonAsync();
        var browser = site.CreateClient();
        using var signedIn = await site.LogInAsync(browser, account.Email!);

        using var refused = await site.PostFormAsync(browser, "/compte/securite", Form(("current", current), ("password", password)), "form[action*=MotDePasse]");

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await WebDatabase.ReadPageAsync(refused)).QuerySelector("#erreurs")!.TextContent.Should().Contain(message);
    }

    private static async Task<List<string>> CodesAsync(HttpClient browser) =>
        [.. (await WebDatabase.ReadPageAsync(await browser.GetAsync("/compte/securite/codes"))).QuerySelectorAll(".codes code").Select(code => code.TextContent)];
}
