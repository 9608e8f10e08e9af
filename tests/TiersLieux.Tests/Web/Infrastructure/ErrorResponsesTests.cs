using System.Net;
using TiersLieux.Tests.Testing;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Tests.Web.Infrastructure;

public sealed class ErrorResponsesTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    [Fact]
    public async Task Get_UnknownPage_IsAFrenchPageWithAWayOut()
    {
        using var response = await site.Client.GetAsync("/nulle-part");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var page = await WebDatabase.ReadPageAsync(response);
        page.QuerySelector("h1")!.TextContent.Should().Be("Introuvable");
        page.QuerySelector("main a[href='/lieux']").Should().NotBeNull("on propose de chercher un lieu");
    }

    [Theory]
    [InlineData("/lieux?q=%C3%28", HttpStatusCode.BadRequest, "UTF-8")]
    [InlineData("/?q=%ED%A0%80", HttpStatusCode.BadRequest, "UTF-8")]
    public async Task Get_UnreadableQuery_SaysSo(string url, HttpStatusCode status, string words)
    {
        using var response = await site.Client.GetAsync(url);

        response.StatusCode.Should().Be(status);
        (await WebDatabase.ReadPageAsync(response)).QuerySelector("main")!.TextContent.Should().Contain(words);
    }

    [Fact]
    public async Task Get_QueryTooLong_SaysSo()
    {
        using var response = await site.Client.GetAsync("/?q=" + new string('a', RequestLimits.MaximumQueryLength));

        response.StatusCode.Should().Be(HttpStatusCode.RequestUriTooLong);
        (await WebDatabase.ReadPageAsync(response)).QuerySelector("main")!.TextContent.Should().Contain("trop longue");
    }

    [Fact]
    public async Task Get_TheErrorPageItself_IsNotFound() =>
        (await site.Client.GetAsync("/erreur/200")).StatusCode.Should().Be(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("/nulle-part")]
    [InlineData("/api")]
    [InlineData("/api/v1/territoires")]
    [InlineData("/health/live")]
    public async Task Get_Anything_CarriesTheSecurityHeaders(string url)
    {
        using var response = await site.Client.GetAsync(url);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().Contain("script-src 'self';").And.Contain("frame-ancestors 'self'").And.NotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        response.Headers.GetValues("Permissions-Policy").Single().Should().Contain("geolocation=(self)");
    }

    [Theory]
    [InlineData("?q=caf%C3%A9", true)]
    [InlineData("?q=100%", true)]
    [InlineData("?q=%zz", true)]
    [InlineData("?q=%C3", false)]
    [InlineData("?q=%C3&r=%A9", false)]
    [InlineData("?q=a%00b", false)]
    [InlineData("?q=%F0%9F%8F%A1", true)]
    public void IsText_AcceptsOnlyUtf8(string query, bool expected) => RequestLimits.IsText(query).Should().Be(expected);
}
