using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Tests.Testing;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Compte;

public sealed class IdentiteTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    [Fact]
    public async Task Address_ChangesByTheLinkSentToTheNewOne_AndTheFormerIsTold()
    {
        var person = await site.PersonAsync();
        var (browser, elsewhere) = (site.CreateClient(), site.CreateClient());
        (await site.LogInAsync(browser, person.Email!)).Dispose();
        (await site.LogInAsync(elsewhere, person.Email!)).Dispose();
        using (var wrong = await AskAsync(browser, "neuve@exemple.org", "pas le bon mot de passe"))
        {
            wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        (await AskAsync(browser, "neuve@exemple.org")).Dispose();
        var link = await site.LastLinkAsync("neuve@exemple.org");
        (await site.Client.GetStringAsync(link.Replace("/compte/adresse", "/compte/confirmer", StringComparison.Ordinal))).Should().Contain("Ce lien ne sert plus", "il ne crée pas de compte");
        (await site.Client.GetStringAsync(link)).Should().Contain("neuve@exemple.org");
        (await site.MailsAsync(person.Email!)).Should().BeEmpty("ouvrir le lien ne change rien");
        using var changed = await site.PostFormAsync(browser, link, []);

        changed.Headers.Location!.ToString().Should().Be("/compte/identite");
        (await browser.GetStringAsync("/compte/identite")).Should().Contain("neuve@exemple.org");
        (await elsewhere.GetAsync("/compte")).StatusCode.Should().Be(HttpStatusCode.Redirect, "les autres appareils sont déconnectés");
        (await site.MailsAsync(person.Email!)).Should().ContainSingle().Which.Text.Should().Contain("neuve@exemple.org");
        (await site.PostFormAsync(site.CreateClient(), "/compte/connexion", Form(("email", "neuve@exemple.org"), ("password", Password)))).Headers.Location!.ToString().Should().Be("/compte");
        (await site.Client.GetStringAsync(link)).Should().Contain("Ce lien ne sert plus");
        (await site.AuditOfAsync(person.Id)).Should().Contain(entry => entry.Action == "adresse");
    }

    [Fact]
    public async Task Address_OfAnotherAccount_IsNotTold_AndNotTaken()
    {
        var (person, other) = (await site.PersonAsync(), await site.PersonAsync());
        var browser = site.CreateClient();
        (await site.LogInAsync(browser, person.Email!)).Dispose();

        using var asked = await AskAsync(browser, other.Email!);

        asked.Headers.Location!.ToString().Should().Be("/compte/identite");
        (await site.MailsAsync(other.Email!)).Should().ContainSingle().Which.Text.Should().NotContain("/compte/adresse");
        (await site.WithDbAsync(db => db.Accounts.SingleAsync(account => account.Id == person.Id))).Email.Should().Be(person.Email);
    }

    [Fact]
    public async Task Name_Changes()
    {
        var person = await site.PersonAsync();
        var browser = site.CreateClient();
        (await site.LogInAsync(browser, person.Email!)).Dispose();

        (await site.PostFormAsync(browser, "/compte/identite?handler=Nom", Form(("name", " ")), "form[action*=Nom]")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.PostFormAsync(browser, "/compte/identite", Form(("name", " Camille <b>Exemple</b> ")), "form[action*=Nom]")).StatusCode.Should().Be(HttpStatusCode.Redirect);

        (await browser.GetStringAsync("/compte")).Should().Contain("Camille &lt;b&gt;Exemple&lt;/b&gt;");
    }

    private Task<HttpResponseMessage> AskAsync(HttpClient browser, string email, string password = Password) =>
        site.PostFormAsync(browser, "/compte/identite", Form(("email", email), ("current", password)), "form[action*=Adresse]");
}
