using AngleSharp;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TiersLieux.Data;
using TiersLieux.Domain.Accounts;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Tests.Testing;

/// <summary>Class fixture: the site over a database of its own, spoken to over HTTP.</summary>
public class WebDatabase : TestDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("tiers-lieux-").FullName;
    private WebApplicationFactory<Program> factory = null!;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Of the site; every test of a class comes from the same address, so that the limits of forms must be out of reach.</summary>
    protected virtual Dictionary<string, string> Settings => new()
    {
        ["RateLimits:Anonymous"] = "100000", ["RateLimits:Credentials"] = "100000", ["RateLimits:Account"] = "100000",
    };

    /// <summary>Does not follow redirects: a test says which one it expects.</summary>
    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => factory.Services;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting(DataRegistration.ConnectionSetting, ConnectionString);
            builder.UseSetting(SiteAddress.Setting, "https://annuaire.exemple.org");
            // A test runs the jobs it is about; nothing happens by itself while another looks.
            builder.UseSetting("Jobs:Enabled", "false");
            builder.UseSetting("Mails:Folder", Path.Combine(folder, "courriels"));
            builder.UseSetting("Photos:Folder", Path.Combine(folder, "photos"));
            foreach (var (setting, value) in Settings)
            {
                builder.UseSetting(setting, value);
            }

            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                services.ConfigureDbContext<TiersLieuxDbContext>(options => options.UseSharedEntityFramework());
                services.AddSingleton<IStartupFilter, TestSignIn>();
            });
        });
        Client = CreateClient();
    }

    /// <summary>A browser of its own: cookies, no redirect followed.</summary>
    public HttpClient CreateClient() => factory.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false, BaseAddress = new Uri("https://annuaire.exemple.org"),
    });

    /// <summary>The browser of somebody who is signed in.</summary>
    public async Task<HttpClient> SignInAsync(Account account, bool secondFactor = false)
    {
        var client = CreateClient();
        using var response = await client.GetAsync($"{TestSignIn.Path}?compte={account.Id}&second={secondFactor}");
        response.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>The cookie of a session opened with a second factor, « session=… »: another process with the same keys and database knows it.</summary>
    public async Task<string> SessionCookieAsync(Account account)
    {
        using var client = factory.CreateClient(new() { HandleCookies = false, BaseAddress = new Uri("https://annuaire.exemple.org") });
        using var response = await client.GetAsync($"{TestSignIn.Path}?compte={account.Id}&second=True");
        return response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0];
    }

    /// <summary>Fills and sends a form of a page as a browser would: its hidden fields, then these values. The clock moves past the guard's delay.</summary>
    /// <param name="form">CSS selector of the form; the first of main by default.</param>
    public async Task<HttpResponseMessage> PostFormAsync(
        HttpClient client, string url, IEnumerable<KeyValuePair<string, string>> values, string form = "main form[method=post]", string? button = null)
    {
        using var shown = await client.GetAsync(url);
        var page = await ReadPageAsync(shown);
        return await PostFormAsync(client, url, page, values, form, button);
    }

    /// <summary>As the other, on a page already read; fields the caller does not name keep what the page shows.</summary>
    /// <param name="button">CSS selector, within the form, of the button pressed: its name and value are sent, to its own address if it has one.</param>
    public async Task<HttpResponseMessage> PostFormAsync(
        HttpClient client, string url, IHtmlDocument page, IEnumerable<KeyValuePair<string, string>> values, string form = "main form[method=post]", string? button = null)
    {
        var element = (IHtmlFormElement?)page.QuerySelector(form) ?? throw new InvalidOperationException($"Pas de formulaire « {form} » à {url}.");
        var given = values.ToList();
        var names = given.Select(value => value.Key).ToHashSet(StringComparer.Ordinal);
        var fields = FormFields(element).Where(field => !names.Contains(field.Key)).Concat(given).ToList();
        if (button is not null)
        {
            var pressed = (IHtmlButtonElement)element.QuerySelector(button)!;
            if (pressed.Name is { Length: > 0 } name)
            {
                fields.Add(KeyValuePair.Create(name, pressed.Value));
            }
        }

        Clock.Advance(TimeSpan.FromSeconds(3));
        var action = (button is null ? null : element.QuerySelector(button)!.GetAttribute("formaction")) ?? element.GetAttribute("action");
        return await client.PostAsync(string.IsNullOrEmpty(action) ? url : action, new FormUrlEncodedContent(fields));
    }

    /// <summary>Fills and sends a form that takes a file.</summary>
    /// <param name="file">Null when none is chosen.</param>
    public async Task<HttpResponseMessage> PostFileAsync(
        HttpClient client, string url, string fileField, byte[]? file, IEnumerable<KeyValuePair<string, string>> values, string form = "main form[enctype]")
    {
        using var shown = await client.GetAsync(url);
        var element = (IHtmlFormElement?)(await ReadPageAsync(shown)).QuerySelector(form) ?? throw new InvalidOperationException($"Pas de formulaire « {form} » à {url}.");
        var given = values.ToList();
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in FormFields(element).Where(field => given.TrueForAll(other => other.Key != field.Key)).Concat(given))
        {
            content.Add(new StringContent(value), name);
        }

        if (file is not null)
        {
            content.Add(new ByteArrayContent(file), fileField, "photo.jpg");
        }

        Clock.Advance(TimeSpan.FromSeconds(3));
        return await client.PostAsync(element.GetAttribute("action") is { Length: > 0 } action ? action : url, content);
    }

    private static IEnumerable<KeyValuePair<string, string>> FormFields(IHtmlFormElement form) => form.Elements.SelectMany(element => element switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name, IsDisabled: false, Type: not ("submit" or "file" or "image" or "button") } input
            when input.Type is not ("checkbox" or "radio") || input.IsChecked => [KeyValuePair.Create(name, input.Value)],
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => [KeyValuePair.Create(name, area.Value)],
        IHtmlSelectElement { Name: { Length: > 0 } name } select => select.SelectedOptions.Select(option => KeyValuePair.Create(name, option.Value)),
        _ => Enumerable.Empty<KeyValuePair<string, string>>(),
    });

    public override async Task DisposeAsync()
    {
        Client.Dispose();
        await factory.DisposeAsync();
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public async Task<IHtmlDocument> GetPageAsync(string url)
    {
        using var response = await Client.GetAsync(url);
        return await ReadPageAsync(response);
    }

    public static async Task<IHtmlDocument> ReadPageAsync(HttpResponseMessage response) =>
        await new HtmlParser(new HtmlParserOptions(), BrowsingContext.New()).ParseDocumentAsync(await response.Content.ReadAsStringAsync());
}
