using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Messages;
using TiersLieux.Tests.Testing;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Mails;

namespace TiersLieux.Tests.Web.Mails;

public sealed class MailDeliveryTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
    private readonly RecordingTransport transport = new();

    public Task InitializeAsync() => database.WithDbAsync(db => db.OutgoingEmails.ExecuteDeleteAsync());

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Deliver_SendsWhatIsDue_OnceAndInOrder()
    {
        await PostAsync("Premier");
        clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync("Second");

        (await DeliverAsync()).Should().Be(2);
        (await DeliverAsync()).Should().Be(0);

        transport.Sent.Select(mail => mail.Subject).Should().Equal("Premier", "Second");
        (await RowsAsync()).Should().OnlyContain(row => row.SentAt == clock.GetUtcNow() && row.Attempts == 1);
        transport.Sent[0].Wire.Should().Contain("To: camille@exemple.org").And.Contain("Reply-To: visiteur@exemple.org").And.Contain("Auto-Submitted: auto-generated")
            .And.Contain("text/plain").And.Contain("text/html").And.NotContain("List-Unsubscribe");
    }

    [Fact]
    public async Task Post_InATransactionThatFails_NeverLeaves()
    {
        await database.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Post("camille@exemple.org", "Jamais", Body(), clock.GetUtcNow());
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });

        (await DeliverAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Deliver_ServerAway_TriesAgainLaterAndLater_ThenGivesUp()
    {
        await PostAsync("Patience");
        transport.Answer = () => new MailDelayedException("Le serveur dort.");
        var delays = new List<double>();
        for (var attempt = 1; attempt <= OutgoingEmail.MaximumAttempts; attempt++)
        {
            (await DeliverAsync()).Should().Be(1, $"essai {attempt}");
            (await DeliverAsync()).Should().Be(0, "le suivant attend son heure");
            var row = (await RowsAsync()).Single();
            delays.Add((row.NextAttemptAt - clock.GetUtcNow()).TotalMinutes);
            clock.SetUtcNow(row.NextAttemptAt);
        }

        delays.Should().Equal(1, 5, 15, 30, 60, 120, 240, 480, 720, 720);
        (await RowsAsync()).Single().Should().BeEquivalentTo(new { LastError = "Le serveur dort.", SentAt = (DateTimeOffset?)null, Attempts = 10 })
            .And.Match<OutgoingEmail>(row => row.AbandonedAt != null);
        (await DeliverAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Deliver_AttemptsUsedUpByCrashes_Abandons()
    {
        await PostAsync("Poison");
        await database.WithDbAsync(db => db.OutgoingEmails.ExecuteUpdateAsync(set => set.SetProperty(row => row.Attempts, OutgoingEmail.MaximumAttempts)));

        await DeliverAsync();

        transport.Sent.Should().BeEmpty();
        (await RowsAsync()).Single().AbandonedAt.Should().NotBeNull();
    }

    [Fact]
    public async Task Deliver_RefusedForGood_AbandonsAndSendsTheOthers()
    {
        await PostAsync("Refusé");
        transport.Answer = () =>
        {
            transport.Answer = () => null;
            return new MailRefusedException("Refusé par le serveur (550).");
        };
        clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync("Accepté");

        await DeliverAsync();

        transport.Sent.Select(mail => mail.Subject).Should().Equal("Accepté");
        (await RowsAsync()).Single(row => row.AbandonedAt != null).LastError.Should().Be("Refusé par le serveur (550).");
    }

    [Fact]
    public async Task Deliver_NotAnAddress_Abandons()
    {
        await PostAsync("Nulle part", to: "pas une adresse");

        await DeliverAsync();

        (await RowsAsync()).Single().LastError.Should().Contain("n’est pas une adresse");
    }

    [Fact]
    public async Task Deliver_StoppedInTheMiddleOfAMail_LosesNoneAndRepeatsOnlyThatOne()
    {
        await PostAsync("Parti");
        clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync("Coupé");
        clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync("Pas encore");
        var mails = 0;
        // As a killed process: its attempt is counted, nothing more is written.
        transport.Answer = () => ++mails == 2 ? new ProcessKilledException() : null;

        await FluentActions.Awaiting(DeliverAsync).Should().ThrowAsync<ProcessKilledException>();
        (await RowsAsync()).Select(row => (row.Subject, row.Attempts, Sent: row.SentAt is not null)).Should().Equal(("Parti", 1, true), ("Coupé", 1, false), ("Pas encore", 0, false));

        (await DeliverAsync()).Should().Be(1, "celui qui a été coupé attend une minute");
        clock.Advance(TimeSpan.FromMinutes(1));
        (await DeliverAsync()).Should().Be(1);
        transport.Sent.Select(mail => mail.Subject).Should().Equal("Parti", "Pas encore", "Coupé");
    }

    [Fact]
    public async Task Deliver_AgainAfterAFailure_KeepsTheMessageId()
    {
        await PostAsync("Toujours le même");
        await DeliverAsync();
        await database.WithDbAsync(db => db.OutgoingEmails.ExecuteUpdateAsync(set => set.SetProperty(row => row.SentAt, (DateTimeOffset?)null)));
        clock.Advance(TimeSpan.FromMinutes(1));

        await DeliverAsync();

        transport.Sent.Should().HaveCount(2);
        transport.Sent.Select(mail => mail.MessageId).Distinct().Should().ContainSingle().Which.Should().EndWith("@annuaire.exemple.org");
    }

    [Fact]
    public async Task Deliver_TwoNodesAtOnce_SendEachMailOnce()
    {
        for (var number = 1; number <= 20; number++)
        {
            await PostAsync($"Numéro {number}");
        }

        var counts = await Task.WhenAll(DeliverAsync(), DeliverAsync());

        counts.Sum().Should().Be(20);
        transport.Sent.Select(mail => mail.Subject).Should().OnlyHaveUniqueItems().And.HaveCount(20);
    }

    [Fact]
    public async Task Deliver_Topic_CarriesAWayToStopIt()
    {
        await PostAsync("Rappel", topic: EmailTopics.Reminders);

        await DeliverAsync();

        var wire = transport.Sent.Single().Wire;
        wire.Should().Contain("List-Unsubscribe-Post: List-Unsubscribe=One-Click").And.MatchRegex(@"List-Unsubscribe:\s+<https://annuaire\.exemple\.org/courriels/desabonnement/[\w-]{43}>");
        var link = await database.WithDbAsync(db => db.SecretLinks.SingleAsync(link => link.Purpose == LinkPurpose.Unsubscribe && link.CreatedAt == clock.GetUtcNow()));
        link.Should().BeEquivalentTo(new { Email = "camille@exemple.org", Topic = EmailTopics.Reminders });
    }

    [Fact]
    public async Task Deliver_OptedOut_DropsTheTopicAndKeepsServiceMessages()
    {
        await database.WithDbAsync(db => db.OptOutAsync(" Absente@exemple.ORG", EmailTopics.Reminders, clock.GetUtcNow(), default));
        await PostAsync("Rappel", "absente@exemple.org", EmailTopics.Reminders);
        await PostAsync("Service", "absente@exemple.org");

        await DeliverAsync();

        transport.Sent.Select(mail => mail.Subject).Should().Equal("Service");
        (await RowsAsync()).Single(row => row.Topic != null).Should().Match<OutgoingEmail>(row => row.AbandonedAt != null && row.LastError!.Contains("ne veut plus"));
    }

    [Fact]
    public async Task Deliver_SubjectWithLines_StaysOneHeader()
    {
        await PostAsync("Bonjour\r\nBcc: autre@exemple.org");

        await DeliverAsync();

        transport.Sent.Single().Wire.Should().NotContain("\nBcc:");
    }

    private static EmailBody Body() => new EmailBody().Paragraph("Bonjour <b>vous</b>");

    private Task PostAsync(string subject, string to = "camille@exemple.org", string? topic = null) => database.WithDbAsync(async db =>
    {
        db.Post(to, subject, Body(), clock.GetUtcNow(), topic, "visiteur@exemple.org");
        await db.SaveChangesAsync();
    });

    private Task<int> DeliverAsync() => database.WithDbAsync(db => Delivery(db).DeliverDueAsync(100, default));

    private MailDelivery Delivery(TiersLieuxDbContext db)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [SiteAddress.Setting] = "https://annuaire.exemple.org" }).Build();
        var settings = new MailSettings(configuration, new HostingEnvironment { EnvironmentName = Environments.Production, ContentRootPath = Path.GetTempPath() });
        return new MailDelivery(db, transport, settings, new SiteAddress(configuration), clock, NullLogger<MailDelivery>.Instance);
    }

    private Task<List<OutgoingEmail>> RowsAsync() => database.WithDbAsync(db => db.OutgoingEmails.AsNoTracking().OrderBy(row => row.Id).ToListAsync());

    private sealed class ProcessKilledException : Exception;
}
