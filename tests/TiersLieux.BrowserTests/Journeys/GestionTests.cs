using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Tests.Testing;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>A coordinator decides what others sent, and undoes what was decided.</summary>
[Collection(Site.Journeys.Name)]
public sealed class GestionTests(BrowsedSite site)
{
    [Fact]
    public Task Claim_Accepted_LetsItsAuthorEditTheSheet() => site.VisitAsync(async visitor =>
    {
        var page = visitor.Page;
        var (place, manager) = (await PlaceAsync(new() { Name = "La Voilerie" }), await site.Data.AccountAsync());
        await visitor.SeConnecterAsync(manager);
        await visitor.OuvrirAsync($"/lieux/{place.Slug}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Je gère ce lieu" }).ClickAsync();
        await page.GetByLabel("Un appel de la coordination").CheckAsync();
        await page.GetByLabel("Votre rôle, et votre preuve").FillAsync("Présidente de l’association. Au numéro de la fiche, le matin.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma demande" }).ClickAsync();
        await Expect(page.Locator(".badge--stage")).ToHaveTextAsync("En attente de la coordination");

        await visitor.SeConnecterAsync(site.Vallee.Coordinator);
        await visitor.Gestion.AccepterAsync(place.Name, "Lui confier la fiche");

        await visitor.SeConnecterAsync(manager);
        await visitor.OuvrirAsync($"/lieux/{place.Slug}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Modifier la fiche" }).ClickAsync();
        await page.GetByLabel("En une phrase").FillAsync("On y coud des voiles et des projets.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier mes changements" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/lieux/{place.Slug}$"));
        await Expect(page.Locator("main")).ToContainTextAsync("On y coud des voiles et des projets.");
    });

    [Fact]
    public Task Correction_Accepted_ThenUndoneFromTheHistory() => site.VisitAsync(async visitor =>
    {
        const string before = "Une halle où l’on se retrouve.", after = "Une halle où l’on danse.", email = "danse@exemple.org";
        var page = visitor.Page;
        var place = await PlaceAsync(new() { Name = "La Halle aux toiles", Summary = before });
        await visitor.OuvrirAsync($"/contribuer/corriger/{place.Slug}");
        await page.GetByLabel("En une phrase").FillAsync(after);
        await page.GetByLabel("Votre adresse électronique").FillAsync(email);
        site.LeaveTimeToWrite();
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma correction" }).ClickAsync();
        await Expect(visitor.Fiche.Nom).ToHaveTextAsync("Encore une étape : votre courriel");
        await visitor.OuvrirAsync(await site.FollowLinkAsync(email));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirmer mon envoi" }).ClickAsync();
        await Expect(page.Locator(".badge--stage")).ToHaveTextAsync("En attente de la coordination");

        await visitor.SeConnecterAsync(site.Vallee.Coordinator);
        await visitor.Gestion.AccepterAsync(place.Name, "Accepter les changements cochés");
        await page.GetByRole(AriaRole.Link, new() { Name = "Historique" }).ClickAsync();
        await Expect(page.Locator(".history ins").First).ToContainTextAsync(after);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remettre « Résumé » comme avant" }).ClickAsync();
        await Expect(page.Locator(".history ins").First).ToContainTextAsync(before);

        await visitor.SeDeconnecterAsync();
        await visitor.OuvrirAsync($"/lieux/{place.Slug}");
        await Expect(page.Locator("main")).ToContainTextAsync(before);
        await Expect(page.Locator("main")).Not.ToContainTextAsync(after);
    });

    [Fact]
    public Task Merge_LeadsFromOneAddressToTheOther_UntilItIsUndone() => site.VisitAsync(async visitor =>
    {
        var page = visitor.Page;
        var kept = await PlaceAsync(new() { Name = "Le Sémaphore", Summary = "Sur la pointe.", Kinds = ["coworking"] });
        var merged = await PlaceAsync(new() { Name = "Au sémaphore", Summary = "Au bout du chemin." });
        await visitor.SeConnecterAsync(site.Vallee.Coordinator);
        await visitor.OuvrirAsync($"/gestion/doublons/{kept.Id}/{merged.Id}");
        await page.GetByRole(AriaRole.Radio, new() { Name = $"Résumé : garder la valeur de {merged.Name}" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Fusionner" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Annuler la fusion" })).ToBeVisibleAsync();

        await visitor.SeDeconnecterAsync();
        await visitor.OuvrirAsync($"/lieux/{merged.Slug}");
        await Expect(page).ToHaveURLAsync(new Regex($"/lieux/{kept.Slug}$"));
        await Expect(page.Locator("main")).ToContainTextAsync("Au bout du chemin.");

        await visitor.SeConnecterAsync(site.Vallee.Coordinator);
        await visitor.OuvrirAsync($"/gestion/historique/{kept.Slug}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler la fusion" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Annuler la fusion" })).ToHaveCountAsync(0);

        // Even for the browser that was led elsewhere.
        await visitor.SeDeconnecterAsync();
        await visitor.OuvrirAsync($"/lieux/{merged.Slug}");
        await Expect(visitor.Fiche.Nom).ToHaveTextAsync(merged.Name);
        await Expect(page.Locator("main")).ToContainTextAsync("Au bout du chemin.");
    });

    [Fact]
    public Task CurationAndAccounts_OnAPhone_HaveNoViolationAndFit() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        var coordinator = site.Vallee.Coordinator;
        var place = await PlaceAsync(new() { Name = "La Conserverie", Summary = "Avant.", Email = "contact@exemple.org", OpeningHours = "Mo-Fr 09:00-18:00" });
        var other = await PlaceAsync(new() { Name = "La Conserverie du port", Summary = "Une conserverie rendue à ses habitants.", Kinds = ["fablab"] });
        await site.WithDbAsync(db => new PlaceChanges(db, site.Clock).EditAsync(place.Slug, "summary", "\"Après.\"", new(AuthorRoles.Team), default));
        // The address follows the name.
        var slug = (await site.ReloadAsync(place)).Slug;
        var item = await site.ProposalAsync(ProposalKind.Correction, place, new() { Summary = "Encore après.", OpeningHours = "Mo-Sa 08:00-20:00" }, coordinator);
        var faults = new List<string>();
        async Task CheckAsync(params string[] paths)
        {
            foreach (var path in paths)
            {
                faults.AddRange(await Axe.FaultsAsync(visitor, path));
            }
        }

        await CheckAsync("/compte/connexion", "/compte/inscription", $"/lieux/{slug}/historique", $"/lieux/{slug}/ecrire");
        await visitor.SeConnecterAsync(coordinator);
        await CheckAsync(
            "/gestion", $"/gestion/propositions/{item.Id}", "/gestion/tableau", $"/gestion/doublons/{place.Id}/{other.Id}", $"/gestion/historique/{slug}",
            "/compte", "/compte/securite", "/compte/sessions", "/compte/donnees");

        faults.Should().BeEmpty();
    });

    private Task<Place> PlaceAsync(PlaceFacts facts) => site.Data.PlaceAsync(site.Vallee.Locronan, facts);
}
