using System.Net;
using TiersLieux.Domain.Contributions;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Gestion;

public sealed class LotPageTests(CurationSite site) : IClassFixture<CurationSite>
{
    [Fact]
    public async Task Refuse_Reports_ForOneReason_LeavesTheRest()
    {
        var place = await site.PlaceAsync();
        var reports = new[] { await site.ProposalAsync(ProposalKind.Report, place, reasonCode: "erreur"), await site.ProposalAsync(ProposalKind.Report, place, reasonCode: "ferme") };
        var correction = await site.ProposalAsync(ProposalKind.Correction, place, new() { Summary = "Un résumé." });
        var elsewhere = await site.ProposalAsync(ProposalKind.Report, site.Country.Places["paris"], reasonCode: "erreur");
        var url = $"/gestion/lot?action=refuser&id={reports[0].Id}&id={reports[1].Id}&id={correction.Id}&id={elsewhere.Id}";

        using var empty = await site.PostFormAsync(site.Crest, url, [new("reason", " ")]);
        empty.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await WebDatabase.ReadPageAsync(empty)).QuerySelector("#raison-erreur")!.TextContent.Should().Contain("Dites pourquoi");
        var page = await site.GetAsync(site.Crest, url);
        page.QuerySelector(".message")!.TextContent.Should().Contain("1\u00a0autre élément coché n’est pas concerné");
        using var sent = await site.PostFormAsync(site.Crest, url, page, [new("reason", "Vérifié, tout est juste.")]);

        var result = await site.GetAsync(site.Crest, sent.Headers.Location!.ToString());
        result.QuerySelectorAll("tbody tr td:last-child").Select(cell => cell.TextContent).Should().Equal("refusée", "refusée");
        (await site.ReloadAsync(reports[1])).DecisionReason.Should().Be("Vérifié, tout est juste.");
        (await site.ReloadAsync(correction)).State.Should().Be(ProposalState.Waiting);
        (await site.ReloadAsync(elsewhere)).State.Should().Be(ProposalState.Waiting);
    }

    [Fact]
    public async Task OneDecidedMeanwhile_DoesNotStopTheOthers()
    {
        var (first, second) = (await site.PlaceAsync(), await site.PlaceAsync());
        var items = new[] { await site.ProposalAsync(ProposalKind.Confirmation, first, kept: false), await site.ProposalAsync(ProposalKind.Confirmation, second, kept: false) };
        var url = $"/gestion/lot?action=confirmer&id={items[0].Id}&id={items[1].Id}";
        var page = await site.GetAsync(site.Crest, url);
        await site.WithDbAsync(async db =>
        {
            db.Attach(items[0]).Entity.Decide(ProposalState.Cancelled, null, null, site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        using var sent = await site.PostFormAsync(site.Crest, url, page, []);

        var result = await site.GetAsync(site.Crest, sent.Headers.Location!.ToString());
        result.QuerySelectorAll("tbody tr td:last-child").Select(cell => cell.TextContent).Should().Equal("close sans suite", "acceptée");
        (await site.ReloadAsync(first)).PeopleConfirmedAt.Should().BeNull();
        (await site.ReloadAsync(second)).PeopleConfirmedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task Assign_SeveralAtOnce()
    {
        var item = await site.ProposalAsync(ProposalKind.Report, await site.PlaceAsync(), reasonCode: "erreur");

        using var sent = await site.PostFormAsync(site.Crest, $"/gestion/lot?action=attribuer&id={item.Id}", []);

        (await site.GetAsync(site.Crest, sent.Headers.Location!.ToString())).QuerySelector("tbody td:last-child")!.TextContent.Should().Be("attribuée à vous");
        (await site.ReloadAsync(item)).AssignedToId.Should().Be(site.Coordinator.Id);
    }

    [Theory]
    [InlineData("/gestion/lot", HttpStatusCode.NotFound)]
    [InlineData("/gestion/lot?action=supprimer&id=1", HttpStatusCode.NotFound)]
    [InlineData("/gestion/lot?action=refuser", HttpStatusCode.OK)]
    [InlineData("/gestion/lot?action=refuser&id=abc", HttpStatusCode.OK)]
    public async Task Get_NothingToDo(string url, HttpStatusCode status)
    {
        using var response = await site.Crest.GetAsync(url);

        response.StatusCode.Should().Be(status);
    }
}
