using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Import.People.Decisions;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import.Decisions;

/// <summary>Two real sessions at once, and a session killed in the middle.</summary>
public sealed class TwoCuratorsTests(DecisionScene scene) : IClassFixture<DecisionScene>
{
    [Fact]
    public async Task TwoDecisions_OnlyTheFirstCounts_AndTheSecondIsTold()
    {
        var place = await scene.PlaceAsync(new() { Phone = "04 00 00 00 00" });
        var proposal = await scene.ProposalAsync(ProposalKind.Correction, place, new() { Phone = "04 44 44 44 44" }, email: "deux@exemple.org");

        var outcomes = await Task.WhenAll(
            OutcomeAsync(() => scene.AcceptAsync(proposal)),
            OutcomeAsync(() => scene.DecideAsync(decisions => decisions.RefuseAsync(proposal.Id, proposal.Version, scene.Second, "Non vérifié.", default))));

        outcomes.Should().ContainSingle(outcome => outcome == null);
        var decided = await scene.ReloadAsync(proposal);
        var told = outcomes.OfType<DecidedMeanwhileException>().Should().ContainSingle().Subject.Message;
        told.Should().StartWith(decided.State == ProposalState.Accepted ? "Camille a déjà décidé" : "Dominique a déjà décidé").And.Contain("10 mars 2026 à 10\u00a0h\u00a000");
        (await scene.ReloadAsync(place)).Facts.Phone.Should().Be(decided.State == ProposalState.Accepted ? "04 44 44 44 44" : "04 00 00 00 00");
        (await scene.AuditAsync(proposal)).Should().ContainSingle();
        (await scene.MailsAsync("deux@exemple.org")).Should().ContainSingle();
    }

    [Fact]
    public async Task ChangedByItsAuthor_IsReadAgainBeforeBeingDecided()
    {
        var proposal = await scene.ProposalAsync(ProposalKind.Correction, await scene.PlaceAsync(), new() { Summary = "Un résumé." });
        await scene.WithDbAsync(db => db.Proposals.Where(item => item.Id == proposal.Id).ExecuteUpdateAsync(set => set.SetProperty(item => item.Note, "Finalement…")));

        var accept = () => scene.AcceptAsync(proposal);

        (await accept.Should().ThrowAsync<DecidedMeanwhileException>()).WithMessage("*a changé*relisez-la*");
        (await scene.ReloadAsync(proposal)).State.Should().Be(ProposalState.Waiting);
    }

    [Fact]
    public async Task AuthorTakesItBack_WhileACuratorAccepts_OneOfThemWins()
    {
        var place = await scene.PlaceAsync();
        var proposal = await scene.ProposalAsync(ProposalKind.Correction, place, new() { Summary = "Un résumé." });

        var outcomes = await Task.WhenAll(OutcomeAsync(() => scene.AcceptAsync(proposal)), OutcomeAsync(() => scene.WithDbAsync(async db =>
        {
            db.Attach(proposal).State = EntityState.Unchanged;
            (proposal.State, proposal.UpdatedAt) = (ProposalState.Cancelled, scene.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        })));

        outcomes.Should().ContainSingle(outcome => outcome == null);
        var decided = await scene.ReloadAsync(proposal);
        (await scene.ReloadAsync(place)).Summary.Should().Be(decided.State == ProposalState.Accepted ? "Un résumé." : null);
        outcomes.OfType<Exception>().Single().Should().Match(outcome => outcome is DecidedMeanwhileException || outcome is DbUpdateConcurrencyException);
    }

    [Fact]
    public async Task TwoMergesOfAPair_InOppositeDirections_OnlyOneIsMade()
    {
        var (one, other) = (await scene.PlaceAsync(), await scene.PlaceAsync());
        (one, other) = (await scene.ReloadAsync(one), await scene.ReloadAsync(other));

        var outcomes = await Task.WhenAll(
            OutcomeAsync(() => MergeAsync(one, other)),
            OutcomeAsync(() => MergeAsync(other, one)));

        outcomes.Should().ContainSingle(outcome => outcome == null).And.ContainSingle(outcome => outcome is DecidedMeanwhileException);
        (await scene.WithDbAsync(db => db.PlaceMerges.CountAsync(merge => merge.PlaceId == one.Id || merge.PlaceId == other.Id))).Should().Be(1);
    }

    [Fact]
    public async Task EditDuringAMerge_WaitsThenIsToldWhereToGo()
    {
        var (lost, survivor) = (await scene.PlaceAsync(), await scene.PlaceAsync());
        await using var db = scene.CreateContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await new PlaceMerging(db, scene.Clock).MergeAsync(lost.Slug, survivor.Slug, scene.Reviewer, default);

        var edit = OutcomeAsync(() => scene.WithDbAsync(async other =>
        {
            await new PlaceChanges(other, scene.Clock).EditAsync(lost.Id, FieldChanges.Of(new PlaceFacts { Summary = "Trop tard." }), scene.Second, default);
            return 0;
        }));
        await transaction.CommitAsync();

        (await edit).Should().BeOfType<PlaceChangeException>().Which.Message.Should().Contain("a été fusionné");
        (await scene.WithDbAsync(other => other.PlaceEdits.CountAsync(said => said.PlaceId == lost.Id || said.PlaceId == survivor.Id))).Should().Be(0);
    }

    [Fact]
    public async Task SessionKilledBeforeTheEnd_LeavesNothing()
    {
        var (place, other) = (await scene.PlaceAsync(), await scene.PlaceAsync());
        var proposal = await scene.ProposalAsync(ProposalKind.Correction, place, new() { Summary = "Un résumé." });
        var before = await scene.DumpAsync(place.Id);
        await using var db = scene.CreateContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var decisions = new ProposalDecisions(db, scene.Clock, new(path => new Uri(new Uri("https://annuaire.exemple.org"), path), field => field));
        await decisions.AcceptAsync(proposal.Id, proposal.Version, null, null, scene.Reviewer, null, default);
        await new PlaceMerging(db, scene.Clock).MergeAsync(other.Slug, place.Slug, scene.Reviewer, default);

        await scene.WithDbAsync(killer => killer.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend({((NpgsqlConnection)db.Database.GetDbConnection()).ProcessID})"));
        var commit = () => transaction.CommitAsync();

        await commit.Should().ThrowAsync<Exception>();
        (await scene.DumpAsync(place.Id)).Should().Be(before);
        (await scene.AcceptAsync(proposal)).State.Should().Be(ProposalState.Accepted, "on recommence sans rien défaire");
    }

    private Task<int> MergeAsync(Place lost, Place survivor) => scene.WithDbAsync(async db =>
    {
        await new DuplicateDecisions(db, scene.Clock, new(path => new Uri(new Uri("https://annuaire.exemple.org"), path), field => field))
            .MergeAsync((lost.Id, lost.UpdatedAt), (survivor.Id, survivor.UpdatedAt), [], scene.Reviewer, default);
        return 0;
    });

    private static async Task<Exception?> OutcomeAsync<T>(Func<Task<T>> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception refusal)
        {
            return refusal;
        }
    }
}
