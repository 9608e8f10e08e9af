using System.Net;
using TiersLieux.Domain.Accounts;
using TiersLieux.Tests.Testing;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Infrastructure;

/// <summary>A site whose limits are low.</summary>
public sealed class LimitedSite : WebDatabase
{
    protected override Dictionary<string, string> Settings => new()
    {
        ["RateLimits:Anonymous"] = "4", ["RateLimits:Credentials"] = "2", ["RateLimits:Account"] = "3",
    };
}

public sealed class RateLimitsTests(LimitedSite site) : IClassFixture<LimitedSite>
{
    [Fact]
    public async Task Forms_SentTooOften_AreRefusedInFrench_PerAddressThenPerAccount()
    {
        // The test server gives no address: all of its visitors are one.
        var browser = site.CreateClient();
        for (var time = 0; time < 2; time++)
        {
            using var wrong = await site.LogInAsync(browser, "personne@exemple.org");
            wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        using var refused = await site.LogInAsync(browser, "personne@exemple.org");
        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().BePositive().And.BeLessThanOrEqualTo(TimeSpan.FromMinutes(10));
        var page = await WebDatabase.ReadPageAsync(refused);
        page.QuerySelector("h1")!.TextContent.Should().Be("Trop de demandes");
        page.QuerySelector(".lead")!.TextContent.Should().Contain("Réessayez dans");
        using (var read = await browser.GetAsync("/compte/connexion"))
        {
            read.StatusCode.Should().Be(HttpStatusCode.OK, "lire n’est pas limité");
        }

        await site.Data.EpciAsync(code: "200000008");
        // Each account counts for itself.
        foreach (var account in new Account[] { await site.Data.AccountAsync(), await site.Data.AccountAsync() })
        {
            var signedIn = await site.SignInAsync(account);
            for (var time = 0; time < 4; time++)
            {
                using var sent = await site.PostFormAsync(signedIn, "/compte/structure?nom=200000008", Form(), "form[action*=Demander]");
                sent.StatusCode.Should().Be(time < 3 ? HttpStatusCode.BadRequest : HttpStatusCode.TooManyRequests);
            }
        }
    }
}
