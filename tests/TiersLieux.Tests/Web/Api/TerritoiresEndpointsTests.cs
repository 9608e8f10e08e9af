using System.Net;
using System.Text.Json.Nodes;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Api;

public sealed class TerritoiresEndpointsTests(TerritoiresEndpointsTests.Site site) : IClassFixture<TerritoiresEndpointsTests.Site>
{
    [Fact]
    public async Task List_ByName_AnswersTheDocumentedShape()
    {
        var list = await GetJsonAsync("/api/v1/territoires?q=crest&pageSize=5");

        list["total"]!.GetValue<int>().Should().Be(3, "la commune, sa zone d’emploi et son intercommunalité commencent ainsi");
        list["pageSize"]!.GetValue<int>().Should().Be(5);
        var item = list["items"]![0]!;
        item.ToJsonString().Should().Be(JsonNode.Parse(
            """
            {"kind":"commune","code":"26108","name":"Crest","latitude":44.73,"longitude":5.02,"population":8600,
             "departement":{"code":"26","name":"Dr\u00f4me"},"label":"Crest (Dr\u00f4me, 26)","url":"/territoires/communes/26108"}
            """)!.ToJsonString());
        list["items"]![1]!["kind"]!.GetValue<string>().Should().Be("zone-emploi");
    }

    [Theory]
    [InlineData("?kind=commune", 1)]
    [InlineData("?kind=communes", 1)]
    [InlineData("?kind=epci&q=crestois", 1)]
    [InlineData("?q=zzzzzzzz", 0)]
    [InlineData("?q=", 5)]
    public async Task List_Filters(string query, int total) =>
        (await GetJsonAsync("/api/v1/territoires" + query))["total"]!.GetValue<int>().Should().Be(total);

    [Theory]
    [InlineData("?page=0", 400)]
    [InlineData("?page=abc", 400)]
    [InlineData("?page=99999999999999", 400)]
    [InlineData("?pageSize=101", 400)]
    [InlineData("?pageSize=-1", 400)]
    [InlineData("?kind=canton", 400)]
    [InlineData("?q=%ff%fe", 400)]
    [InlineData("?q=%00", 400)]
    [InlineData("?page=50", 404)]
    [InlineData("/commune/99999", 404)]
    [InlineData("/canton/26108", 404)]
    [InlineData("/commune/2%270%20or%201=1", 404)]
    [InlineData("/commune/26108?format=kml", 400)]
    [InlineData("/commune/26108/plus", 404)]
    public async Task Get_BadInput_IsAFrenchProblem(string path, int status)
    {
        using var response = await site.Client.GetAsync("/api/v1/territoires" + path);

        ((int)response.StatusCode).Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        problem["status"]!.GetValue<int>().Should().Be(status);
        problem["traceId"]!.GetValue<string>().Should().MatchRegex("^[0-9a-f]{32}$");
        problem["title"]!.GetValue<string>().Should().NotBeEmpty();
    }

    [Fact]
    public async Task Get_ATextOfTenThousandLetters_IsRefused()
    {
        using var response = await site.Client.GetAsync("/api/v1/territoires?q=" + new string('é', 10_000));

        response.StatusCode.Should().Be(HttpStatusCode.RequestUriTooLong);
        (await response.Content.ReadAsStringAsync()).Should().Contain("trop longue");
    }

    [Fact]
    public async Task Post_IsRefusedInFrench()
    {
        using var response = await site.Client.PostAsync("/api/v1/territoires", null);

        response.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        (await response.Content.ReadAsStringAsync()).Should().Contain("Méthode non acceptée");
    }

    [Fact]
    public async Task Detail_Commune_SaysAllThatIsKnown()
    {
        var commune = await GetJsonAsync("/api/v1/territoires/commune/26108");

        commune["label"]!.GetValue<string>().Should().Be("Crest (Drôme, 26)");
        commune["territories"]!["epci"]![0]!["name"]!.GetValue<string>().Should().Be("CC du Crestois");
        commune["territories"]!["zone-emploi"]![0]!["code"]!.GetValue<string>().Should().Be("8412");
        commune["territories"]!["departement"]![0]!["code"]!.GetValue<string>().Should().Be("26");
        commune["territories"]!["region"]![0]!["code"]!.GetValue<string>().Should().Be("84");
        commune["density"]!["label"]!.GetValue<string>().Should().Be("Bourgs ruraux");
        commune["frr"]!.GetValue<string>().Should().Be("FRR");
        commune["postalCodes"]![0]!.GetValue<string>().Should().Be("26400");
        commune["placeCount"]!.GetValue<int>().Should().Be(1);
        commune["bbox"]!.AsArray().Select(number => Math.Round(number!.GetValue<double>(), 3)).Should().Equal(4.995, 44.705, 5.045, 44.755);
    }

    [Theory]
    [InlineData("epci/200040509")]
    [InlineData("zone-emploi/8412")]
    [InlineData("zones-emploi/8412")]
    [InlineData("departement/26")]
    [InlineData("region/84")]
    public async Task Detail_EachKind_CountsItsPlaces(string path)
    {
        var territory = await GetJsonAsync("/api/v1/territoires/" + path);

        territory["placeCount"]!.GetValue<int>().Should().Be(1);
        territory["communeCount"]!.GetValue<int>().Should().Be(1);
        territory["ruralCommuneCount"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task Detail_PastCode_RedirectsToTodaysCommune()
    {
        using var response = await site.Client.GetAsync("/api/v1/territoires/commune/26999?format=geojson");

        response.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        response.Headers.Location!.OriginalString.Should().Be("/api/v1/territoires/commune/26108?format=geojson");
    }

    [Theory]
    [InlineData("?format=geojson", "*/*", "Feature")]
    [InlineData("", "application/geo+json", "Feature")]
    [InlineData("", "*/*", null)]
    public async Task Detail_Format_IsTheOneAsked(string query, string accept, string? type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/territoires/commune/26108" + query) { Headers = { { "Accept", accept } } };
        using var response = await site.Client.SendAsync(request);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        body["type"]?.GetValue<string>().Should().Be(type);
        response.Content.Headers.ContentType!.MediaType.Should().Be(type is null ? "application/json" : "application/geo+json");
        body["geometry"]?["type"]?.GetValue<string>().Should().Be(type is null ? null : "MultiPolygon");
    }

    [Fact]
    public async Task OpenApi_DescribesEveryAddressInFrench()
    {
        var document = await GetJsonAsync("/api/v1/openapi.json");

        document["paths"]!.AsObject().Select(path => path.Key).Should().Contain(
            ["/api/v1/territoires", "/api/v1/territoires/{kind}/{code}", "/tuiles/lieux/{z}/{x}/{y}.pbf", "/tuiles/territoires/{z}/{x}/{y}.pbf"])
            .And.NotContain("/health/ready");
        document["paths"]!["/api/v1/territoires"]!["get"]!["summary"]!.GetValue<string>().Should().Be("Chercher un territoire");
        var page = document["paths"]!["/api/v1/territoires"]!["get"]!["parameters"]!.AsArray().Single(parameter => parameter!["name"]!.GetValue<string>() == "page");
        page!["schema"]!["type"]!.GetValue<string>().Should().Be("integer");
    }

    [Fact]
    public async Task ApiPage_ShowsEachOperation_WithoutScript()
    {
        var page = await site.GetPageAsync("/api");

        page.QuerySelectorAll("article h3").Select(title => title.TextContent).Should().Contain("Chercher un territoire").And.Contain("Une tuile de lieux");
        page.QuerySelectorAll("main script, main style").Should().BeEmpty();
    }

    private async Task<JsonNode> GetJsonAsync(string url)
    {
        using var response = await site.Client.GetAsync(url);
        response.StatusCode.Should().Be(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public sealed class Site : WebDatabase
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var drome = await Data.DepartementAsync(await Data.RegionAsync("Auvergne-Rhône-Alpes", "84"), "Drôme", "26");
            var crest = await Data.CommuneAsync(
                "Crest", 44.73, 5.02, drome, await Data.EpciAsync("CC du Crestois", "200040509"), await Data.ZoneEmploiAsync("Crest - Die", "8412"),
                "26108", 8600, 5, "FRR", ["26400"]);
            await Data.PlaceAsync(crest);
            await WithDbAsync(async db =>
            {
                db.Add(new FormerCommuneCode { Code = "26999", CommuneId = crest.Id });
                await db.SaveChangesAsync();
            });
        }
    }
}
