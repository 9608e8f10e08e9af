using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Requests;
using TiersLieux.Tests.Testing;
using TiersLieux.Tests.Web.Mails;
using TiersLieux.Web.Mails;
using TiersLieux.Web.Requests;

namespace TiersLieux.Tests.Web.Requests;

/// <summary>A request from its form to its result, by the pages its visitor, its recipients and the coordinators use.</summary>
public sealed class RequestPagesTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Fact]
    public async Task Send_LeavesOnceConfirmed_OneMailAnAddress_WithoutAnyAddress()
    {
        var organisation = await site.OrganisationAsync("deux@exemple.org");
        var (one, two) = (await site.OfferAsync(organisation), await site.OfferAsync(organisation));
        var place = await site.Data.PlaceAsync(site.Country.Crest, new PlaceFacts { Email = "lieu-demande@exemple.org" });
        var browser = site.CreateClient();
        using var sent = await site.PostFormAsync(browser, $"/demandes/nouvelle?offre={one.Slug}&offre={two.Slug}&lieu={place.Slug}", RequestScene.Words("vers-trois@exemple.org"));
        sent.Headers.Location!.ToString().Should().Be("/demandes/envoyee");
        (await site.MailsAsync("deux@exemple.org")).Should().BeEmpty("l’adresse n’est pas confirmée");

        var path = await site.RequestLinkAsync("vers-trois@exemple.org");
        using var shown = await site.Client.GetAsync(path);
        (await shown.Content.ReadAsStringAsync()).Should().Contain("atelier partagé").And.NotContain("<script>alert");
        (await site.MailsAsync("deux@exemple.org")).Should().BeEmpty("ouvrir le lien n’envoie rien");
        var page = await WebDatabase.ReadPageAsync(await browser.GetAsync(path));
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => site.PostFormAsync(browser, path, page, [], "form[action*=Confirmer]")));

        var mail = (await site.MailsAsync("deux@exemple.org")).Should().ContainSingle("une adresse ne reçoit qu’un courriel, même cliqué deux fois").Subject;
        mail.Text.Should().Contain(one.Name).And.Contain(two.Name).And.NotContain("vers-trois@exemple.org").And.NotContain("lieu-demande@exemple.org");
        mail.Should().Match<OutgoingEmail>(kept => kept.ReplyTo == null && kept.Subject.Contains("Camille") && kept.Html.Contains("&lt;script&gt;"));
        (await site.MailsAsync("lieu-demande@exemple.org")).Should().ContainSingle();
        using var follow = await site.Client.GetAsync(path);
        (await follow.Content.ReadAsStringAsync()).Should().Contain("Pas encore de réponse").And.NotContain("deux@exemple.org").And.NotContain("lieu-demande@exemple.org");
    }

    [Fact]
    public async Task Answer_ForOneOfTwo_ThenDecline_TheVisitorSeesEach_AndCloses()
    {
        var organisation = await site.OrganisationAsync("pour-deux@exemple.org");
        var (one, two) = (await site.OfferAsync(organisation), await site.OfferAsync(organisation));
        var follow = await site.SendAsync("suit@exemple.org", $"offre={one.Slug}&offre={two.Slug}");
        var request = await site.RequestAsync("suit@exemple.org");
        var link = await site.RequestLinkAsync("pour-deux@exemple.org");
        var browser = site.CreateClient();
        using var wordless = await site.PostFormAsync(browser, link, AccountScene.Form(("For", $"{request.Recipients[0].Id}"), ("Answer", "oui")));
        wordless.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var accepted = await site.PostFormAsync(browser, link, AccountScene.Form(("For", $"{request.Recipients[0].Id}"), ("Answer", "oui"), ("Words", "Venez mardi.")));
        accepted.StatusCode.Should().Be(HttpStatusCode.Redirect);
        using var declined = await site.PostFormAsync(browser, link, AccountScene.Form(("Answer", "non"), ("Words", "Complet.")));

        (await site.RequestAsync("suit@exemple.org")).Recipients.Select(recipient => recipient.State).Should().Equal(RecipientState.Accepted, RecipientState.Declined);
        using var word = await site.PostFormAsync(browser, follow, AccountScene.Form(("Word", "Mardi me va.")), "form[action*=Ajouter]");
        (await site.MailsAsync("pour-deux@exemple.org"))[^1].Text.Should().Contain("Mardi me va.");
        using var closed = await site.PostFormAsync(browser, follow, AccountScene.Form(("Result", RequestResults.Found)), "form[action*=Clore]");
        closed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.MailsAsync("pour-deux@exemple.org"))[^1].Text.Should().Contain("la réponse est trouvée");

        var late = await WebDatabase.ReadPageAsync(await browser.GetAsync(link));
        late.Body!.TextContent.Should().Contain("Cette demande est close");
        (await site.RequestAsync("suit@exemple.org")).Messages.Should().HaveCount(3);
    }

    [Fact]
    public async Task Answer_ToAClosedRequest_IsRefusedWithAMessage()
    {
        var offer = await site.OfferAsync("trop-tard@exemple.org");
        var follow = await site.SendAsync("ferme@exemple.org", $"offre={offer.Slug}");
        var (browser, link) = (site.CreateClient(), await site.RequestLinkAsync("trop-tard@exemple.org"));
        var page = await WebDatabase.ReadPageAsync(await browser.GetAsync(link));
        using var closed = await site.PostFormAsync(site.CreateClient(), follow, [], "form[action*=Retirer]");

        using var late = await site.PostFormAsync(browser, link, page, AccountScene.Form(("Answer", "oui"), ("Words", "Oui.")));

        late.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await late.Content.ReadAsStringAsync()).Should().Contain("Cette demande est close");
        (await site.RequestAsync("ferme@exemple.org")).Should().Match<ContactRequest>(request => request.Result == RequestResults.GivenUp && request.AcceptedAt == null && request.Messages.Count == 0);
    }

    [Fact]
    public async Task PassOn_WithConsent_WritesAtOnce_AndOnlyOnce()
    {
        var (from, to) = (await site.OfferAsync("passe@exemple.org"), await site.OfferAsync("recoit@exemple.org"));
        await site.SendAsync("consent@exemple.org", $"offre={from.Slug}", mayBePassedOn: true);
        var (browser, url) = (site.CreateClient(), await site.RequestLinkAsync("passe@exemple.org") + "/passer?q=" + Uri.EscapeDataString(to.Name));
        var page = await WebDatabase.ReadPageAsync(await browser.GetAsync(url));
        var choice = AccountScene.Form(("Target", $"offre:{to.Slug}"), ("Words", "Ils sont plus près."));

        using var passed = await site.PostFormAsync(browser, url, page, choice, "main form[method=post]");
        using var again = await site.PostFormAsync(browser, url, page, choice, "main form[method=post]");

        passed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        again.StatusCode.Should().Be(HttpStatusCode.Conflict, "passée deux fois, elle ne part qu’une");
        (await site.MailsAsync("recoit@exemple.org")).Should().ContainSingle().Which.Text.Should().Contain(from.Name);
        (await site.MailsAsync("consent@exemple.org"))[^1].Text.Should().Contain("lui a transmis").And.Contain("plus près");
        (await site.RequestAsync("consent@exemple.org")).Recipients.Select(recipient => recipient.State).Should().Equal(RecipientState.PassedOn, RecipientState.Waiting);
    }

    [Fact]
    public async Task PassOn_WithoutConsent_IsSuggested_AndTheVisitorDecides()
    {
        var (from, to) = (await site.OfferAsync("propose@exemple.org"), await site.OfferAsync("propose-a@exemple.org"));
        var follow = await site.SendAsync("decide@exemple.org", $"offre={from.Slug}");
        var (browser, url) = (site.CreateClient(), await site.RequestLinkAsync("propose@exemple.org") + "/passer?q=" + Uri.EscapeDataString(to.Name));
        using var passed = await site.PostFormAsync(browser, url, AccountScene.Form(("Target", $"offre:{to.Slug}")), "main form[method=post]");
        (await site.MailsAsync("propose-a@exemple.org")).Should().BeEmpty("rien ne part sans son accord");

        using var yes = await site.PostFormAsync(browser, follow, AccountScene.Form(("oui", "true")), "form[action*=Decider]");

        yes.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.MailsAsync("propose-a@exemple.org")).Should().ContainSingle();
    }

    [Fact]
    public async Task Secret_OfAnother_OpensNothing()
    {
        var (mine, other) = (await site.OfferAsync("la-mienne@exemple.org"), await site.OfferAsync("une-autre@exemple.org"));
        var follow = await site.SendAsync("secrets@exemple.org", $"offre={mine.Slug}&offre={other.Slug}");
        var (own, foreign) = (await site.RequestLinkAsync("la-mienne@exemple.org"), (await site.RequestAsync("secrets@exemple.org")).Recipients[1].Id);
        foreach (var wrong in new[] { follow.Replace("suivi", "repondre"), own.Replace("repondre", "suivi"), own[..^1] + "%20", own.ToLowerInvariant() })
        {
            using var refused = await site.Client.GetAsync(wrong);
            refused.StatusCode.Should().Be(HttpStatusCode.NotFound, wrong);
        }

        var browser = site.CreateClient();
        using var posted = await site.PostFormAsync(browser, own, AccountScene.Form(("For", $"{foreign}"), ("Answer", "non")));
        (await site.RequestAsync("secrets@exemple.org")).Recipients.Single(recipient => recipient.Id == foreign).State.Should().Be(RecipientState.Waiting);

        // Who leaves the organisation no longer answers for it.
        await site.WithDbAsync(db => db.Organisations.Where(known => known.Id == other.OrganisationId).ExecuteUpdateAsync(set => set.SetProperty(known => known.ContactEmail, "nouvelle@exemple.org")));
        using var gone = await site.Client.GetAsync(await site.RequestLinkAsync("une-autre@exemple.org"));
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var number = (await site.RequestAsync("secrets@exemple.org")).Id;
        using var stranger = await site.SignInAsync(await site.Data.AccountAsync());
        using var byNumber = await stranger.GetAsync($"/demandes/suivi/{number}");
        byNumber.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Send_SignedIn_LeavesAtOnce_AndOnceOnlyWhenClickedTwice()
    {
        var offer = await site.OfferAsync("compte-ecrit@exemple.org");
        var account = await site.Data.AccountAsync();
        using var browser = await site.SignInAsync(account);
        var url = $"/demandes/nouvelle?offre={offer.Slug}";
        var page = await WebDatabase.ReadPageAsync(await browser.GetAsync(url));

        var sent = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => site.PostFormAsync(browser, url, page, RequestScene.Words("autre@exemple.org"))));

        sent.Select(response => response.Headers.Location!.ToString()).Distinct().Should().ContainSingle().Which.Should().StartWith("/demandes/suivi/");
        (await site.MailsAsync("compte-ecrit@exemple.org")).Should().ContainSingle();
        (await site.RequestAsync(account.Email!)).Should().Match<ContactRequest>(request => request.AccountId == account.Id && request.State == RequestState.Sent);
        (await (await browser.GetAsync("/compte/demandes")).Content.ReadAsStringAsync()).Should().Contain("atelier partagé");
    }

    [Fact]
    public async Task Send_ToFiveHundred_OrToAClosedCall_IsRefused_AndNothingIsStored()
    {
        var offer = await site.OfferAsync("foule@exemple.org");
        var call = await site.NoticeAsync(new PremisesContent { Name = "Appel clos", Deadline = "2026-03-09" });
        var before = await site.WithDbAsync(db => db.ContactRequests.CountAsync());

        using var crowd = await site.PostFormAsync(
            site.CreateClient(), $"/demandes/nouvelle?offre={offer.Slug}",
            [.. RequestScene.Words("foule-de@exemple.org"), .. Enumerable.Range(0, 500).Select(number => KeyValuePair.Create("lieu", $"lieu-{number}"))]);
        using var closed = await site.Client.GetAsync($"/demandes/nouvelle?local={call.Slug}");

        crowd.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await crowd.Content.ReadAsStringAsync()).Should().Contain("10 destinataires au plus, et vous en avez choisi 501");
        closed.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await closed.Content.ReadAsStringAsync()).Should().Contain("clos depuis le 9 mars 2026");
        (await site.WithDbAsync(db => db.ContactRequests.CountAsync())).Should().Be(before);
    }

    [Fact]
    public async Task Send_ToNobodyReachable_GoesToTheCoordination_WhichSeesNoName()
    {
        var (silent, helper) = (await site.OfferAsync((string?)null), await site.OfferAsync("trouve@exemple.org"));
        var (browser, url) = (site.CreateClient(), $"/demandes/nouvelle?offre={silent.Slug}");
        using var refused = await site.PostFormAsync(browser, url, RequestScene.Words("sans-personne@exemple.org"));
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("pas encore joignable").And.Contain("https://structure.exemple.org");
        using var sent = await site.PostFormAsync(browser, url, [.. RequestScene.Words("sans-personne@exemple.org"), KeyValuePair.Create("ToCoordination", "true")]);
        using var confirmed = await site.PostFormAsync(browser, await site.RequestLinkAsync("sans-personne@exemple.org"), [], "form[action*=Confirmer]");
        var id = (await site.RequestAsync("sans-personne@exemple.org")).Id;

        using var elsewhere = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Coordinator, site.Country.Paris), secondFactor: true);
        (await elsewhere.GetAsync($"/gestion/demandes/{id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var here = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Coordinator, site.Country.Crest), secondFactor: true);
        (await (await here.GetAsync("/gestion/demandes")).Content.ReadAsStringAsync()).Should().Contain($"/gestion/demandes/{id}").And.NotContain("Camille");
        var passing = $"/gestion/demandes/{id}?q={Uri.EscapeDataString(helper.Name)}";
        var text = await (await here.GetAsync(passing)).Content.ReadAsStringAsync();
        text.Should().Contain("atelier partagé").And.NotContain("Camille").And.NotContain("sans-personne@exemple.org");
        using var passed = await site.PostFormAsync(here, passing, AccountScene.Form(("Target", $"offre:{helper.Slug}")), "main form[action*='?q=']");

        passed.Headers.Location!.ToString().Should().Be("/gestion/demandes");
        (await site.MailsAsync("trouve@exemple.org")).Should().ContainSingle("confier sa demande à la coordination, c’est accepter qu’elle la passe");
    }

    [Fact]
    public async Task Mails_KilledInTheMiddle_AreNeitherLostNorDoubled_AndARefusedMailboxIsTold()
    {
        await site.WithDbAsync(db => db.OutgoingEmails.ExecuteDeleteAsync());
        var (first, second, third) = (await site.OfferAsync("avant@exemple.org"), await site.OfferAsync("refuse@exemple.org"), await site.OfferAsync("apres@exemple.org"));
        var follow = await site.SendAsync("panne@exemple.org", $"offre={first.Slug}&offre={second.Slug}&offre={third.Slug}");
        var (transport, mails) = (new RecordingTransport(), 0);
        transport.Answer = () => ++mails == 3 ? new InvalidProgramException("processus tué") : null;
        await FluentActions.Awaiting(() => site.DeliverAsync(transport)).Should().ThrowAsync<InvalidProgramException>();
        transport.Answer = () => null;
        await site.DeliverAsync(transport);
        // The one that was cut leaves a minute later; its mailbox refuses it for good.
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        transport.Answer = () => new MailRefusedException("Refusé.");
        await site.DeliverAsync(transport);

        var mailsAfter = await site.WithDbAsync(db => db.OutgoingEmails.AsNoTracking().ToListAsync());
        mailsAfter.Should().OnlyContain(mail => mail.SentAt != null || mail.AbandonedAt != null).And.ContainSingle(mail => mail.AbandonedAt != null);
        transport.Sent.Select(sent => sent.MessageId).Should().OnlyHaveUniqueItems();
        (await site.RunAsync<RequestBounces>(bounces => bounces.RunAsync(default))).Should().Be(1);
        (await site.RunAsync<RequestBounces>(bounces => bounces.RunAsync(default))).Should().Be(0);

        (await site.MailsAsync("panne@exemple.org"))[^1].Text.Should().Contain("refuse nos courriels").And.Contain("coordination");
        (await (await site.Client.GetAsync(follow)).Content.ReadAsStringAsync()).Should().Contain("Injoignable").And.Contain("Confier ma demande à la coordination");
        using var handed = await site.PostFormAsync(site.CreateClient(), follow, [], "form[action*=Coordination]");
        (await site.RequestAsync("panne@exemple.org")).Recipients.Should().ContainSingle(recipient => recipient.PlaceId == null && recipient.SheetId == null && recipient.State == RecipientState.Waiting);
    }
}
