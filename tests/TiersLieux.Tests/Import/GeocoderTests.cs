using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TiersLieux.Domain.Places;
using TiersLieux.Import.Geocoding;
using TiersLieux.Import.Places;
using TiersLieux.Import.Sources.Cget2019;
using static TiersLieux.Tests.Import.ImportScene;

namespace TiersLieux.Tests.Import;

/// <summary>Against a local server that speaks like the national address API.</summary>
public sealed class GeocoderTests : ImportTest
{
    private readonly WebApplication server = WebApplication.CreateSlimBuilder().Build();
    private int requests;

    [Fact]
    public async Task Geocoder_OneAddress_UsesSearch()
    {
        await StartAsync("housenumber", 0.93);
        Scene.WriteCget(Cget("1", "Fab Unit", latitude: "", longitude: ""));

        var run = await Scene.LoadAsync(new CgetDataset());

        run.Repairs.Should().Contain(PlacePipeline.Geocoded, 1);
        var place = await Scene.PlaceAsync("Fab Unit");
        place.Precision.Should().Be(PositionPrecision.Address);
        (place.Position!.Y, place.Position.X).Should().Be((44.728, 5.022));
        place.Facts.Position!.Score.Should().Be(0.93);
    }

    [Fact]
    public async Task Geocoder_SeveralAddresses_UsesTheBatchAndDoesNotAskAgain()
    {
        await StartAsync("street", 0.8);
        Scene.WriteCget(Cget("1", "Fab Unit", latitude: "", longitude: ""), Cget("2", "Autre lieu", latitude: "", longitude: ""));

        await Scene.LoadAsync(new CgetDataset());
        var again = await Scene.LoadAsync(new CgetDataset());

        (await Scene.PlaceAsync("Autre lieu")).Precision.Should().Be(PositionPrecision.Street);
        again.Unchanged.Should().Be(2);
        requests.Should().Be(1);
    }

    [Theory]
    [InlineData("housenumber", 0.4)]
    [InlineData("municipality", 0.95)]
    public async Task Geocoder_UnsureAnswer_StaysAtTheCommune(string kind, double score)
    {
        await StartAsync(kind, score);
        Scene.WriteCget(Cget("1", "Fab Unit", latitude: "", longitude: ""));

        await Scene.LoadAsync(new CgetDataset());

        (await Scene.PlaceAsync("Fab Unit")).Precision.Should().Be(PositionPrecision.Commune);
    }

    [Fact]
    public async Task Geocoder_OutOfOrder_DoesNotStopTheImport()
    {
        server.MapGet("/search", () => Results.StatusCode(503));
        await ListenAsync();
        Scene.WriteCget(Cget("1", "Fab Unit", latitude: "", longitude: ""));

        var run = await Scene.LoadAsync(new CgetDataset());

        run.Should().BeEquivalentTo(new { Created = 1, Failure = (string?)null });
        run.Repairs.Should().ContainKey("géocodage indisponible");
    }

    [Fact]
    public void FromSetting_Nothing_MeansNoGeocoder() => NationalAddressApi.FromSetting(" ").Should().BeNull();

    public override async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await base.DisposeAsync();
    }

    private async Task StartAsync(string kind, double score)
    {
        server.MapGet("/search", (string q, string citycode) =>
        {
            requests++;
            return Results.Json(new
            {
                type = "FeatureCollection",
                features = new[]
                {
                    new
                    {
                        type = "Feature", geometry = new { type = "Point", coordinates = new[] { 5.022, 44.728 } },
                        properties = new { label = q, score, type = kind, citycode },
                    },
                },
            });
        });
        server.MapPost("/search/csv", async (HttpRequest request) =>
        {
            requests++;
            var form = await request.ReadFormAsync();
            using var reader = new StreamReader(form.Files.GetFile("data")!.OpenReadStream());
            var lines = (await reader.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            var answered = lines.Skip(1).Select(line => FormattableString.Invariant($"{line},5.022,44.728,{score},{kind},26108"));
            return Results.Text(string.Join('\n', answered.Prepend($"{lines[0]},longitude,latitude,result_score,result_type,result_citycode")), "text/csv");
        });
        await ListenAsync();
    }

    private async Task ListenAsync()
    {
        server.Urls.Add("http://127.0.0.1:0");
        await server.StartAsync();
        Scene.Geocoder = NationalAddressApi.FromSetting(server.Urls.Single());
    }
}
