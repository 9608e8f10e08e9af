using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;
using TiersLieux.Web.Infrastructure;
using TiersLieux.Web.Infrastructure.Jobs;
using TiersLieux.Web.Mails;
using TiersLieux.Web.Requests;

namespace TiersLieux.Tests.Web.Infrastructure.Jobs;

/// <summary>The daily tasks and the outbox as the site wires them, into the pickup folder that /dev/courriels reads.</summary>
public sealed class JobsTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Fact]
    public async Task DayThenDelivery_WriteTheReminder_WhichTheDevelopmentPageShows()
    {
        var place = await site.Data.PlaceAsync(site.Country.Crest, new PlaceFacts { Name = "La <b>Remise</b>", Email = "remise@exemple.org" });
        await site.WithDbAsync(async db =>
        {
            db.Post("camille@exemple.org", "Bienvenue", new EmailBody().Paragraph("Bonjour"), site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        await site.Services.GetRequiredService<DailyTasks>().RunAsync(default);
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MailDelivery>().DeliverDueAsync(100, default);

        (await site.WithDbAsync(db => db.OutgoingEmails.AllAsync(mail => mail.SentAt != null))).Should().BeTrue();
        var list = await site.GetPageAsync("/dev/courriels");
        var link = list.QuerySelectorAll("tbody a").Single(row => row.TextContent.Contains("La <b>Remise</b>"));
        var mail = await site.GetPageAsync(link.GetAttribute("href")!);
        mail.QuerySelector("dl.facts")!.TextContent.Should().Contain("remise@exemple.org").And.Contain("List-Unsubscribe");
        mail.QuerySelectorAll("dl.facts a").Should().Contain(known => known.GetAttribute("href")!.Contains($"/lieux/{place.Slug}/confirmer/"));
        mail.QuerySelector("iframe")!.GetAttribute("sandbox").Should().BeEmpty();
        (await site.WithDbAsync(db => db.Places.Where(known => known.Id == place.Id).Select(known => known.RemindersSent).SingleAsync())).Should().Be(1);
    }

    [Fact]
    public async Task Get_MailsOutsideDevelopment_Is404()
    {
        await using var production = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseEnvironment("Production")
            .UseSetting(DataRegistration.ConnectionSetting, site.ConnectionString).UseSetting("Jobs:Enabled", "false"));
        using var client = production.CreateClient();

        foreach (var url in new[] { "/dev/courriels", "/dev/courriels/inconnu" })
        {
            using var response = await client.GetAsync(url);
            response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Outbox_LooksAgainEveryFiveSeconds()
    {
        var transport = new AnnouncingTransport();
        await using var services = new ServiceCollection().AddLogging().AddTiersLieuxData(site.ConnectionString)
            .AddSingleton<TimeProvider>(site.Clock).AddSingleton<IMailTransport>(transport).AddSingleton(site.Services.GetRequiredService<MailSettings>())
            .AddSingleton(site.Services.GetRequiredService<SiteAddress>()).AddScoped<MailDelivery>()
            .AddScoped<RequestContacts>().AddScoped<RequestLetters>().AddScoped<RequestBounces>().BuildServiceProvider();
        using var service = new MailService(services.GetRequiredService<IServiceScopeFactory>(), site.Clock, NullLogger<MailService>.Instance);
        // What other tests left; not later: the service marks a mail after it has left.
        await site.WithDbAsync(db => db.OutgoingEmails.Where(mail => mail.SentAt == null).ExecuteDeleteAsync());
        await PostAsync("Avant le départ");

        await service.StartAsync(default);
        (await NextAsync()).Should().Be("Avant le départ");
        await PostAsync("Ensuite");
        site.Clock.Advance(TimeSpan.FromSeconds(5));
        (await NextAsync()).Should().Be("Ensuite");
        await service.StopAsync(default);

        // A service that fell sends nothing more: the test says why instead of waiting.
        async Task<string> NextAsync()
        {
            var next = transport.NextAsync();
            await await Task.WhenAny(next, service.ExecuteTask!);
            return await next;
        }
    }

    private Task PostAsync(string subject) => site.WithDbAsync(async db =>
    {
        db.Post("camille@exemple.org", subject, new EmailBody().Paragraph("Bonjour"), site.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    });

    /// <summary>Lets a test wait for what leaves.</summary>
    private sealed class AnnouncingTransport : IMailTransport
    {
        private readonly Channel<string> subjects = Channel.CreateUnbounded<string>();

        public Task<string> NextAsync() => subjects.Reader.ReadAsync().AsTask();

        public Task SendAsync(MimeMessage message, CancellationToken cancellationToken) => subjects.Writer.WriteAsync(message.Subject!, cancellationToken).AsTask();
    }

    [Theory]
    [InlineData("/dev/courriels/inconnu")]
    [InlineData("/dev/courriels/..%2F..%2Fetc%2Fpasswd")]
    public async Task Get_UnknownMail_Is404(string url)
    {
        using var response = await site.Client.GetAsync(url);

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
