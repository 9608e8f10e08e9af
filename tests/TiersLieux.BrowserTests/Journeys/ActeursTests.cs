using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Sheets;
using TiersLieux.Tests.Testing;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>Programmes, structures and networks: axe, and the question a project holder asks.</summary>
[Collection(Site.Journeys.Name)]
public sealed class ActeursTests(BrowsedSite site)
{
    [Fact]
    public async Task Visiteur_DemandeSiSaCommuneEstEligible_EtSuitLesLiens()
    {
        var structure = await site.SheetAsync(SheetKind.Organisation, new OrganisationContent
        {
            Name = "La Coopérative des cimes", Summary = "Elle accompagne les projets de la vallée.", Roles = ["accompagnement"], Area = new(Territories: ["departement:26"]),
        }, clock: site.Clock);
        var programme = await site.SheetAsync(SheetKind.Programme, new ProgrammeContent
        {
            Name = "Vallées actives", Summary = "Un programme pour les vallées.", Eligibility = new("zone"), Area = new(Territories: ["epci:200040459"]),
            Parties = [new("pilote", "La Coopérative des cimes", structure.Slug)], Calls = [new("Appel de printemps", "2026-01", "2027-12")],
            Indicators = [new("Lieux soutenus", 20, 5, "lieux", 2026)],
        }, clock: site.Clock);
        var network = await site.SheetAsync(SheetKind.Network, new NetworkContent { Name = "Réseau des cimes", Countries = ["FR", "IT"], Related = [$"programmes/{programme.Slug}"] }, clock: site.Clock);
        await site.WithDbAsync(async db =>
        {
            db.Add(new NetworkMember { NetworkId = network.Id, PlaceId = site.Vallee.Moulin.Id, AddedAt = site.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        });

        await site.VisitAsync(Screen.Phone, async visitor =>
        {
            var faults = new List<string>();
            foreach (var path in new[] { "/programmes", "/structures", $"/structures/{structure.Slug}", "/reseaux", $"/reseaux/{network.Slug}", $"/programmes/{programme.Slug}" })
            {
                faults.AddRange(await Axe.FaultsAsync(visitor, path, 200));
            }

            var page = visitor.Page;
            await page.GetByLabel("Commune ou code postal").FillAsync("Crest");
            await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier" }).ClickAsync();
            await Assertions.Expect(page.Locator("#eligibilite .message")).ToContainTextAsync("Crest est dans sa zone");
            faults.AddRange(await Axe.ViolationsAsync(page));
            await page.GetByRole(AriaRole.Link, new() { Name = "La Coopérative des cimes" }).First.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("La Coopérative des cimes");
            faults.Should().BeEmpty();
        });
    }
}
