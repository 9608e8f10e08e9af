using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web;

/// <summary>Every public address, what it answers and in which form. A new route without a line here fails.</summary>
public sealed class PublicUrlsTests(WebCountry site) : IClassFixture<WebCountry>
{
    private const string Html = "text/html";
    private const string Json = "application/json";
    private const string Tile = "application/vnd.mapbox-vector-tile";

    /// <summary>Route pattern, an address of it, status, content type.</summary>
    public static TheoryData<string, string, int, string?> Urls => new()
    {
        { "", "/", 200, Html },
        { "lieux", "/lieux", 200, Html },
        { "lieux/{slug}", "/lieux/{fab}", 200, Html },
        { "territoires", "/territoires", 200, Html },
        { "territoires/{segment}/{code}", "/territoires/communes/26108", 200, Html },
        { "donnees", "/donnees", 200, Html },
        { "api", "/api", 200, Html },
        { "legal/mentions", "/legal/mentions", 200, Html },
        { "legal/confidentialite", "/legal/confidentialite", 200, Html },
        { "legal/accessibilite", "/legal/accessibilite", 200, Html },
        { "contribuer", "/contribuer", 200, Html },
        { "contribuer/proposer", "/contribuer/proposer", 200, Html },
        { "contribuer/proposer/{brouillon}/{etape}", "/contribuer/proposer/inconnu/identite", 404, Html },
        { "contribuer/proposer/{brouillon}/existe-deja", "/contribuer/proposer/inconnu/existe-deja", 404, Html },
        { "contribuer/proposer/{brouillon}/plus-tard", "/contribuer/proposer/inconnu/plus-tard", 404, Html },
        { "contribuer/proposer/{brouillon}/verifier", "/contribuer/proposer/inconnu/verifier", 404, Html },
        { "contribuer/proposer/doublons", "/contribuer/proposer/doublons?nom=fablab&commune=Crest", 200, Html },
        { "contribuer/envoye/{cle}", "/contribuer/envoye/inconnu", 404, Html },
        { "contribuer/suivi/{cle}", "/contribuer/suivi/inconnu", 404, Html },
        { "contribuer/nouveau-lien", "/contribuer/nouveau-lien", 200, Html },
        { "contribuer/corriger/{slug}", "/contribuer/corriger/{fab}", 200, Html },
        { "contribuer/signaler/{slug}", "/contribuer/signaler/{fab}", 200, Html },
        { "contribuer/revendiquer/{slug}", "/contribuer/revendiquer/{fab}", 302, null },
        { "contribuer/preuve/{secret}", "/contribuer/preuve/inconnu", 404, Html },
        { "modifier/{slug}", "/modifier/{fab}", 302, null },
        { "compte/contributions/{id:int}", "/compte/contributions/1", 302, null },
        { "erreur/{status:int}", "/erreur/500", 404, Html },
        { "api/v1/lieux", "/api/v1/lieux", 200, Json },
        { "api/v1/lieux/{id}", "/api/v1/lieux/{fab}", 200, Json },
        { "api/v1/territoires", "/api/v1/territoires?q=crest", 200, Json },
        { "api/v1/territoires/{kind}/{code}", "/api/v1/territoires/commune/26108", 200, Json },
        { "api/{documentName}/openapi.json", "/api/v1/openapi.json", 200, Json },
        { "tuiles/territoires/{z}/{x}/{y}.pbf", "/tuiles/territoires/5/16/11.pbf", 200, Tile },
        { "tuiles/lieux/{z}/{x}/{y}.pbf", "/tuiles/lieux/5/16/11.pbf", 200, Tile },
        { "health/live", "/health/live", 200, null },
        { "health/ready", "/health/ready", 200, null },
    };

    [Theory]
    [MemberData(nameof(Urls))]
    public async Task Get_Answers(string route, string url, int status, string? contentType)
    {
        using var response = await site.Client.GetAsync(url.Replace("{fab}", site.Country.Places["fab"].Slug, StringComparison.Ordinal));

        ((int)response.StatusCode).Should().Be(status, route);
        if (contentType is not null)
        {
            response.Content.Headers.ContentType!.MediaType.Should().Be(contentType);
        }

        response.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'self'").And.NotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
    }

    [Fact]
    public void Routes_AreAllInTheTable()
    {
        var known = Urls.Select(row => (string)row[0]).ToHashSet();

        var routes = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!.Trim('/').ToLowerInvariant())
            .Select(route => route.EndsWith("/index", StringComparison.Ordinal) ? route[..^6] : route == "index" ? "" : route)
            .Distinct().ToList();

        routes.Should().Contain("lieux").And.BeSubsetOf(known.Select(route => route.ToLowerInvariant()));
    }

    [Fact]
    public async Task Post_WhereNothingIsPosted_IsRefused()
    {
        using var response = await site.Client.PostAsync("/api/v1/lieux", null);

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }
}
