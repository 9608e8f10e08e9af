using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using TiersLieux.Data;
using TiersLieux.Tests.Testing;

namespace TiersLieux.BrowserTests.Site;

/// <summary>Shared by all journeys: the site on a loopback port over <see cref="Vallee"/>, and one Chromium.</summary>
public sealed partial class BrowsedSite : TestDatabase
{
    private static readonly DateTimeOffset TuesdayMorning = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    // No call of the browser's own, and no other host can be reached.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    /// <summary>Milliseconds after which a condition that has not come is a failure, on a machine that does other things.</summary>
    private const float Patience = 30_000;

    /// <summary>Environment variable; when set, a journey that fails leaves its trace too. Recording costs time at every step.</summary>
    private const string Trace = "TIERSLIEUX_TRACE";

    private static readonly string Checkout = TiersLieux.Tests.Testing.TestServer.Root;

    private WebApplicationFactory<Program> factory = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>Stands still unless a journey moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(TuesdayMorning);

    /// <summary>Address of the site, without a final slash.</summary>
    public string Address { get; private set; } = "";

    public Vallee Vallee { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Vallee = new Vallee(this);
        await Vallee.CreateAsync();
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseContentRoot(Path.Combine(Checkout, "src/TiersLieux.Web"));
            builder.UseSetting(DataRegistration.ConnectionSetting, ConnectionString);
            // Nothing happens by itself while a journey looks; all the forms come from one address.
            builder.UseSetting("Jobs:Enabled", "false");
            builder.UseSetting("RateLimits:Anonymous", "100000");
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                services.ConfigureDbContext<TiersLieuxDbContext>(options => options.UseSharedEntityFramework());
                services.AddSingleton<IStartupFilter, TestSignIn>();
            });
        });
        factory.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        factory.StartServer();
        Address = factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = Arguments });
    }

    public override async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await factory.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>
    /// A visit from a clean browser. Fails when a step fails, a request leaves the site, or the console shows an error (a refusal by the
    /// content security policy is one); its last screen then stays in TestResults/parcours.
    /// </summary>
    public Task VisitAsync(Func<Visitor, Task> steps, [CallerMemberName] string name = "") =>
        VisitAsync(Screen.Desktop, steps, name);

    /// <inheritdoc cref="VisitAsync(Func{Visitor, Task}, string)"/>
    public async Task VisitAsync(BrowserNewContextOptions screen, Func<Visitor, Task> steps, [CallerMemberName] string name = "")
    {
        await using var context = await browser.NewContextAsync(new(screen) { BaseURL = Address, Locale = "fr-FR" });
        context.SetDefaultTimeout(Patience);
        var traces = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Trace));
        if (traces)
        {
            await context.Tracing.StartAsync(new() { Snapshots = true });
        }

        var visitor = new Visitor(await context.NewPageAsync(), Address);
        try
        {
            await steps(visitor);
            visitor.Problems.Should().BeEmpty();
        }
        catch
        {
            await KeepAsync(visitor.Page, name, traces);
            throw;
        }
    }

    /// <summary>Moves the clock past the time under which a form looks filled by a robot.</summary>
    public void LeaveTimeToWrite() => Clock.Advance(TimeSpan.FromSeconds(3));

    /// <summary>Path of the link to a proposal or to a request, in the last e-mail to this address.</summary>
    public async Task<string> FollowLinkAsync(string to) => FollowPath().Match(await WithDbAsync(db =>
        db.OutgoingEmails.Where(email => email.To == to).OrderByDescending(email => email.Id).Select(email => email.Text).FirstAsync())).Value;

    [GeneratedRegex(@"/(contribuer/suivi|demandes/(suivi|repondre))/[\w-]+")]
    private static partial Regex FollowPath();

    private static async Task KeepAsync(IPage page, string name, bool traces)
    {
        var folder = Path.Combine(Checkout, "TestResults/parcours", string.Concat(name.Split(Path.GetInvalidFileNameChars())));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "ecran.png"), FullPage = true });
        if (traces)
        {
            await page.Context.Tracing.StopAsync(new() { Path = Path.Combine(folder, "trace.zip") });
        }
    }
}

[CollectionDefinition(Name)]
public sealed class Journeys : ICollectionFixture<BrowsedSite>
{
    public const string Name = "parcours";
}
