using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Contribuer;

/// <summary>Corrections that wait, and edits that do not.</summary>
public sealed class CorrigerTests(WebCountry site) : IClassFixture<WebCountry>
{
    private static readonly PlaceFacts Full = new()
    {
        Summary = "Un lieu d’essai.", Kinds = ["coworking"], Lifecycle = PlaceLifecycle.Open, OpenedOn = "2014-05", Website = "https://www.exemple.fr/",
        OpeningHours = "Mo-Fr 09:00-18:00; PH off", Rates = [new("Poste", 125, "10-jours", 190, "adhérents", false, "note")], Workspaces = [new("Salle", 12, 140.5m, 2, "au calme")],
        Equipment = [new("imprimante-3d", 4, "FDM"), new("imprimante-3d", 1, "résine")], Figures = [new("Budget", 700_000, "€", 2016, "prévu", 800_000)],
        Links = [new("document", "https://www.exemple.fr/statuts.pdf")], Operator = new("Association d’essai", "association"), SurfaceM2 = 300,
    };

    [Fact]
    public async Task Correct_SendsOnlyWhatChangedWithWhatWasSeen()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest, Full, 44.7312345678, 5.0212345678);
        using var client = site.CreateClient();

        using var sent = await site.PostFormAsync(client, $"/contribuer/corriger/{place.Slug}",
            [new("Form.Contact.Phone", "04 00 00 00 00"), new("Form.Identity.Summary", ""), new("Sender.Email", "max@exemple.org"), new("Note", "Vu sur place.")]);

        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var proposal = (await site.ProposalOfAsync("max@exemple.org"))!;
        proposal.Should().BeEquivalentTo(new { Kind = ProposalKind.Correction, State = ProposalState.Unconfirmed, PlaceId = (int?)place.Id, CommuneId = (int?)site.Country.Crest.Id });
        proposal.Changes.ToDictionary(pair => pair.Key, pair => pair.Value.GetRawText()).Should().BeEquivalentTo(new Dictionary<string, string> { ["phone"] = "\"04 00 00 00 00\"", ["summary"] = "null" });
        proposal.Base.ToDictionary(pair => pair.Key, pair => pair.Value.GetRawText()).Should().BeEquivalentTo(new Dictionary<string, string> { ["phone"] = "null", ["summary"] = "\"Un lieu d’essai.\"" });
        (await site.MailsToAsync("max@exemple.org")).Should().ContainSingle().Which.Text.Should().Contain(place.Name);
    }

    [Fact]
    public async Task Correct_Nothing_SaysSo()
    {
        using var client = site.CreateClient();
        var place = await site.Data.PlaceAsync(site.Country.Crest, Full, 44.7312345678, 5.0212345678);

        using var response = await site.PostFormAsync(client, $"/contribuer/corriger/{place.Slug}", [new("Sender.Email", "rien@exemple.org")]);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain("rien changé");
        (await site.ProposalOfAsync("rien@exemple.org")).Should().BeNull();
    }

    [Fact]
    public async Task Correct_MoreLines_KeepsWhatWasTypedAndSendsNothing()
    {
        using var client = site.CreateClient();
        var url = $"/contribuer/corriger/{site.Country.Places["cafe"].Slug}";

        using var response = await site.PostFormAsync(client, url,
            [new("Form.Spaces.Workspaces[0].Name", "Salle A"), new("Form.Spaces.Workspaces[1].Name", "Salle B")], button: "button[value=ici-Spaces]");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var page = await WebDatabase.ReadPageAsync(response);
        page.QuerySelectorAll("input[name^='Form.Spaces.Workspaces'][name$='.Name']").Select(input => input.GetAttribute("value") ?? "").Should().Equal("Salle A", "Salle B", "", "");
    }

    [Fact]
    public async Task Correct_ThenChangeAndWithdraw_ByTheLink()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest);
        using var client = site.CreateClient();
        (await site.PostFormAsync(client, $"/contribuer/corriger/{place.Slug}", [new("Form.Contact.Phone", "04 00 00 00 00"), new("Sender.Email", "ines@exemple.org")])).Dispose();
        using var mailed = site.CreateClient();
        var link = await site.LastLinkAsync("ines@exemple.org");
        (await site.PostFormAsync(mailed, link, [], "form[action*=Confirmer]")).Dispose();

        var change = (await PageAsync(mailed, link)).QuerySelector("a:contains('Modifier mon envoi')")!.GetAttribute("href")!;
        var page = await PageAsync(mailed, change);
        page.QuerySelector("#Form_Contact_Phone")!.GetAttribute("value").Should().Be("04 00 00 00 00");
        (await site.PostFormAsync(mailed, change, page, [new("Form.Contact.Phone", "04 11 11 11 11")])).Dispose();
        var proposal = (await site.ProposalOfAsync("ines@exemple.org"))!;
        proposal.State.Should().Be(ProposalState.Waiting);
        proposal.Changes["phone"].GetString().Should().Be("04 11 11 11 11");

        (await site.PostFormAsync(mailed, link, [], "form[action*=Retirer]")).Dispose();
        (await site.ProposalOfAsync("ines@exemple.org"))!.State.Should().Be(ProposalState.Cancelled);
        (await PageAsync(mailed, link)).QuerySelector("form[action*=Retirer]").Should().BeNull();
        (await mailed.GetAsync(change)).StatusCode.Should().Be(HttpStatusCode.Redirect, "ce qui est retiré ne se modifie plus");
    }

    [Fact]
    public async Task Correct_UnknownFormerOrWithdrawn_IsNotAForm()
    {
        await site.WithDbAsync(async db =>
        {
            db.FormerPlaceSlugs.Add(new FormerPlaceSlug { Slug = "ancien-a-corriger", PlaceId = site.Country.Places["cafe"].Id });
            await db.SaveChangesAsync();
        });
        (await site.Client.GetAsync("/contribuer/corriger/inconnu")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await site.Client.GetAsync("/contribuer/corriger/ancien-a-corriger")).Headers.Location!.ToString().Should().EndWith(site.Country.Places["cafe"].Slug);
        (await site.Client.GetAsync($"/contribuer/corriger/{site.Country.Places["cafe"].Slug}?envoi=1")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Edit_ByTheManager_IsPublishedAtOnceWithItsReason()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest, Full, 44.7312345678, 5.0212345678);
        using var client = await site.SignInAsync(await site.Data.ManagerAsync(place));

        using var done = await site.PostFormAsync(client, $"/modifier/{place.Slug}", [new("Form.Contact.Phone", "04 00 00 00 00"), new("Reason", "Nouveau numéro")]);

        done.StatusCode.Should().Be(HttpStatusCode.Redirect);
        await site.WithDbAsync(async db =>
        {
            (await db.Places.SingleAsync(known => known.Id == place.Id)).Facts.Phone.Should().Be("04 00 00 00 00");
            var revision = await db.Revisions.SingleAsync(known => known.PlaceId == place.Id);
            revision.Should().BeEquivalentTo(new { AuthorRole = AuthorRoles.Manager, Reason = "Nouveau numéro" });
            revision.Changes.Keys.Should().Equal("phone");
        });
    }

    [Fact]
    public async Task Edit_ThatSaysWhatACorrectionAsked_ClosesIt_AndTellsItsAuthor()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest, Full);
        var same = await site.ProposalAsync(ProposalKind.Correction, place, new() { Phone = "04 00 00 00 00" }, email: "devancee@exemple.org");
        var other = await site.ProposalAsync(ProposalKind.Correction, place, new() { Phone = "04 00 00 00 00", Summary = "Autre chose." }, email: "patiente@exemple.org");
        using var client = await site.SignInAsync(await site.Data.ManagerAsync(place));

        using var done = await site.PostFormAsync(client, $"/modifier/{place.Slug}", [new("Form.Contact.Phone", "04 00 00 00 00")]);

        done.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.ReloadAsync(same)).State.Should().Be(ProposalState.Cancelled);
        (await site.MailsAsync("devancee@exemple.org")).Should().ContainSingle().Which.Subject.Should().Contain("n’a plus d’objet");
        (await site.ReloadAsync(other)).State.Should().Be(ProposalState.Waiting);
    }

    [Fact]
    public async Task Edit_OutsideOnesScope_IsNotFoundAndWithoutRightsRefused()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest);
        using var manager = await site.SignInAsync(await site.Data.ManagerAsync(site.Country.Places["die"]));
        (await manager.GetAsync($"/modifier/{place.Slug}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var agent = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Agent, site.Country.Crest));
        (await agent.GetAsync($"/modifier/{place.Slug}")).StatusCode.Should().Be(HttpStatusCode.OK);
        using var contributor = await site.SignInAsync(await site.Data.AccountAsync());
        (await contributor.GetAsync($"/modifier/{place.Slug}")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.Client.GetAsync($"/modifier/{place.Slug}")).Headers.Location!.ToString().Should().Contain("/compte/connexion");
    }

    [Fact]
    public async Task Edit_FieldChangedMeanwhile_IsShownThenOverwrittenKnowingly()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest, Full, 44.7312345678, 5.0212345678);
        using var client = await site.SignInAsync(await site.Data.ManagerAsync(place));
        var url = $"/modifier/{place.Slug}";
        var page = await PageAsync(client, url);
        await site.WithDbAsync(async db =>
        {
            var changes = new PlaceChanges(db, site.Clock);
            await changes.EditAsync(place.Slug, "phone", "\"04 99 99 99 99\"", new(AuthorRoles.Team), default);
            await changes.EditAsync(place.Slug, "summary", "\"Autre résumé.\"", new(AuthorRoles.Team), default);
        });

        using var conflict = await site.PostFormAsync(client, url, page, [new("Form.Contact.Phone", "04 00 00 00 00")]);

        conflict.StatusCode.Should().Be(HttpStatusCode.Conflict);
        var again = await WebDatabase.ReadPageAsync(conflict);
        again.QuerySelector(".message--warning")!.TextContent.Should().Contain("04 99 99 99 99").And.NotContain("Résumé");
        again.QuerySelector("#Form_Contact_Phone")!.GetAttribute("value").Should().Be("04 00 00 00 00");
        again.QuerySelector("#Form_Identity_Summary")!.TextContent.Should().Be("Autre résumé.");

        (await site.PostFormAsync(client, url, again, [])).StatusCode.Should().Be(HttpStatusCode.Redirect);
        var facts = await site.WithDbAsync(async db => (await db.Places.SingleAsync(known => known.Id == place.Id)).Facts);
        (facts.Phone, facts.Summary).Should().Be(("04 00 00 00 00", "Autre résumé."));
    }

    [Fact]
    public async Task Edit_OtherFieldChangedMeanwhile_LeavesItAlone()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest, Full, 44.7312345678, 5.0212345678);
        using var client = await site.SignInAsync(await site.Data.ManagerAsync(place));
        var page = await PageAsync(client, $"/modifier/{place.Slug}");
        await site.WithDbAsync(db => new PlaceChanges(db, site.Clock).EditAsync(place.Slug, "summary", "\"Autre résumé.\"", new(AuthorRoles.Team), default));

        (await site.PostFormAsync(client, $"/modifier/{place.Slug}", page, [new("Form.Contact.Phone", "04 00 00 00 00")])).StatusCode.Should().Be(HttpStatusCode.Redirect);

        var facts = await site.WithDbAsync(async db => (await db.Places.SingleAsync(known => known.Id == place.Id)).Facts);
        (facts.Phone, facts.Summary).Should().Be(("04 00 00 00 00", "Autre résumé."));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync(HttpClient client, string url)
    {
        using var response = await client.GetAsync(url);
        return await WebDatabase.ReadPageAsync(response);
    }
}
