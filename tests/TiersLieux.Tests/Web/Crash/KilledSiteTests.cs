using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;
using TiersLieux.Web.Infrastructure.Jobs;
using TiersLieux.Web.Photos;

namespace TiersLieux.Tests.Web.Crash;

/// <summary>The site's process dies (kill -9) in the middle of a decision, a merge, an upload and a batch of e-mails; started again, nothing is half done.</summary>
public sealed class KilledSiteTests(KilledSiteTests.SharedKeys site) : IClassFixture<KilledSiteTests.SharedKeys>
{
    // Letters that need no encoding in a header: the server reads it as it comes.
    private static readonly string[] Subjects = ["Premier", "Second", "Dernier"];

    /// <summary>After which what is awaited will not come: the test fails instead of stopping the others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Killed_InTheMiddleOfEverything_LeavesNoHalfState()
    {
        site.Clock.SetUtcNow(DateTimeOffset.UtcNow);
        var commune = await site.Data.CommuneAsync();
        var coordinator = await site.SessionCookieAsync(await site.Data.AccountAsync(AccountRole.Coordinator, commune));
        var corrected = await site.Data.PlaceAsync(commune, new() { Name = "La Corrigée", Summary = "Avant." });
        var (kept, merged) = (await site.Data.PlaceAsync(commune, new() { Name = "La Gardée" }), await site.Data.PlaceAsync(commune, new() { Name = "La Fondue" }));
        var photographed = await site.Data.PlaceAsync(commune, new() { Name = "La Photographiée" });
        var manager = await site.SessionCookieAsync(await site.Data.ManagerAsync(photographed));
        var item = await site.ProposalAsync(ProposalKind.Correction, corrected, new() { Summary = "Après." });
        await PostMailsAsync();
        using var smtp = new SilentSmtpServer("Second");
        // As if another node were at them: the tasks of the day would wait for the same tables.
        await using var watch = await site.DataSource.OpenConnectionAsync();
        await ExecuteAsync(watch, $"SELECT pg_advisory_lock({DailyTasks.LockKey})");

        async Task DecideAsync(HttpClient browser) => Expect302(await site.PostFormAsync(
            browser, $"/gestion/propositions/{item.Id}?handler=accepter", [], "form[data-decision]", "button[formaction$='handler=accepter']"));
        async Task MergeAsync(HttpClient browser) => Expect302(await site.PostFormAsync(
            browser, $"/gestion/doublons/{kept.Id}/{merged.Id}", [new("Input.Survivor", $"{kept.Id}")], button: "button[formaction$='handler=fusionner']"));
        async Task PhotographAsync(HttpClient browser) => Expect302(await site.PostFileAsync(
            browser, $"/modifier/{photographed.Slug}/photos", "photo", TestImages.Png, AccountScene.Form(("alternative", "La grande table"), ("credit", "Camille"))));

        var revisions = await RevisionsAsync();
        using (var process = await StartAsync(smtp))
        {
            await smtp.Hung.WaitAsync(Patience);
            using var curator = process.Browser(coordinator);
            using var owner = process.Browser(manager);
            await using var connection = await site.DataSource.OpenConnectionAsync();
            await using (var hold = await connection.BeginTransactionAsync())
            {
                // Each stops at its last words: the change is made, its mail, its audit line or its photo are not.
                await ExecuteAsync(connection, "LOCK TABLE audit_entries, outgoing_emails, photos IN EXCLUSIVE MODE");
                Task[] inTheMiddle = [DecideAsync(curator), MergeAsync(curator), PhotographAsync(owner)];
                using var limit = new CancellationTokenSource(Patience);
                while (await CountAsync(watch, "wait_event_type = 'Lock'", limit.Token) < inTheMiddle.Length)
                {
                    await (Array.Find(inTheMiddle, task => task.IsCompleted) ?? Task.CompletedTask);
                }

                await process.KillAsync();
                foreach (var interrupted in inTheMiddle)
                {
                    await FluentActions.Awaiting(() => interrupted).Should().ThrowAsync<HttpRequestException>();
                }
            }

            // PostgreSQL notices the dead process when it tries to answer it.
            using var left = new CancellationTokenSource(Patience);
            while (await CountAsync(watch, "xact_start IS NOT NULL", left.Token) > 0)
            {
            }
        }

        (await site.ReloadAsync(corrected)).Facts.Summary.Should().Be("Avant.");
        (await site.ReloadAsync(item)).Should().BeEquivalentTo(new { State = ProposalState.Waiting, item.Version });
        (await site.ReloadAsync(merged)).Should().BeEquivalentTo(new { Status = PlaceStatus.Published, MergedIntoId = (int?)null });
        (await RevisionsAsync()).Should().Be(revisions);
        (await site.MailsAsync("lectrice@exemple.org")).Select(mail => (mail.Subject, mail.SentAt is not null, mail.Attempts)).Should()
            .Equal(("Premier", true, 1), ("Second", false, 1), ("Dernier", false, 0));
        (await site.WithDbAsync(db => db.OutgoingEmails.CountAsync())).Should().Be(Subjects.Length, "aucun courriel ne dit ce qui n’a pas eu lieu");

        // The wait of a minute before a second attempt is not what is looked at.
        await site.WithDbAsync(db => db.OutgoingEmails.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.NextAttemptAt, mail => mail.CreatedAt)));
        using var again = await StartAsync(smtp);
        using var curatorAgain = again.Browser(coordinator);
        await DecideAsync(curatorAgain);
        await MergeAsync(curatorAgain);
        using var ownerAgain = again.Browser(manager);
        await PhotographAsync(ownerAgain);
        await Task.WhenAll(Subjects.Select(smtp.TakenAsync)).WaitAsync(Patience);

        (await site.ReloadAsync(corrected)).Facts.Summary.Should().Be("Après.");
        (await site.ReloadAsync(merged)).MergedIntoId.Should().Be(kept.Id);
        // The row of the first one, one statement by itself, may have gone through once the lock was: its files were there before it.
        var photos = await site.WithDbAsync(db => db.Photos.Where(photo => photo.PlaceId == photographed.Id).Select(photo => photo.Key).ToListAsync());
        photos.Should().HaveCountGreaterThan(0).And.HaveCountLessThan(3);
        foreach (var file in photos.SelectMany(key => PhotoSizes.All.Select(size => PhotoSizes.Address(key, size))))
        {
            (await ownerAgain.GetAsync(file)).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var sent = smtp.Received.Where(mail => Subjects.Contains(mail.Subject)).ToList();
        sent.Select(mail => mail.Subject).Should().Equal("Premier", "Second", "Second", "Dernier");
        sent[2].MessageId.Should().Be(sent[1].MessageId, "un courriel reçu deux fois se reconnaît");
    }

    private Task<SiteProcess> StartAsync(SilentSmtpServer smtp) => SiteProcess.StartAsync(new Dictionary<string, string>(site.Shared)
    {
        [DataRegistration.ConnectionSetting] = site.ConnectionString, ["Mails:Smtp:Host"] = "127.0.0.1", ["Mails:Smtp:Port"] = $"{smtp.Port}",
        ["Mails:Smtp:Security"] = "aucune", ["Mails:From"] = "annuaire@exemple.org",
    });

    private Task PostMailsAsync() => site.WithDbAsync(async db =>
    {
        foreach (var (subject, minutes) in Subjects.Select((subject, index) => (subject, 10 - index)))
        {
            db.Post("lectrice@exemple.org", subject, new EmailBody().Paragraph("Bonjour."), DateTimeOffset.UtcNow.AddMinutes(-minutes));
        }

        await db.SaveChangesAsync();
    });

    private Task<int> RevisionsAsync() => site.WithDbAsync(db => db.Revisions.CountAsync());

    private static void Expect302(HttpResponseMessage response)
    {
        using (response)
        {
            response.StatusCode.Should().Be(HttpStatusCode.Redirect);
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string condition, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND {condition}", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Class fixture: a session opened here is one of the process too, and so are the photos.</summary>
    public sealed class SharedKeys : WebDatabase
    {
        private readonly string folder = Directory.CreateTempSubdirectory("tiers-lieux-").FullName;

        public Dictionary<string, string> Shared => new()
        {
            ["Keys:Folder"] = Path.Combine(folder, "cles"), [PhotoFolder.Setting] = Path.Combine(folder, "photos"),
        };

        protected override Dictionary<string, string> Settings => new(base.Settings.Concat(Shared));

        public override async Task DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
