using System.Net;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Gestion;

public sealed class PropositionPageTests(CurationSite site) : IClassFixture<CurationSite>
{
    [Fact]
    public async Task Get_Correction_ShowsEachFieldAgainstThePublishedSheet()
    {
        var place = await site.PlaceAsync(new() { Name = "Grange aux écarts", Phone = "04 00 00 00 00", Website = "https://ancien.exemple.org" });
        await site.PlaceAsync(new() { Name = "La Grange aux écarts" });
        var item = await site.ProposalAsync(ProposalKind.Correction, place, new() { Phone = "04 11 11 11 11", Website = "https://neuf.exemple.org", Kinds = ["fablab"] });
        await site.WithDbAsync(db => new PlaceChanges(db, site.Clock).EditAsync(place.Id, FieldChanges.Of(new PlaceFacts
        {
            Phone = "04 22 22 22 22", Website = "https://neuf.exemple.org",
        }), new(AuthorRoles.Team), default));

        var page = await site.GetAsync(site.Crest, $"/gestion/propositions/{item.Id}");

        page.Title.Should().StartWith("Correction, Grange aux écarts");
        var rows = page.QuerySelectorAll(".differences tbody tr").ToDictionary(row => row.QuerySelector("th")!.FirstChild!.TextContent.Trim());
        rows["Téléphone"].TextContent.Should().Contain("changé depuis").And.Contain("04 22 22 22 22").And.Contain("04 11 11 11 11");
        rows["Site"].TextContent.Should().Contain("déjà sur la fiche");
        rows["Site"].QuerySelector("input").Should().BeNull("il n’y a plus rien à accepter");
        rows["Type de lieu"].QuerySelector(".before")!.TextContent.Should().Be("rien");
        rows["Type de lieu"].QuerySelector(".after")!.TextContent.Should().Be("Fablab");
        var aside = page.QuerySelector("aside")!.TextContent;
        aside.Should().Contain("visiteuse@exemple.org").And.Contain("La Grange aux écarts").And.Contain("noms équivalents");
        page.QuerySelector("[data-map-point]").Should().NotBeNull();
    }

    [Fact]
    public async Task Post_AcceptSomeFields_RedirectsAndTells()
    {
        var place = await site.PlaceAsync(new() { Phone = "04 00 00 00 00" });
        var item = await site.ProposalAsync(ProposalKind.Correction, place, new() { Phone = "04 11 11 11 11", Summary = "Non retenu." });
        var url = $"/gestion/propositions/{item.Id}";

        using var response = await PostAsync(url, "accepter", ("Input.Fields", "phone"));

        response.StatusCode.Should().Be(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().Should().Be(url);
        (await site.ReloadAsync(place)).Facts.Phone.Should().Be("04 11 11 11 11");
        var page = await site.GetAsync(site.Crest, url);
        page.QuerySelector(".message--success")!.TextContent.Should().Contain("Acceptée en partie").And.Contain(site.Coordinator.DisplayName);
        page.QuerySelector("button[formaction]").Should().BeNull("ce qui est décidé ne se décide plus");
    }

    [Theory]
    [InlineData("accepter", "Input.Fields", "", "Cochez au moins un changement")]
    [InlineData("refuser", "Input.Reason", " ", "Dites pourquoi vous refusez")]
    [InlineData("demander", "Input.Question", "", "Écrivez votre question")]
    [InlineData("refuser", "Input.Reason", "4001", "tient en 4 000 caractères")]
    public async Task Post_Incomplete_Returns400AndKeepsWhatWasTyped(string handler, string field, string value, string told)
    {
        var item = await site.ProposalAsync(ProposalKind.Correction, await site.PlaceAsync(), new() { Summary = "Un résumé." });
        var sent = value == "4001" ? new string('x', 4001) : value;

        using var response = await PostAsync($"/gestion/propositions/{item.Id}", handler, (field, sent), ("Input.Message", "Je garde ceci."));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var page = await WebDatabase.ReadPageAsync(response);
        page.Title.Should().StartWith("Erreur : ");
        var link = page.QuerySelector(".message--error a")!;
        link.TextContent.Should().Contain(told);
        page.QuerySelector(link.GetAttribute("href")!).Should().NotBeNull("le lien mène au champ");
        page.QuerySelector("textarea[name='Input.Message']")!.TextContent.Trim().Should().Be("Je garde ceci.");
        (await site.ReloadAsync(item)).State.Should().Be(ProposalState.Waiting);
    }

    [Fact]
    public async Task Post_AlreadyDecided_Returns409AndTellsWhatTheFirstDid()
    {
        var item = await site.ProposalAsync(ProposalKind.Correction, await site.PlaceAsync(), new() { Summary = "Un résumé." });
        var url = $"/gestion/propositions/{item.Id}";
        var shown = await site.GetAsync(site.Crest, url);
        using (await PostAsync(url, "refuser", ("Input.Reason", "Déjà faux.")))
        {
        }

        using var second = await site.PostFormAsync(site.Crest, url, shown, [new("Input.Reason", "Trop tard."), new("Input.Fields", "summary")], "form[data-decision]", Button("refuser"));

        second.StatusCode.Should().Be(HttpStatusCode.Conflict);
        var text = (await WebDatabase.ReadPageAsync(second)).QuerySelector(".message--warning")!.TextContent;
        text.Should().Contain($"{site.Coordinator.DisplayName} a déjà décidé").And.Contain("Déjà faux.");
        (await site.ReloadAsync(item)).DecisionReason.Should().Be("Déjà faux.");
    }

    [Fact]
    public async Task Post_ReportWithoutPublicReason_IsRefused_ThenWithdraws()
    {
        var place = await site.PlaceAsync();
        var item = await site.ProposalAsync(ProposalKind.Report, place, reasonCode: "hors-sujet");
        var url = $"/gestion/propositions/{item.Id}";

        using var nothing = await PostAsync(url, "regler");
        (await WebDatabase.ReadPageAsync(nothing)).QuerySelector(".message--error")!.TextContent.Should().Contain("Choisissez ce que devient la fiche");
        using var incomplete = await PostAsync(url, "regler", ("Input.Action", "Withdraw"));
        incomplete.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var done = await PostAsync(url, "regler", ("Input.Action", "Withdraw"), ("Input.PublicReason", "Ce n’est pas un tiers-lieu."));

        done.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.ReloadAsync(place)).WithdrawalReason.Should().Be("Ce n’est pas un tiers-lieu.");
    }

    [Theory]
    [InlineData("Input.Action", "Confirm; DROP")]
    [InlineData("Input.Version", "-1")]
    [InlineData("Input.Photos", "abc")]
    public async Task Post_Nonsense_Returns400(string field, string value)
    {
        var item = await site.ProposalAsync(ProposalKind.Report, await site.PlaceAsync(), reasonCode: "erreur");

        using var response = await PostAsync($"/gestion/propositions/{item.Id}", "regler", (field, value));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.ReloadAsync(item)).State.Should().Be(ProposalState.Waiting);
    }

    [Fact]
    public async Task OtherKinds_HaveTheirOwnDecisions()
    {
        var place = await site.PlaceAsync(new() { Phone = "04 00 00 00 00" });
        var claim = await site.ProposalAsync(ProposalKind.Claim, place, author: await site.Data.AccountAsync(), reasonCode: ClaimProofs.Call);
        var conflict = await site.ProposalAsync(ProposalKind.ImportConflict, place, new() { Phone = "04 66 66 66 66" }, kept: false);
        var created = await site.ProposalAsync(ProposalKind.NewPlace, null, new() { Name = "Tout neuf à Crest", Address = new(CommuneCode: "26108") }, commune: site.Country.Crest);

        using var granted = await PostAsync($"/gestion/propositions/{claim.Id}", "accepter");
        using var keptWord = await PostAsync($"/gestion/propositions/{conflict.Id}", "refuser");
        using var published = await PostAsync($"/gestion/propositions/{created.Id}", "accepter", ("Input.Fields", "name"), ("Input.Fields", "address"));

        (await site.ReloadAsync(claim)).State.Should().Be(ProposalState.Accepted);
        (await site.ReloadAsync(conflict)).State.Should().Be(ProposalState.Refused);
        using var sheet = await site.Client.GetAsync("/lieux/tout-neuf-a-crest");
        sheet.StatusCode.Should().NotBe(HttpStatusCode.InternalServerError);
        (await site.ReloadAsync(created)).PlaceId.Should().NotBeNull();
    }

    [Fact]
    public async Task Assign_ThenGiveBack()
    {
        var item = await site.ProposalAsync(ProposalKind.Report, await site.PlaceAsync(), reasonCode: "erreur");
        var url = $"/gestion/propositions/{item.Id}";

        using var mine = await PostAsync(url, "attribuer");
        (await site.ReloadAsync(item)).AssignedToId.Should().Be(site.Coordinator.Id);
        using var nobody = await PostAsync(url, "attribuer");
        (await site.ReloadAsync(item)).AssignedToId.Should().BeNull();
    }

    [Fact]
    public async Task OutsideTheScope_OrADraft_Returns404()
    {
        var item = await site.ProposalAsync(ProposalKind.Correction, await site.PlaceAsync(), new() { Summary = "Un résumé." });
        var shown = await site.GetAsync(site.Crest, $"/gestion/propositions/{item.Id}");
        var draft = await site.ProposalAsync(ProposalKind.Correction, await site.PlaceAsync(), new() { Summary = "Un résumé." });
        await site.WithDbAsync(async db =>
        {
            db.Attach(draft).Entity.State = ProposalState.Draft;
            await db.SaveChangesAsync();
        });

        foreach (var url in new[] { $"/gestion/propositions/{item.Id}", "/gestion/propositions/0", "/gestion/propositions/99999999999" })
        {
            using var hidden = await site.Paris.GetAsync(url);
            hidden.StatusCode.Should().Be(HttpStatusCode.NotFound, url);
        }

        using var unsent = await site.Crest.GetAsync($"/gestion/propositions/{draft.Id}");
        unsent.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var own = await site.ProposalAsync(ProposalKind.Report, site.Country.Places["paris"], reasonCode: "erreur");
        var token = (await site.GetAsync(site.Paris, $"/gestion/propositions/{own.Id}")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var posted = await site.PostFormAsync(
            site.Paris, "", shown, [new("Input.Reason", "Intrus."), new("__RequestVerificationToken", token)], "form[data-decision]", Button("refuser"));
        posted.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await site.ReloadAsync(item)).State.Should().Be(ProposalState.Waiting);
    }

    [Fact]
    public async Task WordsOfAnAuthor_AreShownAsText()
    {
        var item = await site.ProposalAsync(
            ProposalKind.NewPlace, null, new() { Name = "<script>alert(1)</script>", Description = "<b>gras</b>", Address = new(CommuneCode: "26108") }, commune: site.Country.Crest);

        var page = await site.GetAsync(site.Crest, $"/gestion/propositions/{item.Id}");

        page.QuerySelector("h1")!.TextContent.Should().Be("<script>alert(1)</script>");
        page.QuerySelectorAll("main script, main b").Should().BeEmpty();
    }

    private Task<HttpResponseMessage> PostAsync(string url, string handler, params (string Name, string Value)[] values) =>
        site.PostFormAsync(site.Crest, url + "?handler=" + handler, values.Select(value => KeyValuePair.Create(value.Name, value.Value)), "form[data-decision]", Button(handler));

    private static string Button(string handler) => $"button[formaction$='handler={handler}']";
}
