using System.Net;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Gestion;

public sealed class HistoriquePageTests(CurationSite site) : IClassFixture<CurationSite>
{
    [Fact]
    public async Task Public_SeesWhatChanged_WithoutPersonalData()
    {
        var place = await site.PlaceAsync(new() { Phone = "04 00 00 00 00" });
        await EditAsync(place, new()
        {
            Phone = "06 12 34 56 78", Email = "prenom.nom@exemple.org", Summary = "Voir prenom.nom@exemple.org ou le 06 12 34 56 78.",
        }, "Demandé par prenom.nom@exemple.org");

        using var response = await site.Client.GetAsync($"/lieux/{place.Slug}/historique");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        var page = await WebDatabase.ReadPageAsync(response);
        var text = page.QuerySelector(".history")!.TextContent;
        text.Should().Contain("Téléphone").And.Contain("(non montré)").And.Contain("contribution").And.Contain("10 mars 2026");
        text.Should().NotContain("prenom.nom").And.NotContain("06 12 34").And.NotContain("04 00 00");
        page.QuerySelector("a[href^='/gestion']").Should().BeNull();
        page.QuerySelector("form[method=post]").Should().BeNull();
    }

    [Fact]
    public async Task Curator_RestoresAField_ThenAVersion()
    {
        var place = await site.PlaceAsync(new() { Phone = "04 00 00 00 00" });
        await EditAsync(place, new() { Phone = "04 11 11 11 11" });
        await EditAsync(place, new() { Summary = "Ajouté ensuite." });
        var url = $"/gestion/historique/{place.Slug}";
        (await site.GetAsync(site.Crest, $"/lieux/{place.Slug}/historique")).QuerySelector($"a[href='{url}']").Should().NotBeNull();

        using var field = await site.PostFormAsync(site.Crest, url, [], ".history li:nth-child(2) form", "button[value=phone]");

        field.Headers.Location!.ToString().Should().Be(url);
        (await site.ReloadAsync(place)).Facts.Should().BeEquivalentTo(new { Phone = "04 00 00 00 00", Summary = "Ajouté ensuite." });

        using var version = await site.PostFormAsync(site.Crest, url, [], ".history li:last-child form", "button[formaction$='handler=version']");

        (await site.ReloadAsync(place)).Facts.Should().BeEquivalentTo(new { Phone = "04 11 11 11 11", Summary = (string?)null });
        var history = (await site.GetAsync(site.Client, $"/lieux/{place.Slug}/historique")).QuerySelector(".history li")!;
        history.TextContent.Should().Contain("Retour à la version du 10 mars 2026").And.Contain("coordination");
    }

    [Fact]
    public async Task Curator_BringsBackAWithdrawnSheet()
    {
        var place = await site.PlaceAsync();
        await site.WithDbAsync(db => new PlaceChanges(db, site.Clock).WithdrawAsync(place.Id, new(AuthorRoles.Team, Reason: "Erreur de lieu"), default));
        using var gone = await site.Client.GetAsync($"/lieux/{place.Slug}/historique");
        gone.StatusCode.Should().Be(HttpStatusCode.Gone);

        using var back = await site.PostFormAsync(site.Crest, $"/gestion/historique/{place.Slug}", [], button: "button");

        back.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.ReloadAsync(place)).Status.Should().Be(PlaceStatus.Published);
    }

    [Fact]
    public async Task MergedSheet_LeadsToTheSurvivor_WhichTellsBothHistories()
    {
        var (lost, survivor) = (await site.PlaceAsync(new() { Name = "Fiche perdue" }), await site.PlaceAsync());
        await EditAsync(lost, new() { Summary = "Dit avant la fusion." });
        await site.WithDbAsync(db => new PlaceMerging(db, site.Clock).MergeAsync(lost.Slug, survivor.Slug, new(AuthorRoles.Coordinator), default));

        using var moved = await site.Client.GetAsync($"/lieux/{lost.Slug}/historique");
        moved.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        moved.Headers.Location!.ToString().Should().Be($"/lieux/{survivor.Slug}/historique");

        var text = (await site.GetAsync(site.Client, moved.Headers.Location.ToString())).QuerySelector(".history")!.TextContent.Replace('\u00a0', ' ');
        text.Should().Contain("Fusion avec « Fiche perdue »").And.Contain("Dit avant la fusion.").And.Contain("(fiche « Fiche perdue », fusionnée)");
    }

    [Fact]
    public async Task UnknownOrOutsideTheScope_Returns404()
    {
        foreach (var (client, url) in new[]
        {
            (site.Client, "/lieux/inconnu/historique"), (site.Crest, "/gestion/historique/inconnu"),
            (site.Crest, $"/gestion/historique/{site.Country.Places["paris"].Slug}"), (site.Paris, $"/gestion/historique/{site.Country.Places["fab"].Slug}"),
        })
        {
            using var response = await client.GetAsync(url);
            response.StatusCode.Should().Be(HttpStatusCode.NotFound, url);
        }
    }

    [Theory]
    [InlineData("champ", "version", "0")]
    [InlineData("version", "version", "abc")]
    [InlineData("retablir", "fiche", "1")]
    public async Task Nonsense_Returns400(string handler, string field, string value)
    {
        var place = await site.PlaceAsync();
        await EditAsync(place, new() { Summary = "Un résumé." });
        var url = $"/gestion/historique/{place.Slug}";
        var token = (await site.GetAsync(site.Crest, url)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        using var response = await site.Crest.PostAsync($"{url}?handler={handler}", new FormUrlEncodedContent([new(field, value), new("__RequestVerificationToken", token)]));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.ReloadAsync(place)).Summary.Should().Be("Un résumé.");
    }

    private Task EditAsync(Place place, PlaceFacts facts, string? reason = null) => site.WithDbAsync(db =>
        new PlaceChanges(db, site.Clock).EditAsync(place.Id, FieldChanges.Of(facts), new(AuthorRoles.Contributor, Reason: reason), default));
}
