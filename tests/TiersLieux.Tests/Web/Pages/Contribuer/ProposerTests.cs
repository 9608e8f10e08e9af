using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Contribuer;

public sealed class ProposerTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Fact]
    public async Task Propose_WithoutAccount_GoesFromDraftToQueueByTheLinkOfTheEmail()
    {
        using var client = site.CreateClient();
        var draft = await StartAsync(client, "La Filature des Possibles");
        using (var where = await site.PostFormAsync(client, $"{draft}/ou", [new("Form.Location.Street", "3 rue Haute"), new("Form.Location.Commune", "Saillans")]))
        {
            where.Headers.Location!.ToString().Should().Be($"{draft}/contact");
        }

        var review = await PageAsync(client, $"{draft}/verifier");
        review.Body!.TextContent.Should().Contain("La Filature des Possibles").And.Contain("3 rue Haute, Saillans");
        using (var sent = await site.PostFormAsync(client, $"{draft}/verifier", [new("Sender.Email", "lea@exemple.org"), new("Note", "Ouvert le mois dernier.")]))
        {
            sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
            (await PageAsync(client, sent.Headers.Location!.ToString())).Body!.TextContent.Should().Contain("Encore une étape");
        }

        (await site.ProposalOfAsync("lea@exemple.org")).Should().BeEquivalentTo(
            new { State = ProposalState.Unconfirmed, SubmittedAt = (DateTimeOffset?)null, Note = "Ouvert le mois dernier.", CommuneId = (int?)site.Country.Saillans.Id });
        (await PageAsync(client, Follow(draft))).QuerySelector("form[action*=Confirmer]").Should().BeNull("le navigateur qui a écrit ne prouve aucune adresse");

        using var elsewhere = site.CreateClient();
        var link = await site.LastLinkAsync("lea@exemple.org");
        (await PageAsync(elsewhere, link)).Body!.TextContent.Should().Contain("Confirmer mon envoi");
        (await site.ProposalOfAsync("lea@exemple.org"))!.State.Should().Be(ProposalState.Unconfirmed, "ouvrir le lien ne confirme rien : les filtres de courriel l’ouvrent aussi");
        using (var confirmed = await site.PostFormAsync(elsewhere, link, [], "form[action*=Confirmer]"))
        {
            confirmed.StatusCode.Should().Be(HttpStatusCode.Redirect);
            confirmed.Headers.Location!.ToString().Should().Be(link);
        }

        var proposal = (await site.ProposalOfAsync("lea@exemple.org"))!;
        proposal.State.Should().Be(ProposalState.Waiting);
        proposal.SubmittedAt.Should().NotBeNull();
        FieldChanges.Facts(proposal.Changes).Should().BeEquivalentTo(new PlaceFacts
        {
            Name = "La Filature des Possibles", Lifecycle = PlaceLifecycle.Open, Address = new("3 rue Haute", null, "Saillans", "26289"),
        });
        (await site.MailsToAsync("lea@exemple.org")).Select(mail => mail.Subject).Should().Equal("Confirmez votre envoi : La Filature des Possibles", "Bien reçu : La Filature des Possibles");
    }

    [Fact]
    public async Task Propose_SignedIn_WaitsAtOnceAndIsReachedByItsNumber()
    {
        var account = await site.Data.AccountAsync();
        using var client = await site.SignInAsync(account);
        var draft = await StartAsync(client, "Le Grand Atelier");

        using var sent = await site.PostFormAsync(client, $"{draft}/verifier", []);

        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var proposal = (await site.ProposalOfAsync(account.Email!))!;
        proposal.Should().BeEquivalentTo(new { State = ProposalState.Waiting, AuthorId = (int?)account.Id });
        draft.Should().EndWith($"/{proposal.Id}");
        (await PageAsync(client, $"/contribuer/suivi/{proposal.Id}")).Body!.TextContent.Should().Contain("En attente de la coordination");

        using var other = await site.SignInAsync(await site.Data.AccountAsync());
        (await other.GetAsync($"/contribuer/suivi/{proposal.Id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await site.Client.GetAsync($"/contribuer/proposer/{proposal.Id}/identite")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Start_WithoutName_ShowsErrorAndKeepsWhatWasTyped()
    {
        using var client = site.CreateClient();

        using var response = await site.PostFormAsync(client, "/contribuer/proposer", [new("Form.Identity.Name", "  "), new("Form.Identity.Summary", "Un <b>lieu</b>")]);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var page = await WebDatabase.ReadPageAsync(response);
        page.Title.Should().StartWith("Erreur\u00a0: Proposer un lieu");
        page.QuerySelector(".message--error a")!.GetAttribute("href").Should().Be("#Form_Identity_Name");
        var name = page.QuerySelector("#Form_Identity_Name")!;
        name.GetAttribute("aria-invalid").Should().Be("true");
        page.GetElementById(name.GetAttribute("aria-describedby")!.Split(' ')[1])!.TextContent.Should().Be("Donnez le nom du lieu.");
        page.QuerySelector("#Form_Identity_Summary")!.TextContent.Should().Be("Un <b>lieu</b>");
    }

    [Fact]
    public async Task Where_LikeAKnownPlace_AsksFirst()
    {
        using var client = site.CreateClient();
        var draft = await StartAsync(client, "8 Fab Lab");

        using var where = await site.PostFormAsync(client, $"{draft}/ou", [new("Form.Location.Commune", "Crest (Drôme, 26)")]);

        where.Headers.Location!.ToString().Should().Be($"{draft}/existe-deja?apres=ou");
        var page = await PageAsync(client, where.Headers.Location.ToString());
        page.QuerySelector(".similar-list")!.TextContent.Should().Contain("8 FabLab");
        page.QuerySelector(".similar-list .button")!.GetAttribute("href").Should().Be($"/contribuer/corriger/{site.Country.Places["fab"].Slug}");
        page.QuerySelector(".button--main")!.GetAttribute("href").Should().Be($"{draft}/contact");
        (await PageAsync(client, "/contribuer/proposer/doublons?nom=8+fablab&commune=Crest")).Body!.TextContent.Should().Contain("8 FabLab");
    }

    [Fact]
    public async Task Where_UnknownOrAmbiguousCommune_IsAsked()
    {
        await site.Data.CommuneAsync("Homonyme", 44, 4);
        await site.Data.CommuneAsync("Homonyme", 47, 4, code: "H0002");
        using var client = site.CreateClient();
        var draft = await StartAsync(client, "Chez nous");

        using var unknown = await site.PostFormAsync(client, $"{draft}/ou", [new("Form.Location.Commune", "Zzyzx")]);
        unknown.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await unknown.Content.ReadAsStringAsync()).Should().Contain("Aucune commune ne s’appelle");

        using var several = await site.PostFormAsync(client, $"{draft}/ou", [new("Form.Location.Commune", "homonyme")]);
        several.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var page = await WebDatabase.ReadPageAsync(several);
        var choices = page.QuerySelectorAll("input[type=radio]").Cast<IHtmlInputElement>().Select(input => input.Value).ToList();
        choices.Should().HaveCount(2);

        using var chosen = await site.PostFormAsync(client, $"{draft}/ou", page, [new("Form.Location.Choice", choices[1])]);
        chosen.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("horaires", "Form.Hours.Days[0].Start1", "09:00", "l’heure de fin")]
    [InlineData("contact", "Form.Contact.Website", "javascript:alert(1)", "https://www.exemple.fr")]
    [InlineData("contact", "Form.Contact.Email", "pas une adresse", "nom@exemple.fr")]
    [InlineData("contact", "Form.Contact.Phone", "appelez-moi", "numéro de téléphone")]
    [InlineData("contact", "Form.Contact.Links[0]", "http://", "https://www.exemple.fr")]
    [InlineData("espaces", "Form.Spaces.Rates[0].Label", "Bureau", "montant en euros")]
    [InlineData("espaces", "Form.Spaces.Workspaces[0].Capacity", "beaucoup", "Nommez cet espace")]
    [InlineData("espaces", "Form.Spaces.Surface", "grande", "mètres carrés")]
    [InlineData("structure", "Form.Operator.Siret", "123", "quatorze chiffres")]
    [InlineData("structure", "Form.Operator.Rna", "123", "neuf chiffres")]
    [InlineData("structure", "Form.Operator.Figures[0].Label", "Budget", "Donnez un nombre")]
    [InlineData("ou", "Form.Location.Latitude", "95", "−90 à 90")]
    [InlineData("ou", "Form.Location.Longitude", "5,02", "ou aucune des deux")]
    [InlineData("ou", "Form.Location.PostalCode", "264", "cinq chiffres")]
    [InlineData("publics", "Form.Publics.Publics", "martiens", "public inconnu")]
    [InlineData("identite", "Form.Identity.OpenedOn", "hier", "une année, un mois ou un jour")]
    public async Task Step_WrongValue_SaysSoAndKeepsTheDraft(string step, string field, string value, string message)
    {
        using var client = site.CreateClient();
        var draft = await StartAsync(client, "Lieu d’essai");

        using var response = await site.PostFormAsync(client, $"{draft}/{step}", [new(field, value)]);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var page = await WebDatabase.ReadPageAsync(response);
        page.QuerySelector(".message--error")!.TextContent.Should().Contain(message);
        page.QuerySelectorAll(".message--error a").Select(link => page.QuerySelector(link.GetAttribute("href")!)).Should().NotContainNulls();
    }

    [Fact]
    public async Task EveryStep_KeepsWhatWasTyped()
    {
        using var client = site.CreateClient();
        var draft = await StartAsync(client, "Le <script>alert(1)</script> lieu");
        async Task PostAsync(string step, params (string Field, string Value)[] values)
        {
            using var response = await site.PostFormAsync(client, $"{draft}/{step}", values.Select(pair => KeyValuePair.Create(pair.Field, pair.Value)));
            response.StatusCode.Should().Be(HttpStatusCode.Redirect, step);
        }

        await PostAsync("identite", ("Form.Identity.Kinds", "coworking"), ("Form.Identity.Kinds", "fablab"), ("Form.Identity.OpenedOn", "05/2014"), ("Form.Identity.Description", "Un.\r\n\r\nDeux."));
        await PostAsync("ou", ("Form.Location.Commune", "26340"), ("Form.Location.Latitude", "44.695"), ("Form.Location.Longitude", "5,195"));
        await PostAsync("contact", ("Form.Contact.Website", "www.exemple.fr"), ("Form.Contact.Links[0]", "https://www.facebook.com/lieu"));
        await PostAsync("horaires", ("Form.Hours.Days[0].Start1", "09:00"), ("Form.Hours.Days[0].End1", "12:30"), ("Form.Hours.Days[1].Start1", "09:00"),
            ("Form.Hours.Days[1].End1", "12:30"), ("Form.Hours.ClosedOnHolidays", "true"));
        await PostAsync("espaces", ("Form.Spaces.Workspaces[0].Name", "Salle"), ("Form.Spaces.Workspaces[0].Capacity", "12"),
            ("Form.Spaces.Rates[0].Label", "Bureau"), ("Form.Spaces.Rates[0].Amount", "12,50"), ("Form.Spaces.Rates[0].Unit", "jour"), ("Form.Spaces.Rates[0].Tax", "ht"));
        await PostAsync("services", ("Form.Services.Equipment[0].Present", "true"), ("Form.Services.Services", "formation"));
        await PostAsync("publics", ("Form.Publics.Publics", "tous"), ("Form.Publics.Accessibility", Accessibilities.Wheelchair));
        await PostAsync("structure", ("Form.Operator.Name", "Association d’essai"), ("Form.Operator.Siret", "123 456 789 00012"));

        var id = draft.Split('/')[^1];
        var facts = FieldChanges.Facts(await site.WithDbAsync(async db => (await db.Proposals.AsNoTracking()
            .SingleAsync(proposal => proposal.Id == db.SecretLinks.Single(link => link.SecretSha256 == TiersLieux.Data.Messages.SecretLinks.Sha256(id)).ProposalId)).Changes));
        facts.Should().BeEquivalentTo(new PlaceFacts
        {
            Name = "Le <script>alert(1)</script> lieu", Lifecycle = PlaceLifecycle.Open, Kinds = ["coworking", "fablab"], OpenedOn = "2014-05", Description = "Un.\n\nDeux.",
            Address = new(Locality: "Saillans", CommuneCode: "26289"), Position = new(44.695, 5.195, PositionPrecision.Exact), Website = "https://www.exemple.fr",
            Links = [new("facebook", "https://www.facebook.com/lieu")], OpeningHours = "Mo,Tu 09:00-12:30; PH off", Workspaces = [new("Salle", 12)],
            Rates = [new("Bureau", 12.5m, "jour", TaxIncluded: false)], Equipment = [new("fibre")], Services = ["formation"], Publics = ["tous"],
            Accessibility = [Accessibilities.Wheelchair], Operator = new("Association d’essai", Siret: "12345678900012"),
        });
        (await client.GetStringAsync($"{draft}/verifier")).Should().NotContain("<script>alert");

        // Every box unticked, every line emptied.
        using (var emptied = await site.PostFormAsync(client, $"{draft}/publics", await BareAsync(client, $"{draft}/publics"), []))
        {
            emptied.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        (await PageAsync(client, $"{draft}/publics")).QuerySelectorAll("input:checked").Should().BeEmpty();
    }

    [Fact]
    public async Task Later_SendsALinkThatResumesTheDraft()
    {
        using var client = site.CreateClient();
        var draft = await StartAsync(client, "À finir");
        using (var saved = await site.PostFormAsync(client, $"{draft}/contact", [new("Form.Contact.Phone", "04 00 00 00 00")], button: "button[value=plus-tard]"))
        {
            saved.Headers.Location!.ToString().Should().Be($"{draft}/plus-tard");
        }

        using (var wrong = await site.PostFormAsync(client, $"{draft}/plus-tard", [new("Email", "a@b\r\nBcc: c@d.fr")]))
        {
            wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        }

        using var sent = await site.PostFormAsync(client, $"{draft}/plus-tard", [new("Email", "noe@exemple.org")]);
        (await PageAsync(client, sent.Headers.Location!.ToString())).Body!.TextContent.Should().Contain("noe@exemple.org").And.Contain("9 mai 2026");

        using var elsewhere = site.CreateClient();
        var link = await site.LastLinkAsync("noe@exemple.org");
        var resume = (await PageAsync(elsewhere, link)).QuerySelector("a:contains('Continuer mon brouillon')")!.GetAttribute("href")!;
        // The link itself proves the address: nothing more to confirm.
        using var done = await site.PostFormAsync(elsewhere, resume, []);
        done.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.ProposalOfAsync("noe@exemple.org"))!.State.Should().Be(ProposalState.Waiting);
    }

    [Theory]
    [InlineData("/contribuer/proposer/abc/identite")]
    [InlineData("/contribuer/proposer/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/identite")]
    [InlineData("/contribuer/proposer/1/verifier")]
    [InlineData("/contribuer/proposer/99999999999999999999/plus-tard")]
    [InlineData("/contribuer/envoye/abc")]
    public async Task Get_TamperedKey_Returns404(string url) =>
        (await site.Client.GetAsync(url)).StatusCode.Should().Be(HttpStatusCode.NotFound);

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(5_000_000)]
    public async Task Post_HugeField_IsRefused(int length)
    {
        using var client = site.CreateClient();
        var draft = await StartAsync(client, "Lieu bavard");

        using var response = await site.PostFormAsync(client, $"{draft}/identite", [new("Form.Identity.Description", new string('é', length / 2))]);

        response.StatusCode.Should().BeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge);
        (await PageAsync(client, $"{draft}/identite")).QuerySelector("h1")!.TextContent.Should().Be("Lieu bavard");
    }

    private async Task<string> StartAsync(HttpClient client, string name)
    {
        using var response = await site.PostFormAsync(client, "/contribuer/proposer", [new("Form.Identity.Name", name)]);
        response.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return response.Headers.Location!.ToString()[..^"/ou".Length];
    }

    private static string Follow(string draft) => draft.Replace("/proposer/", "/suivi/", StringComparison.Ordinal);

    private static async Task<IHtmlDocument> PageAsync(HttpClient client, string url)
    {
        using var response = await client.GetAsync(url);
        return await WebDatabase.ReadPageAsync(response);
    }

    private static async Task<IHtmlDocument> BareAsync(HttpClient client, string url)
    {
        var page = await PageAsync(client, url);
        foreach (var box in page.QuerySelectorAll("input:checked").Cast<IHtmlInputElement>())
        {
            box.IsChecked = false;
        }

        return page;
    }
}
