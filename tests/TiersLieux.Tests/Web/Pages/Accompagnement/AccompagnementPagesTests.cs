using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Accompagnement;

/// <summary>« Qui peut m’accompagner ici ? », an offer, its form, and meeting half-way, over <see cref="SmallCountry"/>.</summary>
public sealed class AccompagnementPagesTests(AccompagnementPagesTests.Offers site) : IClassFixture<AccompagnementPagesTests.Offers>
{
    private const string Form = "/publier/accompagnement";

    public sealed class Offers : WebDatabase
    {
        public SmallCountry Country { get; private set; } = null!;
        public Organisation Airelle { get; private set; } = null!;
        public Offer Near { get; private set; } = null!;
        public Offer Ended { get; private set; } = null!;

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            Country = await SmallCountry.CreateAsync(Data);
            Airelle = await this.OrganisationAsync("Airelle d’essai", "26108");
            Near = await this.OfferAsync(new OfferContent
            {
                Name = "Atelier des idées", Summary = "Passer de l’idée au projet.", Organisation = Airelle.Slug, Area = new(Territories: ["epci:200040459"]),
                Needs = ["idee"], Formats = ["aller-vers", "atelier-collectif"], Cost = new("gratuit"), Sessions = [new(Place: Country.Places["fab"].Slug, When: "Le mardi")],
            });
            await this.OfferAsync(new OfferContent { Name = "Prêt d’honneur", Area = new(Territories: ["zone-emploi:8406"]), Needs = ["financement"], Cost = new("payant", 20, "seance") });
            await this.OfferAsync(new OfferContent { Name = "À Die seulement", Commune = "26113", Area = new(Territories: ["commune:26113"]) });
            Ended = await this.OfferAsync(new OfferContent { Name = "Offre d’hier", EndsOn = "2024-06", Area = new(Everywhere: true) });
        }
    }

    [Fact]
    public async Task Get_ACommune_ListsWhatCoversIt_WithReasons_AndNeighboursApart()
    {
        var page = await site.GetPageAsync("/accompagnement?commune=26108");

        page.QuerySelector("h1")!.TextContent.Should().Be("Qui peut m’accompagner à Crest\u00a0?");
        var cards = page.QuerySelectorAll("#offres ~ ol .offer-card");
        cards.Select(card => card.QuerySelector("h3")!.TextContent).Should().Equal("Atelier des idées", "Prêt d’honneur");
        cards[0].QuerySelectorAll(".badge").Select(badge => badge.TextContent).Should()
            .Equal("Couvre la CC du Crestois et de Pays de Saillans Cœur de Drôme", "Permanence à 0,1\u00a0km", "Se déplace", "Gratuit");
        page.QuerySelector("aside")!.TextContent.Should().Contain("8 FabLab");
        page.QuerySelector("#voisines")!.ParentElement!.TextContent.Should().Contain("À Die seulement").And.Contain("km").And.NotContain("Prêt");
        page.QuerySelector("main")!.TextContent.Should().NotContain("Offre d’hier");
        page.QuerySelector("#pourquoi")!.TextContent.Should().Contain("Ni paiement ni préférence");
    }

    [Fact]
    public async Task Get_OptionalAnswers_PutTheOthersApart_WithACountAndALink()
    {
        var page = await site.GetPageAsync("/accompagnement?ou=Crest&besoin=financement");
        var link = page.QuerySelector("a[href*='toutes=1']")!;
        var all = await site.GetPageAsync(link.GetAttribute("href")!);

        page.QuerySelectorAll(".offer-card h3").Select(name => name.TextContent).Should().Equal("Prêt d’honneur");
        page.QuerySelector(".offer-card")!.TextContent.Should().Contain("Répond à\u00a0: financement");
        link.TextContent.Should().Be("Une autre offre couvre votre commune");
        all.QuerySelectorAll(".offer-card")[1].TextContent.Should().Contain("Atelier des idées").And.Contain("Ne répond pas à");
    }

    [Theory]
    [InlineData("/accompagnement", 200, "Indiquez votre commune")]
    [InlineData("/accompagnement?q=honneur", 200, "Prêt d’honneur")]
    [InlineData("/accompagnement?ou=Crest&phase=inconnue", 400, "n’est pas une valeur connue")]
    [InlineData("/accompagnement?commune=99999", 400, "ne porte le code")]
    [InlineData("/accompagnement?departement=26", 200, "Couvre les 2 communes")]
    [InlineData("/accompagnement?lat=44.73&lon=5.02", 200, "Atelier des idées")]
    [InlineData("/accompagnement?lat=43&lon=-6", 200, "dans aucune commune connue")]
    [InlineData("/accompagnement?commune=75056", 200, "Nous n’en connaissons pas encore ici")]
    [InlineData("/accompagnement?commune=26108&page=9", 404, "Introuvable")]
    [InlineData("/territoires/communes/26108", 200, "Qui peut m’accompagner ici")]
    [InlineData("/lieux?commune=26108", 200, "Être accompagné à Crest")]
    [InlineData("/lieux/mi-chemin", 200, "Indiquez deux communes")]
    [InlineData("/lieux/mi-chemin?de=26108", 200, "Crest (Drôme, 26)")]
    [InlineData("/lieux/mi-chemin?de=Crest&vers=Crest", 400, "Les deux communes sont la même (Crest)")]
    [InlineData("/lieux/mi-chemin?de=Crest&vers=Nulle-part-en-ce-monde", 400, "vers")]
    [InlineData("/lieux/mi-chemin?vers=Crest", 400, "Indiquez la première commune")]
    public async Task Get_Answers(string url, int status, string text)
    {
        using var response = await site.Client.GetAsync(url);

        ((int)response.StatusCode).Should().Be(status);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).Should().Contain(text);
    }

    [Fact]
    public async Task Get_AnOffer_TellsAll_AndAPastOneIsNoLongerAsked()
    {
        var page = await site.GetPageAsync($"/accompagnement/{site.Near.Slug}");
        var past = await site.GetPageAsync($"/accompagnement/{site.Ended.Slug}");

        page.QuerySelector("main")!.TextContent.Should().Contain("Airelle d’essai").And.Contain("CC du Crestois").And.Contain("Le mardi").And.Contain("Gratuit");
        page.QuerySelector($"a[href='/demandes/nouvelle?offre={site.Near.Slug}']").Should().NotBeNull();
        JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!["@type"]!.GetValue<string>().Should().Be("Service");
        past.QuerySelector(".badge--stage")!.TextContent.Should().Be("Terminée");
        past.QuerySelector("a[href^='/demandes']").Should().BeNull();
    }

    [Fact]
    public async Task HalfWay_GivesBothDistances_AndTheFairestFirst()
    {
        var page = await site.GetPageAsync("/lieux/mi-chemin?de=Crest&vers=Die");
        var answer = await site.Client.GetFromJsonAsync<JsonNode>("/api/v1/lieux/mi-chemin?de=26108&vers=26113");
        using var bad = await site.Client.GetAsync("/api/v1/lieux/mi-chemin?de=26108");

        page.QuerySelectorAll(".place-card .badge").Select(badge => badge.TextContent).Should().Contain(text => text.EndsWith("de Crest")).And.Contain(text => text.EndsWith("de Die"));
        var longest = answer!["items"]!.AsArray().Select(item => Math.Max((double)item!["fromKm"]!, (double)item["toKm"]!)).ToList();
        longest.Should().NotBeEmpty().And.BeInAscendingOrder();
        bad.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Api_Orientation_GivesReasons()
    {
        var answer = (await site.Client.GetFromJsonAsync<JsonNode>("/api/v1/accompagnement/orientation?commune=26108&voisines=1"))!;
        using var nowhere = await site.Client.GetAsync("/api/v1/accompagnement/orientation");

        ((int)answer["total"]!).Should().Be(2);
        var first = answer["items"]![0]!;
        first["reach"]!.GetValue<string>().Should().Be("epci");
        first["reasons"]!.AsArray().Select(reason => reason!["kind"]!.GetValue<string>()).Should().Equal("zone", "permanence", "deplacement", "cout");
        answer["neighbours"]!.AsArray().Select(neighbour => neighbour!["slug"]!.GetValue<string>()).Should().Contain("a-die-seulement").And.NotContain(site.Near.Slug);
        nowhere.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Form_WhatIsWrong_IsSaid_AndNothingIsStored()
    {
        var browser = await site.SignInAsync(await site.Data.AccountAsync());
        using var response = await site.PostFormAsync(browser, Form, Fields(
            ("Input.Name", ""), ("Input.CostKind", "payant"), ("Input.CostAmount", "20"), ("Input.CostUnit", ""), ("Input.Area.Lines", "epci:999999999\nNulle-part-en-ce-monde"),
            ("Input.EndsOn", "2020"), ("Input.StartsOn", "2021"), ("Input.Organisation", "Inconnue au bataillon"), ("Input.Sessions[0].When", "Le mardi")));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var summary = (await WebDatabase.ReadPageAsync(response)).QuerySelector("[role=alert]")!.TextContent;
        summary.Should().Contain("Le nom manque").And.Contain("Un montant demande une unité").And.Contain("999999999").And.Contain("La fin vient avant le début")
            .And.Contain("Inconnue au bataillon").And.Contain("Une permanence se tient");
        (await site.WithDbAsync(db => db.Set<Offer>().AnyAsync(offer => offer.SearchKey == ""))).Should().BeFalse();
    }

    [Fact]
    public async Task Form_Anybody_SendsToTheQueue_AMemberAndACoordinatorPublish()
    {
        var (anybody, member, coordinator) = (await site.Data.AccountAsync(), await site.Data.AccountAsync(), await site.Data.AccountAsync(AccountRole.Coordinator, site.Country.Crest));
        await site.WithDbAsync(async db =>
        {
            db.Add(new OrganisationMember { OrganisationId = site.Airelle.Id, AccountId = member.Id, RequestedAt = DateTimeOffset.UtcNow, ApprovedAt = DateTimeOffset.UtcNow });
            await db.SaveChangesAsync();
        });
        async Task<Offer> SendAsync(Account account, string name, string suite, params (string, string)[] more)
        {
            var browser = await site.SignInAsync(account, secondFactor: true);
            using var response = await site.PostFormAsync(
                browser, Form, Fields([("Input.Name", name), ("Input.Area.Lines", "Saillans"), .. more]), button: $"button[value={suite}].button");
            response.StatusCode.Should().Be(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
            return await site.WithDbAsync(db => db.Set<Offer>().AsNoTracking().Include(offer => offer.Territories).SingleAsync(offer => offer.Name == name));
        }

        var waiting = await SendAsync(anybody, "Offre d’un passant", "publier", ("Input.Organisation", site.Airelle.Name));
        var published = await SendAsync(member, "Offre d’Airelle", "publier", ("Input.Organisation", site.Airelle.Name), ("Input.Needs", "financement"), ("Input.CostKind", "payant"), ("Input.CostAmount", "12,50"), ("Input.CostUnit", "heure"));
        var curated = await SendAsync(coordinator, "Offre de la coordination", "publier", ("Input.Commune", "Crest"));
        var draft = await SendAsync(member, "Offre en brouillon", "brouillon", ("Input.Organisation", site.Airelle.Name));

        waiting.State.Should().Be(SheetState.Waiting);
        (await site.WithDbAsync(db => db.Proposals.AnyAsync(proposal => proposal.SheetId == waiting.Id && proposal.Kind == ProposalKind.Publication))).Should().BeTrue();
        published.State.Should().Be(SheetState.Published);
        published.Content.Cost.Should().Be(new OfferCost("payant", 12.5m, "heure"));
        published.Territories.Should().ContainSingle().Which.TerritoryId.Should().Be(site.Country.Saillans.Id);
        curated.State.Should().Be(SheetState.Published);
        draft.State.Should().Be(SheetState.Draft);
        (await site.Client.GetAsync($"/accompagnement/{draft.Slug}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await (await site.SignInAsync(anybody)).GetAsync($"{Form}/{draft.Id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var edit = await (await site.SignInAsync(member)).GetAsync($"{Form}/{published.Id}");
        (await WebDatabase.ReadPageAsync(edit)).QuerySelector("textarea[name='Input.Area.Lines']")!.TextContent.Should().Contain("commune:26289");
    }

    [Fact]
    public async Task Withdrawn_Answers410WithTheReason()
    {
        var offer = await site.OfferAsync("Offre retirée", "commune:75056");
        await site.WithDbAsync(db => new SheetWriting(db, TimeProvider.System).BecomeAsync(offer.Id, SheetState.Withdrawn, new(AuthorRoles.Team), "La structure a fermé.", default));

        using var response = await site.Client.GetAsync($"/accompagnement/{offer.Slug}");

        response.StatusCode.Should().Be(HttpStatusCode.Gone);
        (await response.Content.ReadAsStringAsync()).Should().Contain("La structure a fermé.");
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields) => fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
}
