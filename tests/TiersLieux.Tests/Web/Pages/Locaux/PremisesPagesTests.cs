using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Sheets;
using TiersLieux.Spatial;
using TiersLieux.Tests.Testing;
using TiersLieux.Tests.Web.Requests;

namespace TiersLieux.Tests.Web.Pages.Locaux;

public sealed class PremisesPagesTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Fact]
    public async Task List_OpenOnesFirst_ClosedOnesLast_AndTheTileTellsThem()
    {
        var (crest, position) = (site.Country.Crest, Wgs84.Point(44.73, 5.02));
        var closed = await site.NoticeAsync(new PremisesContent { Name = "A. Grange close", SurfaceM2 = 80, Deadline = "2026-03-09" }, crest.Id, position);
        var open = await site.NoticeAsync(new PremisesContent { Name = "B. École libre", SurfaceM2 = 250, Deadline = "2026-03-10" }, crest.Id, Wgs84.Point(44.80, 5.10));
        var making = await site.Data.PlaceAsync(crest, new PlaceFacts { Name = "Projet de halle", Lifecycle = PlaceLifecycle.Idea });

        var page = await site.GetPageAsync("/locaux?commune=26108");
        var big = await site.GetPageAsync("/locaux?commune=26108&surface=100");
        using var wrong = await site.Client.GetAsync("/locaux?sorte=chateau");
        using var tile = await site.Client.GetAsync("/tuiles/locaux/8/131/92.pbf");

        Names(page).Should().ContainInOrder(open.Name, closed.Name);
        page.Body!.TextContent.Should().Contain("Clos depuis le 9 mars 2026").And.Contain(making.Name);
        Names(big).Should().Contain(open.Name).And.NotContain(closed.Name);
        wrong.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var features = VectorTile.Read(await tile.Content.ReadAsByteArrayAsync())["locaux"];
        features.Should().Contain(feature => Equals(feature.GetValueOrDefault("slug"), open.Slug) && Equals(feature.GetValueOrDefault("type"), "Local qui cherche un projet"));
        features.Sum(feature => (long)feature["count"]).Should().BeGreaterThanOrEqualTo(2);

        static IEnumerable<string> Names(AngleSharp.Html.Dom.IHtmlDocument list) => list.QuerySelectorAll("#resultats section:first-child h3").Select(title => title.TextContent);
    }

    [Fact]
    public async Task Details_Closed_SaysSo_AndTakesNoRequest_Withdrawn_Is410()
    {
        var notice = await site.NoticeAsync(new PremisesContent { Name = "Moulin <b>à vendre</b>", Deadline = "2026-01", Conditions = "Bail." }, site.Country.Crest.Id);
        using var shown = await site.Client.GetAsync($"/locaux/{notice.Slug}");
        var text = await shown.Content.ReadAsStringAsync();
        text.Should().Contain("Cette annonce est close").And.Contain("31 janvier 2026").And.Contain("RealEstateListing").And.NotContain("/demandes/nouvelle").And.NotContain("<b>à vendre");

        await site.WithDbAsync(async db =>
        {
            (await db.Sheets.SingleAsync(known => known.Id == notice.Id)).Become(SheetState.Withdrawn, site.Clock.GetUtcNow(), "Vendu.");
            await db.SaveChangesAsync();
        });
        using var gone = await site.Client.GetAsync($"/locaux/{notice.Slug}");
        gone.StatusCode.Should().Be(HttpStatusCode.Gone);
        (await gone.Content.ReadAsStringAsync()).Should().Contain("Vendu.");
    }

    [Theory]
    [InlineData("Crest", SheetState.Published)]
    [InlineData("Die", SheetState.Waiting)]
    public async Task Publish_AnAgent_InTheirTerritoryAtOnce_ElsewhereAfterReading(string commune, SheetState expected)
    {
        using var agent = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Agent, site.Country.Crest));
        var name = $"Ancienne poste de {commune}";

        using var sent = await site.PostFormAsync(agent, "/publier/locaux", AccountScene.Form(
            ("Input.Name", name), ("Input.Type", "local"), ("Input.Commune", commune), ("Input.SurfaceM2", "120,5"), ("Input.Deadline", "2026-12-01"), ("envoi", "publier")));

        sent.Headers.Location!.ToString().Should().Be("/publier");
        var notice = await site.WithDbAsync(db => db.PremisesNotices.SingleAsync(known => known.Name == name));
        notice.Should().Match<PremisesNotice>(known => known.State == expected && known.SurfaceM2 == 120.5m && known.Deadline == new DateOnly(2026, 12, 1));
        using var shown = await site.Client.GetAsync($"/locaux/{notice.Slug}");
        shown.StatusCode.Should().Be(expected == SheetState.Published ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        using var stranger = await site.SignInAsync(await site.Data.AccountAsync());
        using var form = await stranger.GetAsync($"/publier/locaux/{notice.Id}");
        form.StatusCode.Should().Be(expected == SheetState.Published ? HttpStatusCode.OK : HttpStatusCode.NotFound, "on propose une correction de ce qui est public, on ne voit pas ce qui attend");
    }

    [Fact]
    public async Task Publish_ACallWithoutArea_OrPartnersWithoutPlace_IsRefused()
    {
        using var browser = await site.SignInAsync(await site.Data.AccountAsync());
        foreach (var (type, message) in new[] { ("appel", "à quels territoires"), ("partenaires", "nomme son lieu") })
        {
            using var refused = await site.PostFormAsync(browser, "/publier/locaux", AccountScene.Form(("Input.Name", "Sans rien"), ("Input.Type", type), ("envoi", "publier")));
            refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await refused.Content.ReadAsStringAsync()).Should().Contain(message);
        }

        (await site.WithDbAsync(db => db.PremisesNotices.AnyAsync(known => known.Name == "Sans rien"))).Should().BeFalse();
    }
}
