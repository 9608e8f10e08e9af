using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using TiersLieux.Data;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Infrastructure;

public sealed class LogsTests(WebDatabase site) : IClassFixture<WebDatabase>
{
    [Fact]
    public async Task Request_IsOneLineWithItsTrace_AndNothingOfTheVisitor()
    {
        var sink = new Kept();
        await using var factory = Host(sink);
        using var client = factory.CreateClient();

        using var response = await client.GetAsync("/tuiles/lieux/5/16/11.pbf?lat=44.7312&lon=5.0221&rayon=10");

        var line = sink.Events.Should().ContainSingle(logged => logged.Properties.ContainsKey("Elapsed")).Subject;
        line.TraceId.Should().NotBeNull();
        line.RenderMessage(null).Should().Contain("/tuiles/lieux/5/16/11.pbf").And.Contain("200");
        sink.Events.Select(logged => logged.RenderMessage(null) + string.Join(' ', logged.Properties.Values))
            .Should().NotContain(text => text.Contains("44.7312") || text.Contains("127.0.0.1") || text.Contains("RemoteIp"));
    }

    [Fact]
    public async Task Request_ToAnotherHostOfTheProcess_IsNotInOurLog()
    {
        var (first, second) = (new Kept(), new Kept());
        await using var one = Host(first);
        await using var other = Host(second);
        using var client = one.CreateClient();
        using var otherClient = other.CreateClient();

        using var response = await client.GetAsync("/tuiles/lieux/5/16/11.pbf");

        first.Events.Should().ContainSingle(logged => logged.Properties.ContainsKey("Elapsed"));
        second.Events.Should().NotContain(logged => logged.Properties.ContainsKey("Elapsed"));
    }

    private WebApplicationFactory<Program> Host(Kept sink) => new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
    {
        builder.UseSetting(DataRegistration.ConnectionSetting, site.ConnectionString);
        builder.ConfigureTestServices(services => services.AddSingleton<ILogEventSink>(sink));
    });

    private sealed class Kept : ILogEventSink
    {
        public ConcurrentQueue<LogEvent> Events { get; } = new();

        public void Emit(LogEvent logEvent) => Events.Enqueue(logEvent);
    }
}
