using System.Net;
using AngleSharp.Dom;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Gestion;

public sealed class QueuePageTests(CurationSite site) : IClassFixture<CurationSite>
{
    [Fact]
    public async Task Get_Queue_ShowsTheScope_OldestFirst()
    {
        var place = await site.PlaceAsync(new() { Name = "Atelier de la file" });
        var author = await site.Data.AccountAsync();
        var later = await site.ProposalAsync(ProposalKind.Report, place, reasonCode: "ferme", submittedAt: site.Clock.GetUtcNow().AddDays(-1));
        var first = await site.ProposalAsync(ProposalKind.Correction, place, new() { Phone = "04 11 11 11 11", Summary = "Neuf." }, author, submittedAt: site.Clock.GetUtcNow().AddDays(-400));
        var elsewhere = await site.ProposalAsync(ProposalKind.Report, site.Country.Places["paris"], reasonCode: "ferme");

        var page = await site.GetAsync(site.Crest, "/gestion");

        var links = page.QuerySelectorAll("[data-queue-link]").Select(link => link.GetAttribute("href")).ToList();
        links.Should().ContainInOrder($"/gestion/propositions/{first.Id}", $"/gestion/propositions/{later.Id}").And.NotContain($"/gestion/propositions/{elsewhere.Id}");
        var row = page.QuerySelector($"[href='/gestion/propositions/{first.Id}']")!.Closest("tr")!;
        row.TextContent.Should().Contain("Atelier de la file").And.Contain("Résumé, Téléphone").And.Contain("Crest (26)").And.Contain("400\u00a0jours").And.Contain("première fois");
    }

    [Fact]
    public async Task Get_Queue_TellsTheRecordOfAnAuthor()
    {
        var place = await site.PlaceAsync();
        foreach (var state in new[] { ProposalState.Accepted, ProposalState.PartlyAccepted, ProposalState.Refused })
        {
            var before = await site.ProposalAsync(ProposalKind.Report, place, email: "fidele@exemple.org", reasonCode: "erreur");
            await site.WithDbAsync(async db =>
            {
                db.Attach(before).Entity.State = state;
                await db.SaveChangesAsync();
            });
        }

        var item = await site.ProposalAsync(ProposalKind.Report, place, email: "fidele@exemple.org", reasonCode: "erreur");

        var page = await site.GetAsync(site.Crest, "/gestion");

        page.QuerySelector($"[href='/gestion/propositions/{item.Id}']")!.Closest("tr")!.TextContent.Should().Contain("2\u00a0acceptées, 1\u00a0refusée");
    }

    [Theory]
    [InlineData("nature=correction", true)]
    [InlineData("nature=signalement", false)]
    [InlineData("ou=Crest", true)]
    [InlineData("commune=26108", true)]
    [InlineData("departement=26", true)]
    [InlineData("commune=26289", false)]
    [InlineData("attribution=personne", true)]
    [InlineData("attribution=moi", false)]
    [InlineData("etat=question", false)]
    [InlineData("age=7", true)]
    [InlineData("age=30", false)]
    public async Task Get_Filter_KeepsWhatItSays(string filter, bool kept)
    {
        var item = await site.ProposalAsync(ProposalKind.Correction, await site.PlaceAsync(), new() { Summary = "Filtré." }, submittedAt: site.Clock.GetUtcNow().AddDays(-10));

        var page = await site.GetAsync(site.Crest, "/gestion?" + filter);

        page.QuerySelectorAll("[data-queue-link]").Any(link => link.GetAttribute("href") == $"/gestion/propositions/{item.Id}").Should().Be(kept);
    }

    [Theory]
    [InlineData("nature=poisson", "« poisson »")]
    [InlineData("age=12", "« 12 »")]
    [InlineData("apres=hier", "« hier »")]
    [InlineData("apres=99999999999999999999-1", "apres")]
    [InlineData("commune=99999", "99999")]
    [InlineData("programme=inconnu", "« inconnu »")]
    public async Task Get_UnknownFilter_Returns400AndSaysWhich(string filter, string told)
    {
        using var response = await site.Crest.GetAsync("/gestion?" + filter);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var page = await WebDatabase.ReadPageAsync(response);
        page.Title.Should().StartWith("Erreur : ");
        page.QuerySelector(".message--error")!.TextContent.Replace('\u00a0', ' ').Should().Contain(told);
    }

    [Fact]
    public async Task Get_MoreThanAPage_GoesOnWhereItStopped()
    {
        var coordinator = await site.Data.AccountAsync(AccountRole.Coordinator, site.Country.Die);
        var client = await site.SignInAsync(coordinator, secondFactor: true);
        var place = await site.Data.PlaceAsync(site.Country.Die);
        // All of the same instant: the id decides.
        for (var count = 0; count < 51; count++)
        {
            await site.ProposalAsync(ProposalKind.Report, place, reasonCode: "erreur");
        }

        var first = await site.GetAsync(client, "/gestion");
        var second = await site.GetAsync(client, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        var ids = first.QuerySelectorAll("[data-queue-link]").Concat(second.QuerySelectorAll("[data-queue-link]")).Select(link => link.GetAttribute("href")).ToList();
        first.QuerySelectorAll("[data-queue-link]").Should().HaveCount(50);
        ids.Should().HaveCount(51).And.OnlyHaveUniqueItems();
        first.QuerySelector(".queue-kinds [aria-current] .count")!.TextContent.Should().Be("51");
        second.QuerySelector("a[rel=next]").Should().BeNull();
    }

    [Fact]
    public async Task Get_WithoutTheRight_IsRefused()
    {
        using var visitor = await site.Client.GetAsync("/gestion");
        visitor.StatusCode.Should().Be(HttpStatusCode.Redirect);
        visitor.Headers.Location!.ToString().Should().Contain("/compte/connexion");

        var manager = await site.SignInAsync(await site.Data.ManagerAsync(site.Country.Places["fab"]));
        using var refused = await manager.GetAsync("/gestion");
        refused.Headers.Location!.ToString().Should().Contain("/compte/acces-refuse");

        var withoutSecond = await site.SignInAsync(site.Coordinator);
        using var lacking = await withoutSecond.GetAsync("/gestion");
        lacking.Headers.Location!.ToString().Should().Contain("/compte/acces-refuse");
    }
}
