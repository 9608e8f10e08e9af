using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Import.People.Decisions;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import.Decisions;

public sealed class ProposalDecisionsTests(DecisionScene scene) : IClassFixture<DecisionScene>
{
    [Fact]
    public async Task Accept_NewPlace_PublishesItAndTellsItsAuthor()
    {
        var proposal = await scene.ProposalAsync(
            ProposalKind.NewPlace, null, new() { Name = "La Turbine neuve", Address = new(CommuneCode: scene.Crest.Code), Phone = "04 00 00 00 00" }, commune: scene.Crest, email: "nouveau@exemple.org");

        var decided = await scene.AcceptAsync(proposal, message: "Bienvenue !");

        decided.State.Should().Be(ProposalState.Accepted);
        var place = await scene.WithDbAsync(db => db.Places.SingleAsync(known => known.Id == decided.PlaceId));
        place.Should().BeEquivalentTo(new { Name = "La Turbine neuve", Slug = "la-turbine-neuve", CommuneId = scene.Crest.Id, Status = PlaceStatus.Published });
        var revision = await scene.WithDbAsync(db => db.Revisions.SingleAsync(known => known.PlaceId == place.Id));
        revision.Should().BeEquivalentTo(new { Kind = RevisionKind.Created, AuthorRole = AuthorRoles.Contributor, ProposalId = proposal.Id, AccountId = (int?)null });
        var mail = (await scene.MailsAsync("nouveau@exemple.org")).Should().ContainSingle().Subject;
        mail.Subject.Should().Be("Votre proposition pour « La Turbine neuve » est acceptée");
        mail.Text.Should().Contain("> Bienvenue !").And.Contain("https://annuaire.exemple.org/contribuer/suivi/");
        (await scene.AuditAsync(proposal)).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Action = "decision", AccountId = scene.Camille.Id, Detail = "Nouveau lieu acceptée : La Turbine neuve" });
    }

    [Fact]
    public async Task Accept_SomeFields_LeavesTheOthersAndSaysSo()
    {
        var place = await scene.PlaceAsync(new() { Phone = "04 00 00 00 00" });
        var proposal = await scene.ProposalAsync(
            ProposalKind.Correction, place, new() { Phone = "04 11 11 11 11", Summary = "Un résumé.", Website = "https://exemple.org" }, email: "partie@exemple.org");

        var decided = await scene.AcceptAsync(proposal, fields: ["phone"]);

        decided.State.Should().Be(ProposalState.PartlyAccepted);
        var facts = (await scene.ReloadAsync(place)).Facts;
        (facts.Phone, facts.Summary, facts.Website).Should().Be(("04 11 11 11 11", null, null));
        (await scene.MailsAsync("partie@exemple.org")).Single().Text.Should().Contain("Laissé de côté : [summary], [website]");
    }

    [Fact]
    public async Task Accept_Correction_ClosesOnlyThoseWithNothingLeft()
    {
        var place = await scene.PlaceAsync(new() { Phone = "04 00 00 00 00" });
        var first = await scene.ProposalAsync(ProposalKind.Correction, place, new() { Phone = "04 22 22 22 22" });
        var same = await scene.ProposalAsync(ProposalKind.Correction, place, new() { Phone = "04 22 22 22 22" }, email: "meme@exemple.org");
        var other = await scene.ProposalAsync(ProposalKind.Correction, place, new() { Phone = "04 22 22 22 22", Summary = "Autre chose." });

        await scene.AcceptAsync(first);

        (await scene.ReloadAsync(same)).Should().BeEquivalentTo(new { State = ProposalState.Cancelled, DecidedById = (int?)null });
        (await scene.MailsAsync("meme@exemple.org")).Single().Subject.Should().EndWith("n’a plus d’objet");
        var waiting = await scene.ReloadAsync(other);
        waiting.State.Should().Be(ProposalState.Waiting);
        FieldDifference.Of((await scene.ReloadAsync(place)).Facts, waiting).Should().BeEquivalentTo(
            [new { Field = "summary", IsAlreadySo = false }, new { Field = "phone", IsAlreadySo = true }]);
    }

    [Fact]
    public async Task Accept_WrongValue_IsRefusedAndNothingIsWritten()
    {
        var place = await scene.PlaceAsync();
        var proposal = await scene.ProposalAsync(ProposalKind.Correction, place, new() { Phone = "abc" });
        var before = await scene.DumpAsync(place.Id);

        var accept = () => scene.AcceptAsync(proposal);

        (await accept.Should().ThrowAsync<PlaceChangeException>()).WithMessage("*numéro de téléphone*");
        (await scene.DumpAsync(place.Id)).Should().Be(before);
    }

    [Fact]
    public async Task Accept_CorrectionOfAMergedPlace_CorrectsTheSurvivor()
    {
        var (lost, survivor) = (await scene.PlaceAsync(), await scene.PlaceAsync());
        var proposal = await scene.ProposalAsync(ProposalKind.Correction, lost, new() { Summary = "Toujours là." });
        await scene.WithDbAsync(db => new PlaceMerging(db, scene.Clock).MergeAsync(lost.Slug, survivor.Slug, scene.Reviewer, default));

        await scene.AcceptAsync(proposal);

        (await scene.ReloadAsync(survivor)).Summary.Should().Be("Toujours là.");
    }

    [Fact]
    public async Task Accept_Photos_PublishesTheChosenOnes()
    {
        var place = await scene.PlaceAsync();
        var proposal = await scene.ProposalAsync(ProposalKind.Correction, place);
        await scene.WithDbAsync(async db =>
        {
            db.AddRange(Enumerable.Range(1, 2).Select(rank => new Photo
            {
                ProposalId = proposal.Id, Key = $"cle-{proposal.Id}-{rank}", AlternativeText = "La façade du lieu", Credit = "Personne d’essai", Width = 1200, Height = 800,
                AddedAt = scene.Clock.GetUtcNow(), Rank = rank,
            }));
            await db.SaveChangesAsync();
        });
        var photos = await scene.WithDbAsync(db => db.Photos.Where(photo => photo.ProposalId == proposal.Id).OrderBy(photo => photo.Rank).Select(photo => photo.Id).ToListAsync());

        var decided = await scene.DecideAsync(decisions => decisions.AcceptAsync(proposal.Id, proposal.Version, null, [photos[1]], scene.Reviewer, null, default));

        decided.State.Should().Be(ProposalState.PartlyAccepted);
        var kept = await scene.WithDbAsync(db => db.Photos.Where(photo => photo.ProposalId == proposal.Id).OrderBy(photo => photo.Id).ToListAsync());
        kept[0].Should().BeEquivalentTo(new { PlaceId = (int?)null, PublishedAt = (DateTimeOffset?)null, RemovedAt = (DateTimeOffset?)scene.Clock.GetUtcNow() });
        kept[1].Should().BeEquivalentTo(new { PlaceId = (int?)place.Id, PublishedAt = (DateTimeOffset?)scene.Clock.GetUtcNow(), Rank = 1 });
    }

    [Fact]
    public async Task Accept_Claim_GivesTheManagementOnce()
    {
        var place = await scene.PlaceAsync();
        var author = await scene.Data.AccountAsync();
        foreach (var _ in new[] { 1, 2 })
        {
            await scene.AcceptAsync(await scene.ProposalAsync(ProposalKind.Claim, place, author: author, reasonCode: ClaimProofs.Call));
        }

        (await scene.WithDbAsync(db => db.PlaceManagers.SingleAsync(manager => manager.PlaceId == place.Id)))
            .Should().BeEquivalentTo(new { AccountId = author.Id, GrantedById = scene.Camille.Id, EndedAt = (DateTimeOffset?)null });
        (await scene.MailsAsync(author.Email!)).Should().HaveCount(2).And.OnlyContain(mail => mail.Text.Contains("/compte/contributions/"));
    }

    [Fact]
    public async Task Accept_ImportConflict_LetsTheSourcesSpeak()
    {
        var place = await scene.PlaceAsync(new() { Phone = "04 00 00 00 00" });
        await scene.ChangeAsync(changes => changes.EditAsync(place.Slug, "phone", "\"04 33 33 33 33\"", scene.Reviewer, default));
        var proposal = await scene.ProposalAsync(ProposalKind.ImportConflict, await scene.ReloadAsync(place), new() { Phone = "04 00 00 00 00" }, kept: false);

        await scene.AcceptAsync(proposal);

        (await scene.ReloadAsync(place)).Facts.Phone.Should().Be("04 00 00 00 00");
        (await scene.WithDbAsync(db => db.PlaceEdits.CountAsync(edit => edit.PlaceId == place.Id && edit.WithdrawnAt == null))).Should().Be(0);
    }

    [Fact]
    public async Task Refuse_KeepsTheSheetAndTellsWhy()
    {
        var place = await scene.PlaceAsync();
        var proposal = await scene.ProposalAsync(ProposalKind.Correction, place, new() { Summary = "Non." }, email: "refus@exemple.org");

        await scene.DecideAsync(decisions => decisions.RefuseAsync(proposal.Id, proposal.Version, scene.Reviewer, "Ce n’est pas ce que dit le lieu.", default));

        (await scene.ReloadAsync(proposal)).Should().BeEquivalentTo(new { State = ProposalState.Refused, DecisionReason = "Ce n’est pas ce que dit le lieu.", DecidedById = scene.Camille.Id });
        (await scene.ReloadAsync(place)).Summary.Should().BeNull();
        (await scene.MailsAsync("refus@exemple.org")).Single().Text.Should().Contain("> Ce n’est pas ce que dit le lieu.");
    }

    [Theory]
    [InlineData(ProposalKind.Report, SheetAction.MarkClosed, ProposalState.Accepted)]
    [InlineData(ProposalKind.Report, SheetAction.Withdraw, ProposalState.Accepted)]
    [InlineData(ProposalKind.Report, SheetAction.Nothing, ProposalState.Accepted)]
    [InlineData(ProposalKind.Confirmation, SheetAction.Confirm, ProposalState.Accepted)]
    [InlineData(ProposalKind.Confirmation, SheetAction.Nothing, ProposalState.Cancelled)]
    public async Task Settle_DoesWhatIsChosen(ProposalKind kind, SheetAction action, ProposalState state)
    {
        var place = await scene.PlaceAsync();
        var proposal = await scene.ProposalAsync(kind, place, kept: kind == ProposalKind.Report, reasonCode: kind == ProposalKind.Report ? "ferme" : null);

        await scene.DecideAsync(decisions => decisions.SettleAsync(proposal.Id, proposal.Version, action, "Le lieu a fermé en 2025.", scene.Reviewer, null, default));

        (await scene.ReloadAsync(proposal)).State.Should().Be(state);
        var after = await scene.ReloadAsync(place);
        after.Lifecycle.Should().Be(action == SheetAction.MarkClosed ? PlaceLifecycle.Closed : PlaceLifecycle.Open);
        (after.Status, after.WithdrawalReason).Should().Be(action == SheetAction.Withdraw ? (PlaceStatus.Withdrawn, "Le lieu a fermé en 2025.") : (PlaceStatus.Published, null));
        after.PeopleConfirmedAt.HasValue.Should().Be(action == SheetAction.Confirm);
    }

    [Fact]
    public async Task Ask_WaitsForTheAuthor_AndNobodyToAskIsRefused()
    {
        var place = await scene.PlaceAsync();
        var proposal = await scene.ProposalAsync(ProposalKind.Correction, place, new() { Summary = "Un résumé." }, email: "question@exemple.org");

        await scene.DecideAsync(decisions => decisions.AskAsync(proposal.Id, proposal.Version, scene.Reviewer, "Depuis quand ?", default));

        var asked = await scene.ReloadAsync(proposal);
        asked.State.Should().Be(ProposalState.Asked);
        asked.Messages.Should().ContainSingle().Which.Should().BeEquivalentTo(new { FromCurator = true, AccountId = scene.Camille.Id, Text = "Depuis quand ?" });
        (await scene.MailsAsync("question@exemple.org")).Single().Text.Should().Contain("> Depuis quand ?");
        var found = await scene.ProposalAsync(ProposalKind.Confirmation, place, kept: false);
        var ask = () => scene.DecideAsync(decisions => decisions.AskAsync(found.Id, found.Version, scene.Reviewer, "Qui ?", default));
        await ask.Should().ThrowAsync<PlaceChangeException>();
    }

    [Fact]
    public async Task Assign_IsGivenAndGivenBack()
    {
        var proposal = await scene.ProposalAsync(ProposalKind.Report, await scene.PlaceAsync(), reasonCode: "erreur");

        await scene.DecideAsync(decisions => decisions.AssignAsync(proposal.Id, scene.Camille.Id, default));
        (await scene.ReloadAsync(proposal)).AssignedToId.Should().Be(scene.Camille.Id);

        await scene.DecideAsync(decisions => decisions.AssignAsync(proposal.Id, null, default));
        (await scene.ReloadAsync(proposal)).AssignedToId.Should().BeNull();
    }

    [Fact]
    public async Task Decide_OfAnotherKind_IsRefused()
    {
        var place = await scene.PlaceAsync();
        var report = await scene.ProposalAsync(ProposalKind.Report, place, reasonCode: "erreur");
        var correction = await scene.ProposalAsync(ProposalKind.Correction, place, new() { Summary = "Un résumé." });

        var accept = () => scene.AcceptAsync(report);
        var settle = () => scene.DecideAsync(decisions => decisions.SettleAsync(correction.Id, correction.Version, SheetAction.Withdraw, "Non", scene.Reviewer, null, default));

        await accept.Should().ThrowAsync<PlaceChangeException>();
        await settle.Should().ThrowAsync<PlaceChangeException>();
        (await scene.ReloadAsync(place)).Status.Should().Be(PlaceStatus.Published);
    }
}
