using Microsoft.Playwright;
using TiersLieux.BrowserTests.Pages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Tests.Testing;

namespace TiersLieux.BrowserTests.Site;

/// <summary>Somebody in front of the site, and what went wrong on the way without showing.</summary>
public sealed class Visitor
{
    private readonly HashSet<string> expectedRefusals = [];

    public Visitor(IPage page, string address)
    {
        Page = page;
        page.Context.Request += (_, request) =>
        {
            string[] own = [address + "/", "data:", $"blob:{address}/"];
            if (!own.Any(start => request.Url.StartsWith(start, StringComparison.Ordinal)))
            {
                Problems.Add($"requête hors du site : {request.Url}");
            }
        };
        page.Context.Console += (_, message) =>
        {
            if (message.Type == "error" && !expectedRefusals.Any(path => message.Location.Contains(path, StringComparison.Ordinal)))
            {
                Problems.Add($"console : {message.Text} ({message.Location})");
            }
        };
        page.Context.WebError += (_, error) => Problems.Add($"script : {error.Error}");
    }

    public IPage Page { get; }

    public List<string> Problems { get; } = [];

    public Recherche Recherche => new(Page);

    public Carte Carte => new(Page);

    public FicheLieu Fiche => new(Page);

    public Gestion Gestion => new(Page);

    /// <summary>A page, or a form, that answers by an error on purpose: the browser itself writes it in its console.</summary>
    public void AttendreUnRefus(string path) => expectedRefusals.Add(path);

    /// <summary>Opens a page of the site and checks its status.</summary>
    public async Task OuvrirAsync(string path, int status = 200)
    {
        if (status >= 400)
        {
            AttendreUnRefus(path);
        }

        var response = await Page.GotoAsync(path);
        response!.Status.Should().Be(status);
    }

    /// <summary>Becomes this account, second factor given: the pages of sign-in have tests of their own.</summary>
    public async Task SeConnecterAsync(Account account) =>
        await Assertions.Expect(await Page.APIRequest.GetAsync($"{TestSignIn.Path}?compte={account.Id}&second=True")).ToBeOKAsync();

    /// <summary>Becomes anybody again.</summary>
    public Task SeDeconnecterAsync() => Page.Context.ClearCookiesAsync();
}
