using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Premises;
using TiersLieux.Domain.Sheets;
using TiersLieux.Tests.Testing;
using TiersLieux.Tests.Web.Pages.Gestion;
using static TiersLieux.Tests.Testing.AccountScene;

namespace TiersLieux.Tests.Web.Pages.Publier;

/// <summary>What all kinds of sheets share: the list of one's own, the queue, the versions.</summary>
public sealed class PublierTests(CurationSite site) : IClassFixture<CurationSite>
{
    [Fact]
    public async Task Waiting_Accepted_IsPublishedAndItsAuthorToldOnce()
    {
        var (author, notice) = await WaitingAsync("Ancienne école");
        var item = await ItemAsync(notice);
        var page = await site.GetAsync(site.Crest, $"/gestion/propositions/{item.Id}");
        page.QuerySelector("h1")!.TextContent.Should().Be("Ancienne école");
        page.QuerySelector("main dl.facts")!.TextContent.Should().Contain("Type").And.Contain("Local qui cherche un projet");
        (await site.Paris.GetAsync($"/gestion/propositions/{item.Id}")).StatusCode.Should().Be(HttpStatusCode.NotFound, "Paris ne relit pas Crest");

        using var accepted = await site.PostFormAsync(site.Crest, $"/gestion/propositions/{item.Id}", Form(), "form[data-decision]", "[formaction*=ccepter]");

        accepted.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.ReloadAsync(notice)).State.Should().Be(SheetState.Published);
        (await site.MailsAsync(author.Email!)).Should().ContainSingle().Which.Subject.Should().Be("Votre publication pour « Ancienne école » est en ligne");
    }

    [Fact]
    public async Task Waiting_Refused_TellsWhyOnTheAuthorsPage()
    {
        var (author, notice) = await WaitingAsync("Grange à vendre");
        var item = await ItemAsync(notice);

        using var refused = await site.PostFormAsync(
            site.Crest, $"/gestion/propositions/{item.Id}", Form(("Input.Reason", "Ce n’est pas un local pour un projet.")), "form[data-decision]", "[formaction*=efuser]");

        refused.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var mine = await site.GetAsync(await site.SignInAsync(author), "/publier");
        mine.QuerySelector(".rows li")!.TextContent.Should().Contain("Grange à vendre").And.Contain("Non retenue").And.Contain("Ce n’est pas un local pour un projet.");
    }

    [Fact]
    public async Task Versions_OfOthers_AreNotShown_AndCoordinatorsRestore()
    {
        var (author, notice) = await WaitingAsync("Halle");
        var url = $"/publier/locaux/{notice.Id}/versions";
        (await (await site.SignInAsync(await site.Data.AccountAsync())).GetAsync(url)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await (await site.SignInAsync(author)).GetAsync(url)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await site.Crest.GetAsync($"/publier/accompagnement/{notice.Id}/versions")).StatusCode.Should().Be(HttpStatusCode.NotFound, "ce n’est pas une offre");
        using var accepted = await site.PostFormAsync(site.Crest, $"/gestion/propositions/{(await ItemAsync(notice)).Id}", Form(), "form[data-decision]", "[formaction*=ccepter]");

        using var nothing = await site.PostFormAsync(site.Crest, url, Form(), "form.form-sheet", "[formaction*=etirer]");
        using var withdrawn = await site.PostFormAsync(site.Crest, url, Form(("Reason", "Vendue.")), "form.form-sheet", "[formaction*=etirer]");
        (await site.ReloadAsync(notice)).Should().BeEquivalentTo(new { State = SheetState.Withdrawn, StateReason = "Vendue." });
        using var back = await site.PostFormAsync(site.Crest, url, Form(), "form.form-sheet", "[formaction*=emettre]");

        nothing.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        back.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.ReloadAsync(notice)).State.Should().Be(SheetState.Published);
        var stranger = await site.GetAsync(await site.SignInAsync(await site.Data.AccountAsync()), url);
        stranger.QuerySelector("form.form-sheet").Should().BeNull("chacun lit ce qui a été public, sans rien décider");
        stranger.QuerySelectorAll(".history > li").Should().HaveCount(2);
    }

    [Fact]
    public async Task Waiting_TakenBackByItsAuthor_IsADraftAgain()
    {
        var (author, notice) = await WaitingAsync("Moulin");
        var item = await ItemAsync(notice);

        using var taken = await site.PostFormAsync(await site.SignInAsync(author), $"/contribuer/suivi/{item.Id}", Form(), "main form[action*=Retirer]");

        taken.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await site.ReloadAsync(notice)).State.Should().Be(SheetState.Draft);
        (await site.ReloadAsync(item)).State.Should().Be(ProposalState.Cancelled);
    }

    [Fact]
    public async Task Organisation_AreaOfItsOwn_IsInTheScopeOfItsTerritoryAlone()
    {
        var wide = await site.SheetAsync(SheetKind.Offer, new OfferContent { Name = "Offre de Crest et de Paris", Area = new(Territories: ["commune:26108", "commune:75056"]) });
        var here = await site.SheetAsync(SheetKind.Offer, new OfferContent { Name = "Offre de Crest", Area = new(Territories: ["commune:26108"]) });

        var wideForm = await site.Crest.GetAsync($"/publier/accompagnement/{wide.Id}/versions");
        var mine = await WebDatabase.ReadPageAsync(await site.Crest.GetAsync($"/publier/accompagnement/{here.Id}/versions"));

        mine.QuerySelector("form.form-sheet").Should().NotBeNull();
        (await WebDatabase.ReadPageAsync(wideForm)).QuerySelector("form.form-sheet").Should().BeNull("elle déborde de la coordination de Crest");
    }

    private async Task<(Account Author, Sheet Notice)> WaitingAsync(string name)
    {
        var author = await site.Data.AccountAsync();
        return (author, await site.SheetAsync(SheetKind.Premises, new PremisesContent { Name = name, Type = "local", Commune = "26108" }, SheetState.Waiting, author, site.Clock));
    }

    private Task<Proposal> ItemAsync(Sheet sheet) => site.WithDbAsync(db => db.Proposals.SingleAsync(proposal => proposal.SheetId == sheet.Id));
}
