using System.Net;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Contributions;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Resources;
using TiersLieux.Tests.Testing;
using TiersLieux.Tests.Web.Pages.Contribuer;
using TiersLieux.Tests.Web.Pages.Gestion;

namespace TiersLieux.Tests.Web.Pages.Ressources;

/// <summary>A comment, from its author to the page, and off it.</summary>
[Collection(RessourcesSite.Name)]
public sealed class CommentTests(CurationSite site)
{
    [Fact]
    public async Task Visitor_ConfirmsByLink_ACoordinatorOfTheScopeAccepts_ThenItShows()
    {
        const string email = "lectrice@exemple.org";
        var resource = await ResourceAsync("Commentée par une lectrice");
        using var visitor = site.CreateClient();
        using var sent = await CommentAsync(visitor, resource, "Chez nous aussi.\n<script>alert(1)</script>", "Zoé", email);
        sent.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var item = (await site.ProposalOfAsync(email))!;
        item.Should().BeEquivalentTo(new { Kind = ProposalKind.Comment, State = ProposalState.Unconfirmed, SheetId = (int?)resource.Id, resource.CommuneId });
        (await site.Crest.GetAsync($"/gestion/propositions/{item.Id}")).StatusCode.Should().Be(HttpStatusCode.NotFound, "son adresse n’est pas confirmée");

        (await site.PostFormAsync(visitor, await Mailbox.LastLinkAsync(site, email), [], "form[action*=Confirmer]")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await CommentsAsync(resource)).Should().BeEmpty();
        (await site.GetAsync(site.Crest, "/gestion?nature=commentaire")).Body!.TextContent.Should().Contain(resource.Name);
        (await site.Paris.GetAsync($"/gestion/propositions/{item.Id}")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var page = await site.GetAsync(site.Crest, $"/gestion/propositions/{item.Id}");
        page.QuerySelector("blockquote.words")!.TextContent.Should().Contain("Chez nous aussi.");
        page.QuerySelector($"a[href='/ressources/{resource.Slug}']").Should().NotBeNull();

        await DecideAsync(item.Id, "accepter");
        var shown = (await CommentsAsync(resource)).Should().ContainSingle().Subject;
        shown.Should().Contain("Zoé").And.Contain("<script>alert(1)</script>").And.NotContain(email);
        (await site.MailsToAsync(email))[^1].Subject.Should().Be($"Votre commentaire pour « {resource.Name} » est en ligne");
    }

    [Fact]
    public async Task Account_Refused_IsToldWhy_AndItNeverShows()
    {
        var resource = await ResourceAsync("Refusée à un compte");
        var account = await site.Data.AccountAsync(name: "Camille");
        using var client = await site.SignInAsync(account);
        (await site.GetAsync(client, $"/ressources/{resource.Slug}/commenter")).QuerySelector("[name=Name]")!.GetAttribute("value").Should().Be("Camille");
        (await CommentAsync(client, resource, "Achetez mes meubles.")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        var item = (await site.ProposalOfAsync(account.Email!))!;

        await DecideAsync(item.Id, "refuser", KeyValuePair.Create("Input.Reason", "Ce n’est pas le sujet."));

        (await CommentsAsync(resource)).Should().BeEmpty();
        var mail = (await site.MailsToAsync(account.Email!))[^1];
        mail.Subject.Should().EndWith("n’a pas été retenu");
        mail.Text.Should().Contain("Ce n’est pas le sujet.");
        (await client.GetStringAsync($"/contribuer/suivi/{item.Id}")).Should().Contain("Ce n’est pas le sujet.");
    }

    [Fact]
    public async Task Report_Accepted_TakesTheCommentOff()
    {
        var resource = await ResourceAsync("Signalée");
        await PublishedAsync(resource, "Un propos déplacé.");
        var link = (await site.GetAsync(site.Client, $"/ressources/{resource.Slug}")).QuerySelector("a[href$=signaler]")!.GetAttribute("href")!;
        var reporter = await site.Data.AccountAsync();
        using var client = await site.SignInAsync(reporter);
        (await site.PostFormAsync(client, link, [new("Note", " ")])).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await site.PostFormAsync(client, link, [new("Note", "C’est une insulte.")])).StatusCode.Should().Be(HttpStatusCode.Redirect);
        var report = (await site.ProposalOfAsync(reporter.Email!))!;
        (await client.GetAsync($"/contribuer/suivi/{report.Id}")).StatusCode.Should().Be(HttpStatusCode.OK);

        var page = await site.GetAsync(site.Crest, $"/gestion/propositions/{report.Id}");
        page.Body!.TextContent.Should().Contain("Un propos déplacé.").And.Contain("C’est une insulte.");
        page.QuerySelector("[name='Input.Action']").Should().BeNull("ce n’est pas une fiche qu’on ferme");
        await DecideAsync(report.Id, "accepter");

        (await CommentsAsync(resource)).Should().BeEmpty();
        (await site.Client.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Closed_KeepsWhatShows_AndTakesNoMore()
    {
        var resource = await ResourceAsync("Fermée aux commentaires");
        await PublishedAsync(resource, "Écrit avant.");
        using var client = await site.SignInAsync(await site.Data.AccountAsync());
        var form = await site.GetAsync(client, $"/ressources/{resource.Slug}/commenter");
        (await site.PostFormAsync(site.Crest, $"/publier/ressources/{resource.Id}", [], "form[action*=commentaires]")).StatusCode.Should().Be(HttpStatusCode.Redirect);

        using var late = await site.PostFormAsync(client, $"/ressources/{resource.Slug}/commenter", form, [new("Text", "Trop tard.")]);
        late.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await late.Content.ReadAsStringAsync()).Should().Contain("le vôtre n’a pas été envoyé");
        (await client.GetStringAsync($"/ressources/{resource.Slug}/commenter")).Should().Contain("Les commentaires sont fermés");
        (await CommentsAsync(resource)).Should().ContainSingle().Which.Should().Contain("Écrit avant.");
    }

    [Theory]
    [InlineData("", "Zoé", "a@exemple.org", "Écrivez votre commentaire")]
    [InlineData("2001", "Zoé", "b@exemple.org", "2 000 caractères")]
    [InlineData("Un mot.", " ", "c@exemple.org", "Dites de quel nom signer")]
    [InlineData("Un mot.", "Zoé", "pas-une-adresse", "nom@exemple.fr")]
    public async Task Incomplete_SaysWhat_AndKeepsNothing(string text, string name, string email, string told)
    {
        var resource = await ResourceAsync("Mal commentée");

        using var response = await CommentAsync(site.Client, resource, text == "2001" ? new string('a', 2001) : text, name, email);

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain(told);
        (await site.WithDbAsync(db => db.Comments.AnyAsync(comment => comment.SheetId == resource.Id))).Should().BeFalse();
    }

    [Fact]
    public async Task OneAddress_CannotFillTheQueue()
    {
        var resource = await ResourceAsync("Inondée");
        foreach (var number in Enumerable.Range(1, 5))
        {
            (await CommentAsync(site.Client, resource, $"Numéro {number}.", "Zoé", "flot@exemple.org")).StatusCode.Should().Be(HttpStatusCode.Redirect);
        }

        using var sixth = await CommentAsync(site.Client, resource, "Numéro 6.", "Zoé", "flot@exemple.org");

        sixth.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Erasures_ForgetTheAuthor_AndWhatNeverShowed()
    {
        var resource = await ResourceAsync("Oubliée");
        var account = await site.Data.AccountAsync(name: "Dominique");
        using var client = await site.SignInAsync(account);
        (await CommentAsync(client, resource, "Reste en ligne.")).Dispose();
        await DecideAsync((await site.ProposalOfAsync(account.Email!))!.Id, "accepter");
        (await CommentAsync(site.Client, resource, "Jamais confirmé.", "Zoé", "jamais@exemple.org")).Dispose();
        var export = System.Text.Json.JsonSerializer.Serialize(await site.WithDbAsync(db => PersonalData.ReadAsync(db, account.Id, site.Clock.GetUtcNow(), default)));
        export.Should().Contain("Reste en ligne.");

        await site.WithDbAsync(async db =>
        {
            await db.EraseAsync((await db.Accounts.FindAsync(account.Id))!, site.Clock.GetUtcNow(), default);
            await db.SaveChangesAsync();
        });
        var later = site.Clock.GetUtcNow() + DraftCleaning.Lifetime + TimeSpan.FromDays(1);
        await site.WithDbAsync(db => DraftCleaning.EraseAsync(db, later));

        (await CommentsAsync(resource)).Should().ContainSingle().Which.Should().Contain("Reste en ligne.").And.NotContain("Dominique").And.Contain("Quelqu’un");
        (await site.WithDbAsync(db => db.Comments.Where(comment => comment.SheetId == resource.Id).ToListAsync()))
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { AuthorName = (string?)null, AccountId = (int?)null });
        await site.WithDbAsync(db => db.Comments.Where(comment => comment.SheetId == resource.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(comment => comment.RemovedAt, site.Clock.GetUtcNow())));
        await site.WithDbAsync(db => PersonalDataErasure.RunAsync(db, site.Clock.GetUtcNow().AddYears(2), default));
        (await site.WithDbAsync(db => db.Comments.AnyAsync(comment => comment.SheetId == resource.Id))).Should().BeFalse();
    }

    private Task<Resource> ResourceAsync(string name) => site.ResourceAsync(new() { Name = name, Commune = site.Country.Crest.Code });

    private Task<HttpResponseMessage> CommentAsync(HttpClient client, Resource resource, string text, string? name = null, string? email = null) => site.PostFormAsync(
        client, $"/ressources/{resource.Slug}/commenter",
        new[] { ("Text", text), ("Name", name), ("Sender.Email", email) }.Where(field => field.Item2 is not null).Select(field => KeyValuePair.Create(field.Item1, field.Item2!)));

    private async Task PublishedAsync(Resource resource, string text)
    {
        var account = await site.Data.AccountAsync();
        using var client = await site.SignInAsync(account);
        (await CommentAsync(client, resource, text)).Dispose();
        await DecideAsync((await site.ProposalOfAsync(account.Email!))!.Id, "accepter");
    }

    private async Task DecideAsync(int id, string handler, params KeyValuePair<string, string>[] fields)
    {
        using var decided = await site.PostFormAsync(site.Crest, $"/gestion/propositions/{id}", fields, "form[data-decision]", $"button[formaction*={handler}]");
        decided.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    private async Task<IEnumerable<string>> CommentsAsync(Resource resource) =>
        (await site.GetAsync(site.Client, $"/ressources/{resource.Slug}")).QuerySelectorAll(".comments article").Select(comment => comment.TextContent);
}
