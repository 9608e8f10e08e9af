using System.Net;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Api;

public sealed class LieuxEndpointsTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Fact]
    public async Task List_ByCommuneAndRadius_AnswersTheDocumentedShape()
    {
        var list = await GetAsync("/api/v1/lieux?commune=26108&rayon=20");

        list["total"]!.GetValue<int>().Should().Be(2);
        list["page"]!.GetValue<int>().Should().Be(1);
        list["pageSize"]!.GetValue<int>().Should().Be(20);
        var item = list["items"]!.AsArray().Single(place => place!["name"]!.GetValue<string>() == "8 FabLab")!;
        item["kinds"]!.AsArray().Select(kind => kind!.GetValue<string>()).Should().Equal("fablab", "coworking");
        item["location"]!.ToJsonString().Should().Be("""{"latitude":44.731,"longitude":5.021,"precision":"exacte"}""");
        item["territories"]!["zone-emploi"]!.ToJsonString().Should().Be("""{"code":"8406","name":"Crest-Die"}""");
        item["territories"]!.AsObject().Select(pair => pair.Key).Should().Equal("commune", "epci", "zone-emploi", "departement", "region");
        item["distanceKm"]!.GetValue<double>().Should().BeInRange(0.1, 0.2);
        item["sources"]![0]!["licence"]!.GetValue<string>().Should().Be("Licence Ouverte 2.0");
        item["sources"]![0]!["asOf"]!.GetValue<string>().Should().Be("2024-01-01");
        item["slug"]!.GetValue<string>().Should().Be(site.Country.Places["fab"].Slug);
    }

    [Fact]
    public async Task List_CommuneAlone_IsStrict() =>
        (await GetAsync("/api/v1/lieux?commune=26113"))["items"]!.AsArray().Select(place => place!["name"]!.GetValue<string>()).Should().Equal("Le Bureau de Die");

    [Theory]
    [InlineData("?ou=crest", 2)]
    [InlineData("?ou=26400", 2)]
    [InlineData("?ze=8406", 3)]
    [InlineData("?type=coworking", 3)]
    [InlineData("?lat=48.86&lon=2.35&rayon=5", 1)]
    [InlineData("?utm_source=lettre", 5)]
    public async Task List_Filters(string query, int total) => (await GetAsync("/api/v1/lieux" + query))["total"]!.GetValue<int>().Should().Be(total);

    [Fact]
    public async Task List_PlaceAbroad_HasNoTerritory()
    {
        var item = (await GetAsync("/api/v1/lieux?q=relab"))["items"]![0]!;

        item["country"]!.GetValue<string>().Should().Be("BE");
        item["territories"]!.AsObject().Should().BeEmpty();
        item["distanceKm"].Should().BeNull();
    }

    [Theory]
    [InlineData("?ze=8406&format=geojson", null)]
    [InlineData("?ze=8406", "application/geo+json")]
    public async Task List_GeoJson_IsAFeatureCollection(string query, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/lieux" + query + "&pageSize=2");
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        using var response = await site.Client.SendAsync(request);
        var collection = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/geo+json");
        collection["type"]!.GetValue<string>().Should().Be("FeatureCollection");
        collection["numberMatched"]!.GetValue<int>().Should().Be(3);
        collection["numberReturned"]!.GetValue<int>().Should().Be(2);
        var feature = collection["features"]![0]!;
        feature["type"]!.GetValue<string>().Should().Be("Feature");
        feature["geometry"]!["type"]!.GetValue<string>().Should().Be("Point");
        feature["geometry"]!["coordinates"]![0]!.GetValue<double>().Should().BeInRange(5, 5.5, "la longitude vient d’abord");
        feature["properties"]!["name"].Should().NotBeNull();
    }

    [Fact]
    public async Task List_Pages_CoverEverythingOnce()
    {
        var names = new List<string>();
        for (var page = 1; page <= 3; page++)
        {
            names.AddRange((await GetAsync($"/api/v1/lieux?pageSize=2&page={page}"))["items"]!.AsArray().Select(place => place!["name"]!.GetValue<string>()));
        }

        names.Should().BeEquivalentTo("8 FabLab", "Café des Écoles", "Le Bureau de Die", "Anticafé", "Relab");
    }

    [Theory]
    [InlineData("?commune=99999", HttpStatusCode.BadRequest, "commune")]
    [InlineData("?ou=Xyzzyqwkvbrt", HttpStatusCode.BadRequest, "ou")]
    [InlineData("?rayon=abc", HttpStatusCode.BadRequest, "rayon")]
    [InlineData("?rayon=1000000000", HttpStatusCode.BadRequest, "rayon")]
    [InlineData("?bbox=5,1,2,3", HttpStatusCode.BadRequest, "bbox")]
    [InlineData("?page=0", HttpStatusCode.BadRequest, "page")]
    [InlineData("?pageSize=1000", HttpStatusCode.BadRequest, "pageSize")]
    [InlineData("?programme=inconnu", HttpStatusCode.BadRequest, "programme")]
    [InlineData("?reseau=inconnu", HttpStatusCode.BadRequest, "reseau")]
    [InlineData("?format=xml", HttpStatusCode.BadRequest, "format")]
    [InlineData("?page=99", HttpStatusCode.NotFound, null)]
    public async Task List_WhatCannotBeUnderstood_IsAFrenchProblem(string query, HttpStatusCode status, string? parameter)
    {
        using var response = await site.Client.GetAsync("/api/v1/lieux" + query);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        problem["detail"]!.GetValue<string>().Should().MatchRegex("[.…]$", "c’est une phrase");
        if (parameter is not null)
        {
            problem["errors"]!.AsObject().Select(pair => pair.Key).Should().Equal(parameter);
        }
    }

    [Fact]
    public async Task List_AnyQuery_IsNeverA500()
    {
        var values = Gen.Elements("1", "-1", "0", "1e308", "NaN", "26108", "'; DROP TABLE places; --", "<script>", "\ud83d\ude00", "%", "\\", "a:*&b", "2A004", "fablab", "4.9,44.6,5.1,44.8", "é", "|", "Crest", "zone d'emploi");
        var names = Gen.Elements("q", "ou", "commune", "epci", "ze", "departement", "region", "lat", "lon", "rayon", "bbox", "type", "service", "equipement", "programme", "etape", "rural", "ouvert", "tri", "page", "format");
        var queries = Gen.Zip(names, values).Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2)}").ListOf(4).Sample(120, 12);
        foreach (var query in queries.Select(parts => string.Join('&', parts)))
        {
            foreach (var path in new[] { "/api/v1/lieux?", "/lieux?", "/tuiles/lieux/5/16/11.pbf?" })
            {
                using var response = await site.Client.GetAsync(path + query);
                ((int)response.StatusCode).Should().BeLessThan(500, path + query);
            }
        }
    }

    [Fact]
    public async Task Detail_ByIdOrSlug_HasFactsAndOrigins()
    {
        var place = site.Country.Places["fab"];

        foreach (var key in new[] { $"{place.Id}", place.Slug })
        {
            var detail = await GetAsync($"/api/v1/lieux/{key}");

            detail["id"]!.GetValue<int>().Should().Be(place.Id);
            detail["facts"]!["equipment"]![0]!["kind"]!.GetValue<string>().Should().Be("decoupe-laser");
            detail["origins"]!["name"]!["asOf"]!.GetValue<string>().Should().Be("2024-01-01");
        }
    }

    [Theory]
    [InlineData("/api/v1/lieux/999999", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/lieux/99999999999999999999", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/lieux/inconnu", HttpStatusCode.NotFound)]
    public async Task Detail_Unknown_IsAProblem(string url, HttpStatusCode status)
    {
        using var response = await site.Client.GetAsync(url);

        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task Detail_MergedRedirects_WithdrawnIsGone()
    {
        var (merged, withdrawn) = (await site.Data.PlaceAsync(site.Country.Paris), await site.Data.PlaceAsync(site.Country.Paris));
        var survivor = site.Country.Places["paris"];
        await site.WithDbAsync(async db =>
        {
            (await db.Places.SingleAsync(place => place.Id == merged.Id)).MergeInto(await db.Places.SingleAsync(place => place.Id == survivor.Id), site.Clock.GetUtcNow());
            (await db.Places.SingleAsync(place => place.Id == withdrawn.Id)).Withdraw("En double.", site.Clock.GetUtcNow());
            await db.SaveChangesAsync();
        });

        using var redirect = await site.Client.GetAsync($"/api/v1/lieux/{merged.Slug}");
        using var gone = await site.Client.GetAsync($"/api/v1/lieux/{withdrawn.Id}");

        redirect.StatusCode.Should().Be(HttpStatusCode.PermanentRedirect);
        redirect.Headers.Location!.ToString().Should().Be($"/api/v1/lieux/{survivor.Id}");
        gone.StatusCode.Should().Be(HttpStatusCode.Gone);
        JsonNode.Parse(await gone.Content.ReadAsStringAsync())!["detail"]!.GetValue<string>().Should().Contain("En double.");
    }

    [Fact]
    public async Task OpenApi_NamesEveryCriterionTheBinderReads()
    {
        var document = await GetAsync("/api/v1/openapi.json");

        var parameters = document["paths"]!["/api/v1/lieux"]!["get"]!["parameters"]!.AsArray();
        parameters.Select(parameter => parameter!["name"]!.GetValue<string>()).Should().Contain(
            ["q", "ou", "commune", "epci", "ze", "departement", "region", "lat", "lon", "rayon", "bbox", "type", "service", "equipement", "programme", "reseau",
             "etape", "rural", "frr", "accessible", "ouvert", "tri", "page", "pageSize", "format"]);
        parameters.Single(parameter => parameter!["name"]!.GetValue<string>() == "pageSize")!["schema"]!["type"]!.GetValue<string>().Should().Be("integer");
    }

    private async Task<JsonNode> GetAsync(string url)
    {
        using var response = await site.Client.GetAsync(url);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }
}
