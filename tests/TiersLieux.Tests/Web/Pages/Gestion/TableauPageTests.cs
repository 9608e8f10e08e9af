using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Gestion;

public sealed class TableauPageTests(CurationSite site) : IClassFixture<CurationSite>
{
    [Fact]
    public async Task Get_Coordinator_SeesTheirTerritory()
    {
        var commune = await site.Data.CommuneAsync("Aouste-sur-Sye");
        var client = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Coordinator, commune), secondFactor: true);
        var source = await site.Data.SourceAsync(asOf: new DateOnly(2026, 1, 1));
        var place = await site.Data.PlaceAsync(commune, new() { Name = "Lieu presque vide" });
        await site.Data.PlaceAsync(commune, new()
        {
            OpeningHours = "Mo-Fr 09:00-18:00", Summary = "Un lieu.", Address = new("1 rue d’Essai", CommuneCode: commune.Code), Phone = "04 00 00 00 00", Kinds = ["fablab"],
        }, 45, 3, source);
        await site.Data.PlaceAsync(commune, new() { Lifecycle = PlaceLifecycle.Closed });
        await site.ProposalAsync(ProposalKind.Report, place, reasonCode: "erreur");

        var page = await site.GetAsync(client, "/gestion/tableau");

        page.QuerySelectorAll("section[aria-labelledby=chiffres] tbody tr").Should().ContainSingle().Which.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())
            .Should().Equal("2", "1", "1", "1", "31\u00a0%");
        page.QuerySelector("section[aria-labelledby=ameliorer] li")!.TextContent.Should().Contain("2\u00a0fiches n’en disent rien");
        page.QuerySelector("section[aria-labelledby=moins] tbody tr")!.TextContent.Should().Contain("Lieu presque vide").And.Contain("les horaires, le résumé, la rue");
    }

    [Fact]
    public async Task Get_Admin_SeesEachRegion()
    {
        var client = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Admin), secondFactor: true);

        var page = await site.GetAsync(client, "/gestion/tableau");

        page.QuerySelectorAll("section[aria-labelledby=chiffres] tbody th a").Select(link => link.GetAttribute("href")).Should().Contain("/territoires/regions/84");
    }
}
