using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TiersLieux.Data;

namespace TiersLieux.Tests.Testing;

/// <summary>Class fixture: the site over a database of its own, spoken to over HTTP.</summary>
public class WebDatabase : TestDatabase
{
    private WebApplicationFactory<Program> factory = null!;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Does not follow redirects: a test says which one it expects.</summary>
    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => factory.Services;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting(DataRegistration.ConnectionSetting, ConnectionString);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        });
        Client = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
    }

    public override async Task DisposeAsync()
    {
        Client.Dispose();
        await factory.DisposeAsync();
        await base.DisposeAsync();
    }

    public async Task<IHtmlDocument> GetPageAsync(string url)
    {
        using var response = await Client.GetAsync(url);
        return await ReadPageAsync(response);
    }

    public static async Task<IHtmlDocument> ReadPageAsync(HttpResponseMessage response) =>
        await new HtmlParser(new HtmlParserOptions(), BrowsingContext.New()).ParseDocumentAsync(await response.Content.ReadAsStringAsync());
}
