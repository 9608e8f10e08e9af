using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.People;
using TiersLieux.Tests.Testing;
using TiersLieux.Tests.Web.Pages.Gestion;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Reseaux;

/// <summary>Networks and structures: their pages, their members, who may change them.</summary>
public sealed class ReseauxTests(CurationSite site) : IClassFixture<CurationSite>
{
    [Fact]
    public async Task Coordinator_OfANetwork_ReachesItAlone()
    {
        var (mine, other) = (await NetworkAsync("Réseau du col"), await NetworkAsync("Réseau d’en face"));
        var coordinator = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Coordinator, networkId: mine.Id), secondFactor: true);
        var (url, fab) = ($"/publier/reseaux/{mine.Id}/membres", site.Country.Places["fab"]);

        foreach (var client in new[] { site.Crest, await site.SignInAsync(await site.Data.AccountAsync()) })
        {
            (await client.GetAsync(url)).StatusCode.Should().Be(HttpStatusCode.NotFound);
            (await client.GetAsync($"/publier/reseaux/{mine.Id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        }

        (await coordinator.GetAsync($"/publier/reseaux/{other.Id}/membres")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await coordinator.GetAsync($"/publier/reseaux/{other.Id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await coordinator.GetAsync("/publier/reseaux")).StatusCode.Should().Be(HttpStatusCode.NotFound, "un nouveau réseau vient de l’administration");
        (await coordinator.GetAsync($"/modifier/{fab.Slug}")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        using var unknown = await site.PostFormAsync(coordinator, url, Form(("Lieu", "/lieux/nulle-part")), "form[action*=Lieu]");
        using var added = await site.PostFormAsync(coordinator, url, Form(("Lieu", $"https://annuaire.exemple.org/lieux/{fab.Slug}")), "form[action*=Lieu]");
        using var again = await site.PostFormAsync(coordinator, url, Form(("Lieu", fab.Slug)), "form[action*=Lieu]");

        (unknown.StatusCode, added.StatusCode, again.StatusCode).Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.BadRequest));
        (await coordinator.GetAsync($"/modifier/{fab.Slug}")).StatusCode.Should().Be(HttpStatusCode.OK, "un lieu du réseau est du périmètre");
        (await site.GetPageAsync($"/lieux/{fab.Slug}")).QuerySelector("#reseaux")!.ParentElement!.TextContent.Should().Contain("Réseau du col");

        using var removed = await site.PostFormAsync(coordinator, url, Form(), "form[action*=Retirer]", "button[name=membre]");

        removed.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.WithDbAsync(db => db.AuditEntries.Where(entry => entry.PlaceId == fab.Id && entry.Action.StartsWith("reseau-")).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync()))
            .Should().Equal("reseau-ajout", "reseau-retrait");
        using var edited = await site.PostFormAsync(coordinator, $"/publier/reseaux/{mine.Id}", Form(("Input.Summary", "De part et d’autre du col."), ("Input.Networks", "/reseaux/" + other.Slug)));
        edited.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.GetPageAsync($"/reseaux/{mine.Slug}")).QuerySelector("main")!.TextContent.Should().Contain("De part et d’autre du col.").And.Contain("Réseau d’en face");
    }

    [Fact]
    public async Task Network_AcrossTheBorder_ShowsItsPlacesAbroad_OnItsPageTheMapAndTheSearch()
    {
        var network = await NetworkAsync("Réseau des Ardennes", "FR", "BE");
        await site.WithDbAsync(async db =>
        {
            db.AddRange(new[] { "fab", "belgique" }.Select(key => new NetworkMember { NetworkId = network.Id, PlaceId = site.Country.Places[key].Id, AddedAt = site.Clock.GetUtcNow() }));
            await db.SaveChangesAsync();
        });

        var page = await site.GetPageAsync($"/reseaux/{network.Slug}");
        var near = JsonNode.Parse(await site.Client.GetStringAsync($"/api/v1/lieux?lat=50.63&lon=5.57&rayon=5&reseau={network.Slug}"))!;
        var framed = JsonNode.Parse(await site.Client.GetStringAsync($"/api/v1/lieux?bbox=5,50,6,51&reseau={network.Slug}"))!;
        var tile = await site.Client.GetByteArrayAsync($"/tuiles/lieux/6/32/21.pbf?reseau={network.Slug}");
        using var nobody = await site.Client.GetAsync("/lieux?reseau=inconnu");

        page.QuerySelectorAll(".place-card").Select(card => card.TextContent).Should().Contain(text => text.Contains("Liège (Belgique)", StringComparison.Ordinal)).And.HaveCount(2);
        page.QuerySelector("[data-map]")!.GetAttribute("data-map-tiles").Should().EndWith($"?reseau={network.Slug}");
        near["total"]!.GetValue<int>().Should().Be(1);
        framed["total"]!.GetValue<int>().Should().Be(1);
        tile.Should().NotBeEmpty();
        (await site.GetPageAsync($"/lieux?reseau={network.Slug}")).QuerySelector(".chips")!.TextContent.Should().Contain("Réseau des Ardennes");
        nobody.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await WebDatabase.ReadPageAsync(nobody)).QuerySelector("[role=alert]")!.TextContent.Should().Contain("réseau à l’adresse « inconnu »");
        var abroad = await site.GetPageAsync($"/lieux/{site.Country.Places["belgique"].Slug}");
        abroad.QuerySelector(".page-head")!.TextContent.Should().Contain("Liège (Belgique)");
        (await site.GetPageAsync("/reseaux?pays=BE")).QuerySelectorAll(".place-card").Should().ContainSingle();
    }

    [Fact]
    public async Task Merge_CarriesNetworksAndSheets_AndGivesThemBack()
    {
        var (place, survivor) = (await site.PlaceAsync(), await site.PlaceAsync());
        var (alone, both) = (await NetworkAsync("Réseau d’un seul"), await NetworkAsync("Réseau des deux"));
        var notice = await site.SheetAsync(SheetKind.Organisation, new OrganisationContent { Name = "Au lieu fusionné", Place = place.Slug, Related = [$"lieux/{place.Slug}"] });
        await site.WithDbAsync(async db =>
        {
            db.AddRange(new[] { (alone.Id, place.Id), (both.Id, place.Id), (both.Id, survivor.Id) }
                .Select(pair => new NetworkMember { NetworkId = pair.Item1, PlaceId = pair.Item2, AddedAt = site.Clock.GetUtcNow() }));
            await db.SaveChangesAsync();
        });
        var author = new Authorship(AuthorRoles.Coordinator, site.Coordinator.Id);

        await site.WithDbAsync(db => new PlaceMerging(db, site.Clock).MergeAsync(place.Slug, survivor.Slug, author, CancellationToken.None));
        var merged = await StateAsync();
        await site.WithDbAsync(async db => { await new PlaceMerging(db, site.Clock).RestoreAsync(place.Slug, author, CancellationToken.None); });

        merged.Should().Be(($"{alone.Id},{both.Id}", survivor.Id, survivor.Id));
        (await StateAsync()).Should().Be(($"{both.Id}", place.Id, place.Id));

        Task<(string Networks, int? At, int? About)> StateAsync() => site.WithDbAsync(async db => (
            string.Join(',', await db.NetworkMembers.Where(member => member.PlaceId == survivor.Id).OrderBy(member => member.NetworkId).Select(member => member.NetworkId).ToListAsync()),
            await db.Sheets.Where(sheet => sheet.Id == notice.Id).Select(sheet => sheet.PlaceId).SingleAsync(),
            await db.SheetLinks.Where(link => link.SheetId == notice.Id).Select(link => link.PlaceId).SingleAsync()));
    }

    [Fact]
    public async Task Invitation_ForANetwork_GivesItsCoordination()
    {
        var network = await NetworkAsync("Réseau invité");
        var admin = await site.SignInAsync(await site.Data.AccountAsync(AccountRole.Admin), secondFactor: true);
        var guest = await site.Data.AccountAsync("reseau@exemple.org");

        using var both = await site.PostFormAsync(admin, "/gestion/administration/invitations",
            Form(("email", "reseau@exemple.org"), ("role", "Coordinator"), ("ou", "Crest"), ("reseau", network.Slug)), "form:has([name=ou])");
        using var sent = await site.PostFormAsync(admin, "/gestion/administration/invitations",
            Form(("email", "reseau@exemple.org"), ("role", "Coordinator"), ("ou", ""), ("reseau", network.Slug)), "form:has([name=ou])");
        using var accepted = await site.PostFormAsync(await site.SignInAsync(guest), await site.LastLinkAsync("reseau@exemple.org"), Form());

        (both.StatusCode, sent.StatusCode, accepted.StatusCode).Should().Be((HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        (await site.WithDbAsync(db => db.RoleGrants.SingleAsync(grant => grant.AccountId == guest.Id))).Should().BeEquivalentTo(
            new { Role = AccountRole.Coordinator, NetworkId = (int?)network.Id, TerritoryId = (int?)null });
    }

    [Fact]
    public async Task Structure_ProposedByAnybody_WaitsForItsTerritory_AndItsPeopleArePickedThere()
    {
        var author = await site.Data.AccountAsync();
        var browser = await site.SignInAsync(author);

        using var sent = await site.PostFormAsync(browser, "/publier/structures", Form(
            ("Input.Name", "La Coopérative du pont"), ("Input.Commune", "26108"), ("Input.Roles", "accompagnement"), ("Input.Area.Lines", "Drôme (departement:26)")));
        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var structure = await site.WithDbAsync(db => db.Organisations.AsNoTracking().SingleAsync(known => known.Slug == "la-cooperative-du-pont"));
        structure.State.Should().Be(SheetState.Waiting);
        (await site.Client.GetAsync("/structures/la-cooperative-du-pont")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        await site.WithDbAsync(db => new TiersLieux.Import.Sheets.SheetWriting(db, site.Clock).BecomeAsync(
            structure.Id, SheetState.Published, new Authorship(AuthorRoles.Coordinator), null, CancellationToken.None));

        using var visitor = await site.PostFormAsync(site.CreateClient(), "/structures/la-cooperative-du-pont", Form(), "form[action*=Rejoindre]");
        using var asked = await site.PostFormAsync(browser, "/structures/la-cooperative-du-pont", Form(), "form[action*=Rejoindre]");
        (await site.GetAsync(site.Paris, "/gestion/collectivites")).QuerySelector(".rows").Should().BeNull("Paris ne décide pas pour Crest");
        using var accepted = await site.PostFormAsync(site.Crest, "/gestion/collectivites", Form(), "form[action*=Repondre]", "button[value=true]");
        using var edited = await site.PostFormAsync(browser, $"/publier/structures/{structure.Id}", Form(("Input.Summary", "Elle aide.")));

        visitor.Headers.Location!.ToString().Should().Contain("/compte/connexion");
        (asked.StatusCode, accepted.StatusCode, edited.StatusCode).Should().Be((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Redirect));
        var page = await site.GetPageAsync("/structures/la-cooperative-du-pont");
        page.QuerySelector(".lead")!.TextContent.Should().Be("Elle aide.");
        page.QuerySelector("main")!.TextContent.Should().NotContain(author.DisplayName).And.NotContain(author.Email);
        foreach (var (query, found) in new[] { ("?role=accompagnement", true), ("?role=financement", false), ("?commune=26289", true), ("?commune=75056", false), ("?q=cooperative", true) })
        {
            ((await site.GetPageAsync("/structures" + query)).QuerySelector("a[href='/structures/la-cooperative-du-pont']") is not null).Should().Be(found, query);
        }
    }

    [Fact]
    public async Task Api_ListsAndDescribes_WithLicenceAndLinks()
    {
        var place = await site.PlaceAsync(new PlaceFacts { Name = "Halle de l’API" });
        var structure = await site.SheetAsync(SheetKind.Organisation, new OrganisationContent
        {
            Name = "Structure de l’API", Commune = "26108", Area = new(Territories: ["epci:200040459"]), Related = [$"lieux/{place.Slug}"],
        });

        var list = JsonNode.Parse(await site.Client.GetStringAsync("/api/v1/structures?commune=26289&q=API"))!;
        var one = JsonNode.Parse(await site.Client.GetStringAsync($"/api/v1/structures/{structure.Slug}"))!;
        using var unknown = await site.Client.GetAsync("/api/v1/structures?commune=99999");

        list["total"]!.GetValue<int>().Should().Be(1);
        list["items"]![0]!["area"]!["territories"]![0]!["code"]!.GetValue<string>().Should().Be("200040459");
        one["content"]!["name"]!.GetValue<string>().Should().Be("Structure de l’API");
        one["links"]![0]!["url"]!.GetValue<string>().Should().Be($"/lieux/{place.Slug}");
        one["licence"]!.GetValue<string>().Should().Be("Licence Ouverte 2.0");
        one["attribution"]!.GetValue<string>().Should().StartWith("Annuaire des tiers-lieux");
        unknown.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private async Task<Network> NetworkAsync(string name, params string[] countries) =>
        (Network)await site.SheetAsync(SheetKind.Network, new NetworkContent { Name = name, Countries = countries.Length == 0 ? null : countries });
}
