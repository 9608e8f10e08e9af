using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Tests.Testing;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Compte;

public sealed class SessionsTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    [Fact]
    public async Task Sessions_AreListed_AndEndOneByOne()
    {
        var account = await site.Data.AccountAsync();
        var (here, phone) = (await site.SignInAsync(account), await site.SignInAsync(account));
        var page = await WebDatabase.ReadPageAsync(await here.GetAsync("/compte/sessions"));
        page.QuerySelectorAll(".rows li").Should().HaveCount(2);
        page.QuerySelectorAll("button[name=id]").Should().HaveCount(1, "on ne ferme pas ici la session en cours");

        using var ended = await site.PostFormAsync(here, "/compte/sessions", page, Form(), "form[action*=Fermer]", "button[name=id]");

        ended.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var cut = await phone.GetAsync("/compte");
        cut.StatusCode.Should().Be(HttpStatusCode.Redirect);
        cut.Headers.GetValues("Set-Cookie").Should().Contain(cookie => cookie.StartsWith("session=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_AllTheOthers_EndAtOnce()
    {
        var account = await site.Data.AccountAsync();
        var (here, phone, library) = (await site.SignInAsync(account), await site.SignInAsync(account), await site.SignInAsync(account));

        using var ended = await site.PostFormAsync(here, "/compte/sessions", Form(), "form[action*=FermerLesAutres]");

        foreach (var (browser, status) in new[] { (here, HttpStatusCode.OK), (phone, HttpStatusCode.Redirect), (library, HttpStatusCode.Redirect) })
        {
            using var answer = await browser.GetAsync("/compte");
            answer.StatusCode.Should().Be(status);
        }
    }

    [Fact]
    public async Task Session_OfSomebodyElse_IsNotFound()
    {
        var (mine, other) = (await site.Data.AccountAsync(), await site.Data.AccountAsync());
        var (here, second, theirs) = (await site.SignInAsync(mine), await site.SignInAsync(mine), await site.SignInAsync(other));
        var id = await site.WithDbAsync(db => db.AccountSessions.Where(session => session.AccountId == other.Id).Select(session => session.Id).SingleAsync());

        using var refused = await site.PostFormAsync(here, "/compte/sessions", Form(("id", id.ToString())), "form[action*=Fermer]");

        refused.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var alive = await theirs.GetAsync("/compte");
        alive.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Session_InUse_IsTouchedNowAndThen()
    {
        var account = await site.Data.AccountAsync();
        var browser = await site.SignInAsync(account);
        async Task<DateTimeOffset> SeenAsync() => await site.WithDbAsync(db => db.AccountSessions.Where(session => session.AccountId == account.Id).Select(session => session.LastSeenAt).SingleAsync());
        var first = await SeenAsync();
        using (var soon = await browser.GetAsync("/compte"))
        {
            (await SeenAsync()).Should().Be(first);
        }

        site.Clock.Advance(TimeSpan.FromMinutes(6));
        using var later = await browser.GetAsync("/compte");

        (await SeenAsync()).Should().BeOnOrAfter(first.AddMinutes(6));
    }

    [Fact]
    public async Task PublicPages_AreTheSameWithoutACookie_AndKeptByNobodyWithOne()
    {
        var account = await site.Data.AccountAsync(AccountRole.Admin);
        var browser = await site.SignInAsync(account, secondFactor: true);

        using var mine = await browser.GetAsync("/lieux");
        var page = await WebDatabase.ReadPageAsync(mine);
        mine.Headers.CacheControl!.ToString().Should().Be("no-store, private");
        page.QuerySelectorAll(".site-account a").Select(link => link.GetAttribute("href")).Should().Equal("/gestion", "/compte");

        using var theirs = await site.Client.GetAsync("/lieux");
        (await WebDatabase.ReadPageAsync(theirs)).QuerySelectorAll(".site-account a").Select(link => link.TextContent).Should().Equal("Se connecter");
        using var data = await browser.GetAsync("/api/v1/lieux");
        data.Headers.CacheControl!.ToString().Should().Be("public, max-age=60", "ces réponses sont les mêmes pour tout le monde");
        data.Headers.Vary.Should().NotContain("Cookie");
    }
}
