using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using TiersLieux.Data;
using TiersLieux.Domain.Provenance;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Infrastructure;

public sealed class HealthTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    [Fact]
    public async Task Live_Answers() => (await site.Client.GetAsync("/health/live")).StatusCode.Should().Be(HttpStatusCode.OK);

    [Fact]
    public async Task Ready_WithoutReferenceData_IsUsableAndSaysWhatIsMissing()
    {
        using var response = await site.Client.GetAsync("/health/ready");
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        body["statut"]!.GetValue<string>().Should().Be("incomplet");
        body["courriels"]!.GetValue<string>().Should().Be("dossier");
        body["manques"]!.AsArray().Select(line => line!.GetValue<string>()).Should().Contain(line => line.Contains("zones d’emploi"))
            .And.Contain(line => line.Contains("contours"));
    }

    [Fact]
    public async Task Ready_WithASourceThatCouldNotBeRead_NamesIt()
    {
        await site.WithDbAsync(async db =>
        {
            db.Add(new DataSource
            {
                Slug = "jamais-lue", Name = "Inventaire jamais lu", Producer = "Essai", Licence = "Licence Ouverte 2.0", Vintage = "2026",
                AsOf = new DateOnly(2026, 1, 1), Subject = DataSourceSubject.Places,
            });
            await db.SaveChangesAsync();
        });

        (await site.Client.GetStringAsync("/health/ready")).Should().Contain("La source « Inventaire jamais lu » n’a pas pu être lue");
    }

    [Fact]
    public async Task Ready_WithoutDatabase_Is503AndEachRequestSaysSo()
    {
        await using var factory = WithDatabase("Host=127.0.0.1;Port=1;Database=absente;Username=x;Password=secret;Timeout=1");
        using var client = factory.CreateClient();

        using var ready = await client.GetAsync("/health/ready");
        ready.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).Should().Contain("ne répond pas").And.NotContain("secret");
        using var search = await client.GetAsync("/api/v1/territoires?q=crest");
        search.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        search.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task Ready_OnAnEmptyDatabase_AsksForTheMigration()
    {
        var connectionString = new Npgsql.NpgsqlConnectionStringBuilder(site.ConnectionString) { Database = "postgres" }.ConnectionString;
        await using var factory = WithDatabase(connectionString);
        using var client = factory.CreateClient();

        using var response = await client.GetAsync("/health/ready");

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).Should().Contain("tl migrate");
    }

    [Fact]
    public async Task Hello_ExistsOnlyForTheBench()
    {
        (await site.Client.GetAsync("/hello")).StatusCode.Should().Be(HttpStatusCode.NotFound);

        await using var factory = WithDatabase(site.ConnectionString, ("Bench", "true"));
        using var client = factory.CreateClient();
        (await client.GetStringAsync("/hello")).Should().Be("hello");
    }

    private static WebApplicationFactory<Program> WithDatabase(string connectionString, params (string Name, string Value)[] settings) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting(DataRegistration.ConnectionSetting, connectionString);
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }
        });
}
