using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Contribuer;

/// <summary>Reports, claims, and the page where one follows them.</summary>
public sealed class SignalerTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Fact]
    public async Task Report_Duplicate_NamesTheOtherSheet()
    {
        using var client = site.CreateClient();
        var url = $"/contribuer/signaler/{site.Country.Places["fab"].Slug}";

        using var missing = await site.PostFormAsync(client, url, [new("Reason", "doublon"), new("Sender.Email", "zoe@exemple.org")]);
        missing.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await missing.Content.ReadAsStringAsync()).Should().Contain("copiez l’adresse de sa page");

        using var sent = await site.PostFormAsync(client, url,
            [new("Reason", "doublon"), new("Other", $"https://annuaire.exemple.org/lieux/{site.Country.Places["cafe"].Slug}"), new("Sender.Email", "zoe@exemple.org")]);
        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.ProposalOfAsync("zoe@exemple.org")).Should().BeEquivalentTo(new
        {
            Kind = ProposalKind.Report, ReasonCode = "doublon", PlaceId = (int?)site.Country.Places["fab"].Id, OtherPlaceId = (int?)site.Country.Places["cafe"].Id,
        });
    }

    [Theory]
    [InlineData("", "", "Choisissez ce qui se passe")]
    [InlineData("trop-cher", "", "Choisissez ce qui se passe")]
    [InlineData("erreur", "", "Dites ce qui est faux")]
    [InlineData("ferme", "pas-une-adresse", "nom@exemple.fr")]
    public async Task Report_Incomplete_SaysWhat(string reason, string email, string message)
    {
        using var client = site.CreateClient();

        using var response = await site.PostFormAsync(client, $"/contribuer/signaler/{site.Country.Places["fab"].Slug}", [new("Reason", reason), new("Sender.Email", email)]);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain(message);
    }

    [Fact]
    public async Task Report_FilledByARobot_IsRefused()
    {
        using var client = site.CreateClient();

        using var response = await site.PostFormAsync(
            client, $"/contribuer/signaler/{site.Country.Places["fab"].Slug}", [new("Reason", "ferme"), new("complement_nom", "x"), new("Sender.Email", "robot@exemple.org")]);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.ProposalOfAsync("robot@exemple.org")).Should().BeNull();
    }

    [Fact]
    public async Task Claim_ByTheAddressOfThePlace_WaitsForItsLinkThenForTheCurator()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest, new PlaceFacts { Website = "https://www.lieu-a-gerer.fr/accueil" });
        var account = await site.Data.AccountAsync(name: "Camille");
        using var client = await site.SignInAsync(account);
        var url = $"/contribuer/revendiquer/{place.Slug}";

        using var foreign = await site.PostFormAsync(client, url, [new("Proof", ClaimProofs.Domain), new("Address", "moi@gmail.com")]);
        foreign.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var sent = await site.PostFormAsync(client, url, [new("Proof", ClaimProofs.Domain), new("Address", "bonjour@lieu-a-gerer.fr")]);
        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var follow = sent.Headers.Location!.ToString();
        (await client.GetStringAsync(follow)).Should().NotContain("handler=Confirmer", "seule l’adresse du lieu prouve");
        (await site.PostFormAsync(client, follow, [], "form[action*=Retirer]")).StatusCode.Should().Be(HttpStatusCode.Redirect);

        (await site.PostFormAsync(client, url, [new("Proof", ClaimProofs.Domain), new("Address", "bonjour@lieu-a-gerer.fr")])).Dispose();
        var proof = await site.LastLinkAsync("bonjour@lieu-a-gerer.fr");
        using var mailbox = site.CreateClient();
        (await mailbox.GetStringAsync(proof)).Should().Contain("Camille");
        (await site.ProposalOfAsync(account.Email!))!.State.Should().Be(ProposalState.Unconfirmed);
        (await site.PostFormAsync(mailbox, proof, [])).StatusCode.Should().Be(HttpStatusCode.OK);
        var claim = (await site.ProposalOfAsync(account.Email!))!;
        claim.Should().BeEquivalentTo(new { Kind = ProposalKind.Claim, State = ProposalState.Waiting });
        claim.Messages.Should().ContainSingle().Which.Text.Should().Contain("bonjour@lieu-a-gerer.fr");
        (await mailbox.GetAsync(proof)).StatusCode.Should().Be(HttpStatusCode.NotFound, "le lien ne sert qu’une fois");
        using var again = await client.GetAsync(url);
        again.Headers.Location!.ToString().Should().Be($"/contribuer/suivi/{claim.Id}");
    }

    [Fact]
    public async Task Claim_WithoutAccount_LeadsToSignIn()
    {
        using var response = await site.Client.GetAsync($"/contribuer/revendiquer/{site.Country.Places["fab"].Slug}");

        response.StatusCode.Should().Be(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().Should().Contain("/compte/connexion?retour=");
    }

    [Theory]
    [InlineData("", "", "Choisissez une preuve")]
    [InlineData(ClaimProofs.Document, "", "Choisissez votre document")]
    [InlineData(ClaimProofs.Call, "", "Donnez un numéro")]
    public async Task Claim_Incomplete_SaysWhat(string proof, string note, string message)
    {
        using var client = await site.SignInAsync(await site.Data.AccountAsync());

        using var response = await site.PostFormAsync(client, $"/contribuer/revendiquer/{site.Country.Places["fab"].Slug}", [new("Proof", proof), new("Note", note)]);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain(message);
    }

    [Fact]
    public async Task Claim_WithADocument_IsReadByItsCuratorsOnly_AndForgottenAMonthAfterTheDecision()
    {
        byte[] pdf = [.. "%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n"u8];
        var place = await site.Data.PlaceAsync(site.Country.Crest);
        var account = await site.Data.AccountAsync();
        using var client = await site.SignInAsync(account);
        var url = $"/contribuer/revendiquer/{place.Slug}";
        async Task RefusedAsync(byte[] file, string sentence)
        {
            using var refused = await site.PostFileAsync(client, url, "Document", file, AccountScene.Form(("Proof", ClaimProofs.Document)));
            refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await WebDatabase.ReadPageAsync(refused)).QuerySelector("#Document-error, .field-error")!.TextContent.Should().Contain(sentence);
        }

        await RefusedAsync([.. "Bonjour"u8], "ni un PDF");
        await RefusedAsync(TestImages.Webp, "ni un PDF");
        await RefusedAsync(pdf[..^6], "abîmé ou incomplet");
        await RefusedAsync([.. pdf, .. new byte[10 * 1024 * 1024]], "10\u00a0Mo");
        using var sent = await site.PostFileAsync(client, url, "Document", pdf, AccountScene.Form(("Proof", ClaimProofs.Document)));
        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var claim = (await site.ProposalOfAsync(account.Email!))!;

        var document = $"/gestion/propositions/{claim.Id}/document";
        using var crest = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Coordinator, site.Country.Crest), secondFactor: true);
        using var paris = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Coordinator, site.Country.Paris), secondFactor: true);
        (await paris.GetAsync(document)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await crest.GetStringAsync($"/gestion/propositions/{claim.Id}")).Should().Contain(document);
        using (var read = await crest.GetAsync(document))
        {
            read.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
            read.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
            (await read.Content.ReadAsByteArrayAsync()).Should().Equal(pdf);
        }

        await ChangeAsync(account.Email!, proposal => proposal.Decide(ProposalState.Refused, null, "Non.", site.Clock.GetUtcNow()));
        (await site.WithDbAsync(db => ClaimDocumentCleaning.RunAsync(db, site.Clock.GetUtcNow().AddDays(29), default))).Should().Be(0);
        (await site.WithDbAsync(db => ClaimDocumentCleaning.RunAsync(db, site.Clock.GetUtcNow().AddDays(31), default))).Should().Be(1);
        (await crest.GetAsync(document)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Claim_WithAPhotographedDocument_KeepsAnImageDrawnAnew()
    {
        var account = await site.Data.AccountAsync();
        using var client = await site.SignInAsync(account);

        using var sent = await site.PostFileAsync(
            client, $"/contribuer/revendiquer/{(await site.Data.PlaceAsync(site.Country.Crest)).Slug}", "Document", TestImages.JpegWithPosition(), AccountScene.Form(("Proof", ClaimProofs.Document)));

        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var kept = await site.WithDbAsync(db => db.ClaimDocuments.OrderBy(document => document.Id).LastAsync());
        kept.Format.Should().Be(ClaimDocumentFormat.Webp);
        System.Text.Encoding.Latin1.GetString(kept.Content).Should().StartWith("RIFF").And.NotContain("Appareil espion");
    }

    [Fact]
    public async Task Follow_AskedThenDecided_AnswersAndTellsTheReason()
    {
        var account = await site.Data.AccountAsync();
        using var client = await site.SignInAsync(account);
        using var sent = await site.PostFormAsync(client, $"/contribuer/revendiquer/{site.Country.Places["fab"].Slug}", [new("Proof", ClaimProofs.Call), new("Note", "Le matin.")]);
        var follow = sent.Headers.Location!.ToString();
        await ChangeAsync(account.Email!, proposal =>
        {
            proposal.State = ProposalState.Asked;
            proposal.Messages.Add(new ProposalMessage { At = site.Clock.GetUtcNow(), FromCurator = true, Text = "Quel est votre rôle ?\n<b>merci</b>" });
        });

        var page = await client.GetStringAsync(follow);
        page.Should().Contain("Une question vous attend").And.Contain("&lt;b&gt;merci").And.NotContain("<b>merci");
        (await site.PostFormAsync(client, follow, [new("Answer", " ")], "form[action*=Repondre]")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.PostFormAsync(client, follow, [new("Answer", new string('a', 4001))], "form[action*=Repondre]")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.PostFormAsync(client, follow, [new("Answer", "Présidente.")], "form[action*=Repondre]")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.ProposalOfAsync(account.Email!))!.Should().BeEquivalentTo(new { State = ProposalState.Waiting });

        await ChangeAsync(account.Email!, proposal => (proposal.State, proposal.DecisionReason, proposal.DecidedAt) = (ProposalState.Refused, "Preuve insuffisante.", site.Clock.GetUtcNow()));
        (await client.GetStringAsync(follow)).Should().Contain("Preuve insuffisante.").And.NotContain("handler=Repondre");
        var id = (await site.ProposalOfAsync(account.Email!))!.Id;
        (await client.GetAsync($"/compte/contributions/{id}")).Headers.Location!.ToString().Should().Be(follow);
    }

    [Fact]
    public async Task Follow_ExpiredLink_OffersAnotherToTheSameAddress()
    {
        using var client = site.CreateClient();
        (await site.PostFormAsync(client, $"/contribuer/signaler/{site.Country.Places["fab"].Slug}", [new("Reason", "ferme"), new("Sender.Email", "tard@exemple.org")])).Dispose();
        var link = await site.LastLinkAsync("tard@exemple.org");
        await site.WithDbAsync(db => db.SecretLinks.Where(known => known.Purpose == LinkPurpose.FollowProposal && known.Email == "tard@exemple.org")
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.ExpiresAt, site.Clock.GetUtcNow().AddDays(-1))));

        using var expired = await client.GetAsync(link);
        expired.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var page = await WebDatabase.ReadPageAsync(expired);
        page.Body!.TextContent.Should().Contain("Ce lien ne fonctionne plus").And.NotContain("tard@exemple.org");
        using var asked = await site.PostFormAsync(client, link, page, []);
        using var tampered = await site.PostFormAsync(client, "/contribuer/suivi/nimporte", []);
        asked.Headers.Location.Should().Be(tampered.Headers.Location, "rien ne dit si le lien a existé");

        (await site.LastLinkAsync("tard@exemple.org")).Should().NotBe(link);
        (await client.GetAsync(await site.LastLinkAsync("tard@exemple.org"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Clean_ErasesForgottenDraftsOnly()
    {
        using var client = site.CreateClient();
        (await site.PostFormAsync(client, $"/contribuer/signaler/{site.Country.Places["fab"].Slug}", [new("Reason", "ferme"), new("Sender.Email", "oubli@exemple.org")])).Dispose();
        var now = site.Clock.GetUtcNow();

        (await site.WithDbAsync(db => DraftCleaning.EraseAsync(db, now + DraftCleaning.Lifetime - TimeSpan.FromHours(1)))).Should().Be(0);
        (await site.WithDbAsync(db => DraftCleaning.EraseAsync(db, now + DraftCleaning.Lifetime + TimeSpan.FromHours(1)))).Should().BeGreaterThan(0);
        (await site.ProposalOfAsync("oubli@exemple.org")).Should().BeNull();
    }

    private Task ChangeAsync(string email, Action<Proposal> change) => site.WithDbAsync(async db =>
    {
        change(await db.Proposals.SingleAsync(proposal => proposal.AuthorEmail == email));
        await db.SaveChangesAsync();
    });
}
