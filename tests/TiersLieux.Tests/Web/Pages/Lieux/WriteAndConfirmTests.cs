using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Lieux;

/// <summary>What is done by the links of e-mails: write to a place, confirm a sheet, unsubscribe; and the same for a manager who is signed in.</summary>
public sealed class WriteAndConfirmTests(WebCountry site) : IClassFixture<WebCountry>
{
    private static readonly Dictionary<string, string> Letter = new()
    {
        ["nom"] = "Camille", ["courriel"] = "Camille@exemple.org", ["message"] = "Bonjour, puis-je visiter ?\n<script>alert(1)</script>",
    };

    [Fact]
    public async Task Write_LeavesOnlyOnceTheSenderHasConfirmed_WithoutShowingTheAddress()
    {
        var place = await PlaceAsync("lieu-ecrit@exemple.org");
        using var sent = await site.PostFormAsync(site.CreateClient(), $"/lieux/{place.Slug}/ecrire", Letter);
        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await MailsAsync("lieu-ecrit@exemple.org")).Should().BeEmpty();
        var path = await LinkAsync("camille@exemple.org", "ecrire");

        using var shown = await site.Client.GetAsync(path);
        var text = await shown.Content.ReadAsStringAsync();
        text.Should().Contain("puis-je visiter").And.NotContain("<script>alert").And.NotContain("lieu-ecrit@exemple.org");
        (await MailsAsync("lieu-ecrit@exemple.org")).Should().BeEmpty("ouvrir le lien n’envoie rien");
        using var done = await site.PostFormAsync(site.CreateClient(), path, []);
        done.Headers.Location!.ToString().Should().Be($"/lieux/{place.Slug}/ecrire/merci");

        var mail = (await MailsAsync("lieu-ecrit@exemple.org")).Single();
        mail.Should().Match<OutgoingEmail>(kept => kept.ReplyTo == "camille@exemple.org" && kept.Topic == null && kept.Subject.Contains("Camille"));
        mail.Html.Should().Contain("&lt;script&gt;");
        (await site.WithDbAsync(db => db.PlaceMessages.CountAsync(message => message.PlaceId == place.Id))).Should().Be(0, "rien n’est gardé une fois parti");
        using var again = await site.Client.GetAsync(path);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await again.Content.ReadAsStringAsync()).Should().Contain("Ce lien ne sert plus");
    }

    [Fact]
    public async Task Write_FormerAddress_LeadsToThePresentForm()
    {
        var place = await PlaceAsync("lieu-renomme@exemple.org");
        await site.WithDbAsync(async db =>
        {
            db.FormerPlaceSlugs.Add(new FormerPlaceSlug { Slug = "ancien-a-qui-ecrire", PlaceId = place.Id });
            await db.SaveChangesAsync();
        });

        using var response = await site.Client.GetAsync("/lieux/ancien-a-qui-ecrire/ecrire");

        response.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        response.Headers.Location!.ToString().Should().Be($"/lieux/{place.Slug}/ecrire");
    }

    [Fact]
    public async Task Write_LinkPostedTwiceAtOnce_SendsOnce()
    {
        var place = await PlaceAsync("lieu-double@exemple.org");
        using var sent = await site.PostFormAsync(site.CreateClient(), $"/lieux/{place.Slug}/ecrire", With("courriel", "double@exemple.org"));
        var path = await LinkAsync("double@exemple.org", "ecrire");
        var (one, other) = (site.CreateClient(), site.CreateClient());
        var (first, second) = (await PageAsync(one, path), await PageAsync(other, path));

        await Task.WhenAll(site.PostFormAsync(one, path, first, []), site.PostFormAsync(other, path, second, []));

        (await MailsAsync("lieu-double@exemple.org")).Should().ContainSingle();
    }

    [Theory]
    [InlineData("nom", "", "Indiquez votre nom.")]
    [InlineData("courriel", "", "Indiquez votre adresse électronique.")]
    [InlineData("courriel", "camille", "incomplète")]
    [InlineData("message", "", "Écrivez votre message.")]
    [InlineData("message", "court", "de 10 à 4 000 caractères")]
    public async Task Write_WrongField_ShowsError(string field, string value, string message)
    {
        var place = await PlaceAsync($"lieu-erreur@exemple.org");

        using var response = await site.PostFormAsync(site.CreateClient(), $"/lieux/{place.Slug}/ecrire", With(field, value));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var page = await WebDatabase.ReadPageAsync(response);
        page.Title.Should().StartWith("Erreur\u00a0: ");
        page.QuerySelector($".message--error a[href='#champ-{field}']")!.TextContent.Should().Contain(message);
        var input = page.GetElementById($"champ-{field}")!;
        input.GetAttribute("aria-invalid").Should().Be("true");
        input.GetAttribute("aria-describedby").Should().Contain($"champ-{field}-erreur");
        page.GetElementById("champ-nom")!.GetAttribute("value").Should().Be(field == "nom" ? "" : "Camille", "rien de ce qui est tapé n’est perdu");
    }

    [Fact]
    public async Task Write_HugeMessage_IsRefusedClearly()
    {
        var place = await PlaceAsync("lieu-enorme@exemple.org");

        using var response = await site.PostFormAsync(site.CreateClient(), $"/lieux/{place.Slug}/ecrire", With("message", new string('e', 1_000_000)));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain("de 10 à 4 000 caractères");
    }

    [Fact]
    public async Task Write_FourthUnconfirmedMessage_IsRefused()
    {
        var place = await PlaceAsync("lieu-flot@exemple.org");
        for (var number = 1; number <= 4; number++)
        {
            using var response = await site.PostFormAsync(site.CreateClient(), $"/lieux/{place.Slug}/ecrire", With("courriel", "flot@exemple.org"));
            response.StatusCode.Should().Be(number <= 3 ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task Write_NobodyToWriteTo_Is404()
    {
        var place = await PlaceAsync(null);

        using var response = await site.Client.GetAsync($"/lieux/{place.Slug}/ecrire");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Confirm_ByTheLink_AsksThenConfirmsOnce()
    {
        var place = await PlaceAsync("confirme@exemple.org");
        var path = await ConfirmLinkAsync(place, "confirme@exemple.org");
        await QueueAsync(place);

        var page = await PageAsync(site.Client, path);
        page.QuerySelector("dl.facts")!.TextContent.Should().Contain(place.Name).And.Contain("confirme@exemple.org");
        (await PlaceAsync(place.Id)).PeopleConfirmedAt.Should().BeNull("ouvrir le lien ne confirme rien");
        using var done = await site.PostFormAsync(site.CreateClient(), path, []);
        done.Headers.Location!.ToString().Should().Be($"/lieux/{place.Slug}/confirmer/merci");

        (await PlaceAsync(place.Id)).ConfirmedOn.Should().Be(DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime));
        var revision = await site.WithDbAsync(db => db.Revisions.SingleAsync(known => known.PlaceId == place.Id && known.Kind == RevisionKind.Confirmed));
        revision.AuthorRole.Should().Be(AuthorRoles.Manager);
        (await site.WithDbAsync(db => db.Proposals.SingleAsync(item => item.PlaceId == place.Id))).State.Should().Be(ProposalState.Cancelled);
        using var again = await site.Client.GetAsync(path);
        again.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Confirm_ExpiredTamperedOrOfAGonePlace_IsRefusedClearly()
    {
        var place = await PlaceAsync("perime@exemple.org");
        var path = await ConfirmLinkAsync(place, "perime@exemple.org");
        var old = await ConfirmLinkAsync(place, "perime@exemple.org", expired: true);
        await site.WithDbAsync(async db =>
        {
            (await db.Places.SingleAsync(known => known.Id == place.Id)).Withdraw("Hors sujet", site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        foreach (var wrong in new[] { old, path, path[..^1] + "!", path + "x", $"/lieux/{place.Slug}/confirmer/{new string('a', 43)}" })
        {
            using var response = await site.Client.GetAsync(wrong);
            response.StatusCode.Should().Be(HttpStatusCode.NotFound, wrong);
            (await response.Content.ReadAsStringAsync()).Should().Contain("Ce lien ne sert plus");
        }
    }

    [Fact]
    public async Task Unsubscribe_ShowsThenStopsThenTakesBack()
    {
        var path = await UnsubscribeLinkAsync("stop@exemple.org");
        (await PageAsync(site.Client, path)).QuerySelector("h1")!.TextContent.Should().Be("Ne plus recevoir ces courriels");
        (await IsOptedOutAsync("stop@exemple.org")).Should().BeFalse("ouvrir le lien ne désabonne pas");

        using var stopped = await site.PostFormAsync(site.CreateClient(), path, []);
        stopped.StatusCode.Should().Be(HttpStatusCode.OK);
        (await IsOptedOutAsync("stop@exemple.org")).Should().BeTrue();
        using var back = await site.PostFormAsync(site.CreateClient(), path, [], button: "button[formaction]");
        (await IsOptedOutAsync("stop@exemple.org")).Should().BeFalse();
    }

    [Fact]
    public async Task Unsubscribe_OneClickOfAMailClient_NeedsNoToken()
    {
        var path = await UnsubscribeLinkAsync("unclic@exemple.org");

        using var response = await site.CreateClient().PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await IsOptedOutAsync("unclic@exemple.org")).Should().BeTrue();
    }

    [Theory]
    [InlineData("inconnu")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Unsubscribe_UnknownLink_Is404(string secret)
    {
        using var response = await site.CreateClient().PostAsync($"/courriels/desabonnement/{secret}", null);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).Should().Contain("Ce lien ne sert plus");
    }

    [Fact]
    public async Task MyPlaces_ConfirmInOneClick_AndChooseTheRhythm()
    {
        var place = await PlaceAsync(null);
        var client = await site.SignInAsync(await site.Data.ManagerAsync(place));

        var page = await PageAsync(client, "/compte/lieux");
        page.QuerySelectorAll("article h2").Select(title => title.TextContent).Should().Equal(place.Name);
        using var done = await client.PostAsync("/compte/lieux?handler=confirmer", Fields(page, "form:not(.rhythm)"));
        done.Headers.Location!.ToString().Should().Be("/compte/lieux?fait=confirme");
        (await PlaceAsync(place.Id)).PeopleConfirmedAt.Should().Be(site.Clock.GetUtcNow());

        using var rhythm = await client.PostAsync("/compte/lieux?handler=rythme", Fields(page, "form.rhythm", ("mois", "3")));
        rhythm.Headers.Location!.ToString().Should().Be("/compte/lieux?fait=rythme");
        (await PlaceAsync(place.Id)).ConfirmationMonths.Should().Be(3);
        using var wrong = await client.PostAsync("/compte/lieux?handler=rythme", Fields(page, "form.rhythm", ("mois", "4")));
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task MyPlaces_AnothersPlace_Is404()
    {
        var (mine, other) = (await PlaceAsync(null), await PlaceAsync(null));
        var client = await site.SignInAsync(await site.Data.ManagerAsync(mine));
        var page = await PageAsync(client, "/compte/lieux");

        foreach (var handler in new[] { "confirmer", "rythme" })
        {
            using var response = await client.PostAsync($"/compte/lieux?handler={handler}", Fields(page, "form:not(.rhythm)", ("id", $"{other.Id}"), ("mois", "3")));
            response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        (await PlaceAsync(other.Id)).Should().BeEquivalentTo(new { PeopleConfirmedAt = (DateTimeOffset?)null, ConfirmationMonths = 12 });
    }

    private static FormUrlEncodedContent Fields(AngleSharp.Html.Dom.IHtmlDocument page, string form, params (string Name, string Value)[] values)
    {
        var fields = page.QuerySelectorAll($"main {form} input[type=hidden]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value")!);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        return new FormUrlEncodedContent(fields);
    }

    private static Dictionary<string, string> With(string field, string value) => new(Letter) { [field] = value };

    private Task<Place> PlaceAsync(string? email) => site.Data.PlaceAsync(site.Country.Crest, new PlaceFacts { Email = email });

    private Task<Place> PlaceAsync(int id) => site.WithDbAsync(db => db.Places.AsNoTracking().SingleAsync(place => place.Id == id));

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpClient client, string url)
    {
        using var response = await client.GetAsync(url);
        response.StatusCode.Should().Be(HttpStatusCode.OK, response.Headers.ToString());
        return await WebDatabase.ReadPageAsync(response);
    }

    private Task<List<OutgoingEmail>> MailsAsync(string to) => site.WithDbAsync(db => db.OutgoingEmails.Where(mail => mail.To == to).ToListAsync());

    private async Task<string> LinkAsync(string to, string step) =>
        Regex.Match((await MailsAsync(to)).Last().Text, $@"https://annuaire\.exemple\.org(/lieux/[\w-]+/{step}/[\w-]+)").Groups[1].Value;

    private Task QueueAsync(Place place) => site.WithDbAsync(async db =>
    {
        var now = site.Clock.GetUtcNow();
        db.Add(new Proposal { Kind = ProposalKind.Confirmation, State = ProposalState.Waiting, PlaceId = place.Id, CreatedAt = now, UpdatedAt = now, SubmittedAt = now });
        await db.SaveChangesAsync();
    });

    private async Task<string> ConfirmLinkAsync(Place place, string email, bool expired = false) =>
        $"/lieux/{place.Slug}/confirmer/{await SecretAsync(LinkPurpose.ConfirmPlace, email, placeId: place.Id, expired: expired)}";

    private async Task<string> UnsubscribeLinkAsync(string email) =>
        $"/courriels/desabonnement/{await SecretAsync(LinkPurpose.Unsubscribe, email, topic: EmailTopics.Reminders)}";

    private Task<string> SecretAsync(LinkPurpose purpose, string email, int? placeId = null, string? topic = null, bool expired = false) => site.WithDbAsync(async db =>
    {
        var (secret, now) = (SecretLinks.NewSecret(), site.Clock.GetUtcNow());
        db.SecretLinks.Add(new SecretLink
        {
            SecretSha256 = SecretLinks.Sha256(secret), Purpose = purpose, Email = email, PlaceId = placeId, Topic = topic, CreatedAt = now, ExpiresAt = now.AddDays(expired ? -1 : 30),
        });
        await db.SaveChangesAsync();
        return secret;
    });

    private Task<bool> IsOptedOutAsync(string email) => site.WithDbAsync(db => db.IsOptedOutAsync(email, EmailTopics.Reminders, default));
}
