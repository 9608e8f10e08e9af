using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Events;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>A visitor finds a rendez-vous nearby and keeps it; somebody who manages a place announces one that recurs. Far from the other journeys.</summary>
[Collection(Site.Journeys.Name)]
public sealed class RendezVousTests(BrowsedSite site)
{
    [Fact]
    public Task Agenda_FoundAndKept_ThenAnnounced() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        var page = visitor.Page;
        var place = await site.Data.PlaceAsync(site.Vallee.Locronan, new PlaceFacts { Name = "La Criée des idées" });
        await site.WithDbAsync(db => new SheetWriting(db, site.Clock).SaveAsync(
            SheetKind.Event, null,
            new EventContent { Name = "Veillée des projets", Type = "rencontre", StartsAt = "2026-03-20T19:00", EndsAt = "2026-03-20T21:00", Place = place.Slug, Cost = "gratuit" },
            new Authorship(AuthorRoles.Team), mayPublish: true, isDraft: false, default));
        await visitor.OuvrirAsync("/rendez-vous");
        await page.GetByLabel("Où ?").FillAsync("Locronan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Rendez-vous autour de Locronan");
        await page.GetByRole(AriaRole.Link, new() { Name = "Veillée des projets" }).ClickAsync();
        await Expect(page.Locator(".lead").First).ToContainTextAsync("vendredi 20");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Ajouter à mon agenda" }).ClickAsync());
        download.SuggestedFilename.Should().Be("veillee-des-projets.ics");

        await visitor.SeConnecterAsync(await site.Data.ManagerAsync(place));
        await visitor.OuvrirAsync($"/publier/rendez-vous?lieu={place.Slug}");
        await page.GetByLabel("Nom", new() { Exact = true }).FillAsync("Atelier filets");
        await page.GetByLabel("Type").SelectOptionAsync("atelier");
        await page.GetByLabel("Jour", new() { Exact = true }).First.FillAsync("2026-04-07");
        await page.GetByLabel("De", new() { Exact = true }).First.FillAsync("18:00");
        await page.GetByText("Il se répète").ClickAsync();
        await page.GetByLabel("Répétition").SelectOptionAsync("mois");
        await page.GetByLabel("Dans le mois").SelectOptionAsync("1");
        visitor.AttendreUnRefus("/publier/rendez-vous");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier", Exact = true }).Last.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Une répétition a une fin");
        (await Axe.ViolationsAsync(page)).Should().BeEmpty();
        await page.GetByLabel("Jusqu’au").FillAsync("2026-12-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier", Exact = true }).Last.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/rendez-vous/atelier-filets$"));
        await Expect(page.Locator("main")).ToContainTextAsync("Le premier mardi du mois");

        await visitor.SeDeconnecterAsync();
        var faults = new List<string>();
        foreach (var path in new[] { "/rendez-vous?commune=29134", "/rendez-vous?commune=29134&type=salon&passes=1", "/rendez-vous/atelier-filets", $"/lieux/{place.Slug}" })
        {
            faults.AddRange(await Axe.FaultsAsync(visitor, path));
        }

        faults.Should().BeEmpty();
    });
}
