using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Gestion;

public sealed class DoublonPageTests(CurationSite site) : IClassFixture<CurationSite>
{
    [Fact]
    public async Task Merge_ThenUndo_FromThePages()
    {
        var a = await site.PlaceAsync(new() { Name = "Le Hangar 0", Phone = "04 00 00 00 01" });
        var b = await site.PlaceAsync(new() { Name = "Le Hangar Zéro", Phone = "04 00 00 00 02", Summary = "Le plus complet." });
        var url = $"/gestion/doublons/{a.Id}/{b.Id}";

        var page = await site.GetAsync(site.Crest, url);
        page.QuerySelector(".lead")!.TextContent.Should().StartWith("Même nom");
        page.QuerySelector("input[name='Input.Survivor'][checked]")!.GetAttribute("value").Should().Be($"{b.Id}", "la fiche la plus complète reste");
        using var merged = await site.PostFormAsync(site.Crest, url, page, [new("Input.Choices[phone]", "a")], button: Button("fusionner"));

        merged.Headers.Location!.ToString().Should().Be($"/gestion/historique/{b.Slug}");
        var present = (await site.ReloadAsync(b)).Slug;
        using var moved = await site.Client.GetAsync($"/lieux/{a.Slug}");
        moved.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        moved.Headers.Location!.ToString().Should().Be($"/lieux/{present}");
        (await site.ReloadAsync(b)).Facts.Should().BeEquivalentTo(new { Phone = "04 00 00 00 01", Name = "Le Hangar Zéro" });

        using var former = await site.Crest.GetAsync($"/gestion/historique/{b.Slug}");
        (former.Headers.Location?.ToString() ?? $"/gestion/historique/{b.Slug}").Should().Be($"/gestion/historique/{present}");
        using var undone = await site.PostFormAsync(site.Crest, $"/gestion/historique/{present}", [], button: Button("retablir"));
        undone.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.ReloadAsync(a)).Status.Should().Be(PlaceStatus.Published);
        using var back = await site.Client.GetAsync($"/lieux/{a.Slug}");
        back.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task KeepApart_IsRemembered()
    {
        var (a, b) = (await site.PlaceAsync(), await site.PlaceAsync());
        var item = await site.ProposalAsync(ProposalKind.Duplicate, a, other: b, kept: false);

        using var response = await site.PostFormAsync(site.Crest, $"/gestion/doublons/{b.Id}/{a.Id}", [], button: Button("distinguer"));

        response.Headers.Location!.ToString().Should().Be("/gestion?nature=doublon");
        (await site.ReloadAsync(item)).State.Should().Be(ProposalState.Refused);
        (await site.WithDbAsync(db => db.DistinctPlaces.AnyAsync(pair => pair.PlaceId == a.Id && pair.OtherPlaceId == b.Id))).Should().BeTrue();
    }

    [Fact]
    public async Task Merge_ChangedMeanwhile_Returns409()
    {
        var (a, b) = (await site.PlaceAsync(), await site.PlaceAsync());
        var url = $"/gestion/doublons/{a.Id}/{b.Id}";
        var page = await site.GetAsync(site.Crest, url);
        await site.WithDbAsync(db => new PlaceChanges(db, site.Clock).EditAsync(a.Slug, "summary", "\"Neuf.\"", new(AuthorRoles.Team), default));

        using var response = await site.PostFormAsync(site.Crest, url, page, [], button: Button("fusionner"));

        response.StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await site.ReloadAsync(a)).Status.Should().Be(PlaceStatus.Published);
    }

    [Theory]
    [InlineData("Input.Survivor", "0")]
    [InlineData("Input.Survivor", "abc")]
    [InlineData("Input.StampA", "plein")]
    public async Task Merge_Nonsense_Returns400(string field, string value)
    {
        var (a, b) = (await site.PlaceAsync(), await site.PlaceAsync());

        using var response = await site.PostFormAsync(site.Crest, $"/gestion/doublons/{a.Id}/{b.Id}", [new(field, value)], button: Button("fusionner"));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.ReloadAsync(a)).Status.Should().Be(PlaceStatus.Published);
    }

    [Fact]
    public async Task OneOfThePairOutsideTheScope_Returns404()
    {
        var (a, b) = (site.Country.Places["fab"], site.Country.Places["paris"]);

        foreach (var url in new[] { $"/gestion/doublons/{a.Id}/{b.Id}", $"/gestion/doublons/{b.Id}/{a.Id}", $"/gestion/doublons/{a.Id}/{a.Id}" })
        {
            using var response = await site.Crest.GetAsync(url);
            response.StatusCode.Should().Be(HttpStatusCode.NotFound, url);
        }
    }

    private static string Button(string handler) => $"button[formaction$='handler={handler}']";
}
