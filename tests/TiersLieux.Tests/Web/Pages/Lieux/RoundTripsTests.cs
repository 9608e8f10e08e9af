using System.Collections.Concurrent;
using System.Diagnostics;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Pages.Lieux;

/// <summary>How many times an answer goes to the database: each statement Npgsql sends is one activity of its source.</summary>
public sealed class RoundTripsTests(WebCountry site) : IClassFixture<WebCountry>
{
    [Theory]
    [InlineData("/lieux?commune=26108", 4)]
    [InlineData("/lieux?ou=Crest", 4)]
    [InlineData("/lieux?commune=26108&page=1&type=fablab&q=fablab", 4)]
    [InlineData("/api/v1/accompagnement/orientation?commune=26108", 2)]
    [InlineData("/api/v1/lieux?commune=26108&rayon=30", 2)]
    [InlineData("/api/v1/territoires?q=cre", 1)]
    [InlineData("/tuiles/lieux/8/130/92.pbf", 1)]
    [InlineData("/tuiles/territoires/8/130/92.pbf", 1)]
    public async Task Get_GoesToTheDatabase_NoMoreThan(string url, int most)
    {
        var statements = new ConcurrentBag<string>();
        using var request = new Activity("request");
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                // Other tests run at the same time: only what this request caused counts.
                if (activity.TraceId == request.TraceId)
                {
                    statements.Add(activity.DisplayName);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        request.Start();
        using var message = new HttpRequestMessage(HttpMethod.Get, url);
        message.Headers.Add("traceparent", $"00-{request.TraceId}-{request.SpanId}-01");

        using var response = await site.Client.SendAsync(message);

        response.EnsureSuccessStatusCode();
        statements.Should().NotBeEmpty();
        statements.Count.Should().BeLessThanOrEqualTo(most);
    }
}
