using Microsoft.Playwright;
using TiersLieux.BrowserTests.Site;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Sheets;
using TiersLieux.Spatial;
using static Microsoft.Playwright.Assertions;

namespace TiersLieux.BrowserTests.Journeys;

/// <summary>A visitor asks two offers at once: one accepts, the other passes it on; then they say what it gave.</summary>
[Collection(Site.Journeys.Name)]
public sealed class DemanderTests(BrowsedSite site)
{
    private const string Email = "porteuse@exemple.org";

    [Fact]
    public Task Request_ToTwoOffers_AcceptedPassedOnAndClosed() => site.VisitAsync(Screen.Phone, async visitor =>
    {
        await CreateAsync();
        var (page, faults) = (visitor.Page, new List<string>());
        async Task LookAsync(string where) => faults.AddRange((await Axe.ViolationsAsync(page)).Select(violation => $"{where} : {violation}"));

        faults.AddRange(await Axe.FaultsAsync(visitor, "/locaux?commune=29134"));
        faults.AddRange(await Axe.FaultsAsync(visitor, "/locaux/ancienne-forge"));
        await visitor.OuvrirAsync("/demandes/nouvelle?offre=atelier-du-lundi&offre=coup-de-main");
        await page.GetByLabel("Ce que vous cherchez").FillAsync("Un coup de main pour ouvrir une cuisine partagée.");
        await page.GetByLabel("Commune de votre projet").FillAsync("Locronan");
        await page.GetByLabel("Votre nom").FillAsync("Maëlle");
        await page.GetByLabel("Votre adresse électronique").FillAsync(Email);
        await page.GetByLabel("Ma demande peut être transmise").CheckAsync();
        await LookAsync("formulaire");
        site.LeaveTimeToWrite();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("votre courriel");

        var follow = await site.FollowLinkAsync(Email);
        await visitor.OuvrirAsync(follow);
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma demande" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Votre demande est partie");
        await LookAsync("suivi");

        await visitor.OuvrirAsync(await site.FollowLinkAsync("lundi@exemple.org"));
        await page.GetByLabel("Oui, je peux répondre").CheckAsync();
        await page.GetByLabel("Vos mots").FillAsync("Passez lundi à 14 h.");
        await LookAsync("réponse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Envoyer ma réponse" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("votre réponse est partie");

        await visitor.OuvrirAsync(await site.FollowLinkAsync("main@exemple.org"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Passer la demande à un autre" }).ClickAsync();
        await page.GetByLabel("Chercher dans l’annuaire").FillAsync("cuisines du bourg");
        await page.GetByRole(AriaRole.Button, new() { Name = "Chercher" }).ClickAsync();
        await page.GetByLabel("Les cuisines du bourg").CheckAsync();
        await LookAsync("passer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Passer la demande" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("La demande est passée");

        await visitor.OuvrirAsync(await site.FollowLinkAsync(Email));
        await Expect(page.GetByText("Passez lundi à 14 h.")).ToBeVisibleAsync();
        await Expect(page.GetByText("indiqué par Coup de main")).ToBeVisibleAsync();
        await page.GetByLabel("J’ai trouvé ce que je cherchais").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clore" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Votre demande est close");
        await LookAsync("close");

        await visitor.SeConnecterAsync(site.Vallee.Coordinator);
        faults.AddRange(await Axe.FaultsAsync(visitor, "/gestion/demandes"));
        faults.AddRange(await Axe.FaultsAsync(visitor, "/publier/locaux"));
        faults.Should().BeEmpty();
    });

    private Task CreateAsync() => site.WithDbAsync(async db =>
    {
        var now = site.Clock.GetUtcNow();
        Organisation Structure(string slug, string name, string email)
        {
            var organisation = new Organisation { Slug = slug, CreatedAt = now, ContactEmail = email };
            organisation.Apply(new OrganisationContent { Name = name }, new(2026, 1, 1), now);
            organisation.Become(SheetState.Published, now);
            return organisation;
        }

        Offer OfferOf(string slug, string name, Organisation organisation)
        {
            var offer = new Offer { Slug = slug, CreatedAt = now, Organisation = organisation };
            offer.Apply(new OfferContent { Name = name, Organisation = organisation.Slug }, new(2026, 1, 1), now);
            offer.Become(SheetState.Published, now);
            return offer;
        }

        db.Add(OfferOf("atelier-du-lundi", "Atelier du lundi", Structure("lundi", "Le Lundi", "lundi@exemple.org")));
        db.Add(OfferOf("coup-de-main", "Coup de main", Structure("main", "La Main", "main@exemple.org")));
        db.Add(Structure("cuisines", "Les cuisines du bourg", "cuisines@exemple.org"));
        var notice = new PremisesNotice { Slug = "ancienne-forge", CreatedAt = now, CommuneId = site.Vallee.Locronan.Id, Position = Wgs84.Point(48.1, -4.2) };
        notice.Apply(new PremisesContent { Name = "Ancienne forge", Summary = "Une forge sur la place, à reprendre.", SurfaceM2 = 140, State = "renover", Conditions = "Bail emphytéotique.", Deadline = "2026-09-30", Street = "2 place d’essai", Commune = "29134" }, new(2026, 1, 1), now);
        notice.Become(SheetState.Published, now);
        db.Add(notice);
        await db.SaveChangesAsync();
    });
}
