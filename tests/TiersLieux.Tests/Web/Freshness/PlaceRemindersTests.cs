using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Tests.Testing;
using TiersLieux.Web.Freshness;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Tests.Web.Freshness;

/// <summary>Each test works on its own place: a run touches them all, and only its own is looked at.</summary>
public sealed class PlaceRemindersTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider clock = new(Start);

    [Fact]
    public async Task Run_OldSheet_RemindsTwiceThenQueuesItOnce()
    {
        var place = await PlaceAsync("2024-01-01", "ancien@exemple.org");

        await RunAsync();
        await RunAsync();
        (await MailsAsync("ancien@exemple.org")).Should().ContainSingle().Which.Should().Match<OutgoingEmail>(mail =>
            mail.Topic == EmailTopics.Reminders && mail.Text.Contains("encore une fois dans un mois") && mail.Text.Contains($"/lieux/{place.Slug}/confirmer/"));

        clock.SetUtcNow(Start.AddDays(27));
        await RunAsync();
        (await MailsAsync("ancien@exemple.org")).Should().HaveCount(1, "un mois n’est pas passé");
        clock.SetUtcNow(Start.AddMonths(1));
        await RunAsync();
        (await MailsAsync("ancien@exemple.org")).Should().HaveCount(2).And.Contain(mail => mail.Text.Contains("dernier rappel"));
        (await PlaceAsync(place.Id)).NeedsConfirmation(clock.GetUtcNow()).Should().BeFalse();

        clock.SetUtcNow(Start.AddMonths(2));
        await RunAsync();
        await RunAsync();
        (await PlaceAsync(place.Id)).NeedsConfirmation(clock.GetUtcNow()).Should().BeTrue();
        (await ItemsAsync(place.Id)).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { State = ProposalState.Waiting, SubmittedAt = clock.GetUtcNow(), place.CommuneId });
        (await MailsAsync("ancien@exemple.org")).Should().HaveCount(2, "deux rappels, pas un de plus");

        await database.WithDbAsync(db => db.Proposals.Where(item => item.PlaceId == place.Id).ExecuteUpdateAsync(set => set.SetProperty(item => item.State, ProposalState.Refused)));
        await RunAsync();
        (await ItemsAsync(place.Id)).Should().ContainSingle("la coordination a déjà répondu");
    }

    [Fact]
    public async Task Run_QueuedSheetConfirmedMeanwhile_ClosesTheItem_AndStartsAgainAYearLater()
    {
        var place = await PlaceAsync("2024-01-01", "retour@exemple.org");
        foreach (var month in new[] { 0, 1, 2 })
        {
            clock.SetUtcNow(Start.AddMonths(month));
            await RunAsync();
        }

        await database.WithDbAsync(db => new PlaceChanges(db, clock).ConfirmAsync(place.Id, new Authorship(AuthorRoles.Coordinator), default));
        await RunAsync();
        (await ItemsAsync(place.Id)).Should().ContainSingle().Which.State.Should().Be(ProposalState.Cancelled);
        (await PlaceAsync(place.Id)).NeedsConfirmation(clock.GetUtcNow()).Should().BeFalse();

        clock.SetUtcNow(Start.AddMonths(14));
        await RunAsync();
        (await MailsAsync("retour@exemple.org")).Should().HaveCount(3);
        (await PlaceAsync(place.Id)).RemindersSent.Should().Be(1);
    }

    [Fact]
    public async Task Run_Manager_IsWrittenToInsteadOfThePublishedAddress()
    {
        var place = await PlaceAsync("2024-01-01", "publiee@exemple.org");
        var manager = await database.Data.ManagerAsync(place);

        await RunAsync();

        (await MailsAsync("publiee@exemple.org")).Should().BeEmpty();
        (await MailsAsync(manager.Email!)).Should().ContainSingle();
        (await database.WithDbAsync(db => db.SecretLinks.SingleAsync(link => link.PlaceId == place.Id))).Should().BeEquivalentTo(
            new { Purpose = LinkPurpose.ConfirmPlace, AccountId = (int?)manager.Id, Email = manager.Email, ExpiresAt = Start.AddDays(90) });
    }

    [Theory]
    [InlineData("2025-03-11", 12, false)]
    [InlineData("2025-03-10", 12, true)]
    [InlineData("2025-12-10", 3, true)]
    [InlineData("2025-12-11", 3, false)]
    public async Task Run_FollowsTheRhythmOfThePlace(string confirmed, int months, bool reminded)
    {
        var email = $"rythme-{confirmed}-{months}@exemple.org";
        var place = await PlaceAsync(confirmed, email);
        await database.WithDbAsync(db => db.Places.Where(known => known.Id == place.Id).ExecuteUpdateAsync(set => set.SetProperty(known => known.ConfirmationMonths, months)));

        await RunAsync();

        (await MailsAsync(email)).Should().HaveCount(reminded ? 1 : 0);
    }

    [Fact]
    public async Task Run_ClosedOrWithdrawnOrMute_IsLeftAlone()
    {
        var closed = await PlaceAsync("2020-01-01", "ferme@exemple.org", PlaceLifecycle.Closed);
        var withdrawn = await PlaceAsync("2020-01-01", "retire@exemple.org");
        var mute = await PlaceAsync("2020-01-01", null);
        await database.WithDbAsync(async db =>
        {
            (await db.Places.SingleAsync(place => place.Id == withdrawn.Id)).Withdraw("Hors sujet", Start);
            await db.SaveChangesAsync();
        });

        await RunAsync();

        (await database.WithDbAsync(db => db.SecretLinks.CountAsync(link => link.PlaceId == closed.Id || link.PlaceId == withdrawn.Id || link.PlaceId == mute.Id))).Should().Be(0);
        (await PlaceAsync(mute.Id)).RemindersSent.Should().Be(0);
    }

    [Fact]
    public async Task Run_TwoNodesAtOnce_RemindOnce()
    {
        var place = await PlaceAsync("2024-01-01", "double@exemple.org");

        await Task.WhenAll(RunAsync(), RunAsync());

        (await PlaceAsync(place.Id)).RemindersSent.Should().Be(1);
        (await MailsAsync("double@exemple.org")).Should().ContainSingle();
    }

    private async Task<Place> PlaceAsync(string confirmed, string? email, PlaceLifecycle lifecycle = PlaceLifecycle.Open)
    {
        var source = await database.Data.SourceAsync(asOf: DateOnly.Parse(confirmed, System.Globalization.CultureInfo.InvariantCulture));
        return await database.Data.PlaceAsync(await database.Data.CommuneAsync(), new PlaceFacts { Email = email, Lifecycle = lifecycle }, source: source);
    }

    private Task<Place> PlaceAsync(int id) => database.WithDbAsync(db => db.Places.AsNoTracking().SingleAsync(place => place.Id == id));

    private Task<int> RunAsync() => database.WithDbAsync(db =>
        new PlaceReminders(db, new SiteAddress(new ConfigurationBuilder().Build()), clock).RunAsync(default));

    private Task<List<OutgoingEmail>> MailsAsync(string to) => database.WithDbAsync(db => db.OutgoingEmails.Where(mail => mail.To == to).OrderBy(mail => mail.Id).ToListAsync());

    private Task<List<Proposal>> ItemsAsync(int placeId) =>
        database.WithDbAsync(db => db.Proposals.AsNoTracking().Where(item => item.PlaceId == placeId && item.Kind == ProposalKind.Confirmation).ToListAsync());
}
