using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using TiersLieux.Import;
using TiersLieux.Import.Territories;

namespace TiersLieux.Tests.Import;

public sealed class ReferenceDownloadTests : IAsyncLifetime
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7 % 251))];
    private readonly string checkout = Directory.CreateTempSubdirectory("tiers-lieux-").FullName;
    private readonly List<string> ranges = [];
    private readonly HttpClient http = new();
    private string version = "\"v1\"";
    private long received;
    private WebApplication server = null!;
    private Uri address = null!;

    private string Folder => Path.Combine(checkout, "data", "reference");

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapGet("/file.bin", async context =>
        {
            var range = context.Request.GetTypedHeaders().Range;
            var resumes = range is not null && context.Request.Headers.IfRange == version;
            var start = resumes ? (int)range!.Ranges.Single().From!.Value : 0;
            ranges.Add($"{range} {(resumes ? 206 : 200)}");
            context.Response.Headers.ETag = version;
            context.Response.StatusCode = resumes ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK;
            context.Response.ContentLength = Content.Length - start;
            await context.Response.Body.WriteAsync(Content.AsMemory(start));
        });
        await server.StartAsync();
        address = new Uri(server.Urls.Single() + "/file.bin");
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
        Directory.Delete(checkout, recursive: true);
    }

    [Fact]
    public async Task Fetch_WholeFile_RecordsItsChecksum()
    {
        var path = await FetchAsync();

        File.ReadAllBytes(path).Should().Equal(Content);
        File.ReadAllText(path + ".sha256").Should().StartWith(await FileChecksum.OfAsync(path, CancellationToken.None));
        Directory.GetFiles(Folder).Should().HaveCount(2, "rien de provisoire ne reste");
    }

    [Fact]
    public async Task Fetch_AfterABreak_TakesUpWhereItStopped()
    {
        await BreakAsync();

        var path = await FetchAsync();

        File.ReadAllBytes(path).Should().Equal(Content);
        ranges[^1].Should().Be($"bytes={received}- 206");
    }

    [Fact]
    public async Task Fetch_AfterABreakAndANewVersion_StartsAgain()
    {
        await BreakAsync();
        version = "\"v2\"";

        var path = await FetchAsync();

        File.ReadAllBytes(path).Should().Equal(Content);
        ranges[^1].Should().EndWith(" 200");
    }

    [Fact]
    public async Task Fetch_UnknownFile_SaysWhereToPutIt() =>
        await FluentActions.Awaiting(() => new ReferenceDownload(http, Folder).FetchAsync(new Uri(address, "/absent"), "absent", null, CancellationToken.None))
            .Should().ThrowAsync<ReferenceUnavailableException>().WithMessage($"*déposez le fichier dans {Folder}*");

    [Fact]
    public async Task Find_NoServerAnswers_SaysSoAndAsksNoOther()
    {
        var closed = new Uri($"http://127.0.0.1:{FreePort()}/file.bin");
        var locator = new DatasetLocator(new ReferenceFiles(null, checkout), http);

        (await FindAsync(locator, closed)).Should().BeNull();
        (await FindAsync(locator, address)).Should().BeNull();

        locator.Notices.Should().HaveCount(2);
        locator.Notices[1].Should().Contain("hors ligne, fichier absent").And.Contain("déposez file.bin dans");
        ranges.Should().BeEmpty();
    }

    [Fact]
    public async Task Find_Offline_DoesNotAsk()
    {
        var locator = new DatasetLocator(new ReferenceFiles(null, checkout), null);

        (await FindAsync(locator, address)).Should().BeNull();

        locator.Notices.Should().ContainSingle().Which.Should().Contain("hors ligne");
        ranges.Should().BeEmpty();
    }

    [Fact]
    public async Task Find_FileDamagedSinceItsDownload_IsDownloadedAgain()
    {
        var locator = new DatasetLocator(new ReferenceFiles(null, checkout), http);
        var path = (await FindAsync(locator, address))!.Path;
        File.AppendAllText(path, "x");

        var found = await FindAsync(locator, address);

        File.ReadAllBytes(found!.Path).Should().Equal(Content);
        locator.Notices.Should().ContainSingle().Which.Should().Contain("ne correspond plus à l’empreinte");
    }

    /// <summary>The network fails after the first bytes.</summary>
    private Task BreakAsync() => FluentActions.Awaiting(() => new ReferenceDownload(http, Folder).FetchAsync(
        address, "file.bin", (bytes, _) => throw new IOException($"coupure après {received = bytes} octets"), CancellationToken.None))
        .Should().ThrowAsync<ReferenceUnavailableException>();

    private Task<string> FetchAsync() => new ReferenceDownload(http, Folder).FetchAsync(address, "file.bin", null, CancellationToken.None);

    private static Task<FoundFile?> FindAsync(DatasetLocator locator, Uri address) => locator.FindAsync(
        new TerritoryDataset("essai", "Essai", "p", "l", null, "u", "w", new DatasetFile("file.bin", "2025", new DateOnly(2025, 1, 1), address)),
        LoadProgress.Silent, CancellationToken.None);

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
