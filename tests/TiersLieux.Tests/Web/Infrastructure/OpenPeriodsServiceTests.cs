using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using TiersLieux.Tests.Testing;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Tests.Web.Infrastructure;

public sealed class OpenPeriodsServiceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
    private readonly ChannelLogger logger = new();

    [Fact]
    public async Task Service_RefreshesAtStart_ThenTheNextDay()
    {
        var place = await database.Data.PlaceAsync(await database.Data.CommuneAsync(), new() { OpeningHours = "24/7" });
        using var service = new OpenPeriodsService(database.DataSource, clock, logger);

        await service.StartAsync(CancellationToken.None);
        (await logger.NextAsync()).Should().Be("Ouvertures à venir : 1 lieux, 1 périodes, 0 horaires illisibles");
        (await StartAsync(place.Id)).Should().Be(new DateTimeOffset(2026, 3, 8, 23, 0, 0, TimeSpan.Zero));

        clock.Advance(TimeSpan.FromDays(1));
        await logger.NextAsync();
        (await StartAsync(place.Id)).Should().Be(new DateTimeOffset(2026, 3, 9, 23, 0, 0, TimeSpan.Zero));
        await service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Service_DatabaseAway_WarnsAndTriesAgain()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=personne;Database=rien");
        using var service = new OpenPeriodsService(nowhere, clock, logger);

        await service.StartAsync(CancellationToken.None);
        (await logger.NextAsync()).Should().Be("Les ouvertures à venir n’ont pas pu être calculées");
        clock.Advance(TimeSpan.FromHours(1));
        (await logger.NextAsync()).Should().Be("Les ouvertures à venir n’ont pas pu être calculées");
        await service.StopAsync(CancellationToken.None);
    }

    private Task<DateTimeOffset> StartAsync(int placeId) =>
        database.WithDbAsync(db => db.OpenPeriods.Where(period => period.PlaceId == placeId).Select(period => period.StartsAt).SingleAsync());

    /// <summary>Lets a test wait for what the service says.</summary>
    private sealed class ChannelLogger : ILogger<OpenPeriodsService>
    {
        private readonly Channel<string> messages = Channel.CreateUnbounded<string>();

        public Task<string> NextAsync() => messages.Reader.ReadAsync().AsTask();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            messages.Writer.TryWrite(formatter(state, exception));
    }
}
