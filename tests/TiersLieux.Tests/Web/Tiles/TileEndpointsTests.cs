using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Tiles;

public sealed class TileEndpointsTests(TileEndpointsTests.Site site) : IClassFixture<TileEndpointsTests.Site>
{
    private const string Nearby = "10/526/369";

    [Fact]
    public async Task Places_Close_AreDrawnOneByOne()
    {
        var places = await PlacesAsync($"/tuiles/lieux/{Nearby}.pbf");

        places.Should().HaveCount(3);
        places.Single(place => place.GetValueOrDefault("name") is "Fab Unit").Should().Contain("kind", "fablab").And.Contain("count", 1L)
            .And.Contain("precision", 1L).And.ContainKeys("id", "slug");
        places.Single(place => (long)place["count"] == 2).Should().ContainSingle("un groupe n’a pas de nom");
    }

    [Fact]
    public async Task Places_FromAfar_AreGathered() =>
        (await PlacesAsync("/tuiles/lieux/4/8/5.pbf")).Should().ContainSingle().Which.Should().Contain("count", 4L);

    [Fact]
    public async Task Places_TakeTheSearchOfTheList() =>
        (await PlacesAsync($"/tuiles/lieux/{Nearby}.pbf?type=fablab")).Should().ContainSingle().Which.Should().Contain("name", "Fab Unit");

    [Fact]
    public async Task Places_Elsewhere_IsAnEmptyTile()
    {
        using var response = await site.Client.GetAsync("/tuiles/lieux/10/0/0.pbf");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("/tuiles/lieux/10/526/369.pbf")]
    [InlineData("/tuiles/territoires/10/526/369.pbf")]
    public async Task Tile_HasItsTypeAndTag_AndAnswers304WhenKnown(string url)
    {
        using var first = await site.Client.GetAsync(url);
        first.Content.Headers.ContentType!.MediaType.Should().Be("application/vnd.mapbox-vector-tile");
        first.Headers.CacheControl!.Public.Should().BeTrue();

        // Another address of the same tile, so that the cache does not answer in place of the endpoint.
        foreach (var again in new[] { url, url + "?rien=1" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, again) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
            using var second = await site.Client.SendAsync(request);
            second.StatusCode.Should().Be(HttpStatusCode.NotModified);
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Tile_IsCompressedAsAsked_AlsoFromTheCache(string encoding)
    {
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/tuiles/territoires/11/1052/738.pbf")
            {
                Headers = { AcceptEncoding = { new StringWithQualityHeaderValue(encoding) } },
            };
            using var response = await site.Client.SendAsync(request);
            response.Content.Headers.ContentEncoding.Should().Equal(encoding);
        }
    }

    [Fact]
    public async Task Territories_HaveContoursAndNames()
    {
        var tile = VectorTile.Read(await site.Client.GetByteArrayAsync($"/tuiles/territoires/{Nearby}.pbf"));

        tile["communes"].Should().Contain(commune => (string)commune["name"] == "Crest");
        tile["noms"].Should().Contain(name => (string)name["name"] == "Crest" && (string)name["kind"] == "commune" && (long)name["population"] == 8600);
    }

    [Theory]
    [InlineData("15/0/0.pbf", 404)]
    [InlineData("3/8/0.pbf", 404)]
    [InlineData("-1/0/0.pbf", 404)]
    [InlineData("a/b/c.pbf", 404)]
    [InlineData("99999999999/0/0.pbf", 404)]
    [InlineData("3/0/0.png", 404)]
    [InlineData("3/0/0.pbf?rayon=-1", 400)]
    [InlineData("3/0/0.pbf?type=chateau", 400)]
    [InlineData("3/0/0.pbf?commune=99999", 400)]
    public async Task Tile_BadAddress_IsAFrenchProblem(string path, int status)
    {
        using var response = await site.Client.GetAsync("/tuiles/lieux/" + path);

        ((int)response.StatusCode).Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    private async Task<List<Dictionary<string, object>>> PlacesAsync(string url) => VectorTile.Read(await site.Client.GetByteArrayAsync(url))["lieux"];

    public sealed class Site : WebDatabase
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var crest = await Data.CommuneAsync("Crest", 44.73, 5.02, population: 8600);
            await Data.PlaceAsync(crest, new PlaceFacts { Name = "Fab Unit", Kinds = ["fablab"] }, 44.74, 5.03);
            await Data.PlaceAsync(crest, new PlaceFacts { Name = "Autre lieu", Kinds = ["coworking"] }, 44.75, 5.04);
            await Data.PlaceAsync(crest, new PlaceFacts { Kinds = ["coworking"] });
            await Data.PlaceAsync(crest, new PlaceFacts { Kinds = ["coworking"] });
            await WithDbAsync(db => db.Database.ExecuteSqlAsync(
                $"INSERT INTO territory_shapes (territory_id, kind, level, shape) SELECT id, kind, 3, ST_Transform(contour, 3857) FROM territories WHERE id = {crest.Id}"));
        }
    }
}
