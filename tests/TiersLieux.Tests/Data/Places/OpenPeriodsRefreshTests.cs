using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data.Places;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data.Places;

public sealed class OpenPeriodsRefreshTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateOnly Tuesday = new(2026, 3, 10);

    /// <summary>Ten in the morning in Paris.</summary>
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    public Task InitializeAsync() => database.WithDbAsync(db => db.Places.Where(place => place.OpeningHours != null)
        .ExecuteUpdateAsync(set => set.SetProperty(place => place.OpeningHours, (string?)null)));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task RefreshAsync_FiltersThePlacesOpenNow()
    {
        var open = await PlaceAsync("Mo-Fr 09:00-12:00");
        var closed = await PlaceAsync("Tu off; We 09:00-12:00");
        var unsure = await PlaceAsync("\"sur rendez-vous\"");
        var unreadable = await PlaceAsync("du lundi au vendredi");
        var withdrawn = await PlaceAsync("24/7");
        await database.WithDbAsync(async db =>
        {
            (await db.Places.SingleAsync(place => place.Id == withdrawn)).Withdraw("fermeture", Now);
            await db.SaveChangesAsync();
        });

        var report = await RefreshAsync();

        report.Should().BeEquivalentTo(new { Places = 4, Unreadable = 1 });
        (await OpenAsync(Now, open, closed, unsure, unreadable, withdrawn)).Should().Equal(open);
        (await OpenAsync(Now.ToOffset(TimeSpan.FromHours(5)), open)).Should().Equal(open);
        (await OpenAsync(Now.AddHours(2), open)).Should().BeEmpty("la fin est exclue");
        (await OpenAsync(Now.AddHours(-1), open)).Should().Equal(open);
    }

    [Fact]
    public async Task RefreshAsync_Again_ChangesNothing_AndTheNextDayMovesOn()
    {
        var place = await PlaceAsync("Mo-Su 09:00-12:00");

        (await RefreshAsync()).Should().BeEquivalentTo(new { Periods = OpenPeriodsRefresh.WindowDays });
        (await RefreshAsync()).Changed.Should().Be(0);
        (await RefreshAsync(Tuesday.AddDays(1))).Changed.Should().Be(2, "un jour sort, un jour entre");
        (await StartsAsync(place)).Should().HaveCount(OpenPeriodsRefresh.WindowDays).And.StartWith(Now.AddHours(-1));
    }

    [Fact]
    public async Task RefreshAsync_OfSomePlaces_LeavesTheOthers()
    {
        var (changed, other) = (await PlaceAsync("Tu 09:00-12:00"), await PlaceAsync("Tu 09:00-12:00"));
        await RefreshAsync();
        await database.WithDbAsync(db => db.Places.Where(place => place.Id == changed || place.Id == other)
            .ExecuteUpdateAsync(set => set.SetProperty(place => place.OpeningHours, "We 09:00-12:00")));

        await OpenPeriodsRefresh.RefreshAsync(database.DataSource, [changed], Tuesday, CancellationToken.None);

        (await OpenAsync(Now, changed, other)).Should().Equal(other);
        (await OpenAsync(Now.AddDays(1), changed, other)).Should().Equal(changed);
    }

    [Fact]
    public async Task RefreshAsync_HoursRemoved_RemovesThePeriods()
    {
        var place = await PlaceAsync("24/7");
        await RefreshAsync();
        (await StartsAsync(place)).Should().ContainSingle();

        await InitializeAsync();
        await RefreshAsync();

        (await StartsAsync(place)).Should().BeEmpty();
    }

    [Fact]
    public async Task RefreshAsync_Overseas_UsesTheTimeAndHolidaysOfThePlace()
    {
        var reunion = await PlaceAsync("Mo-Su 13:00-14:00; PH off", "974");

        await RefreshAsync();
        (await OpenAsync(Now, reunion)).Should().Equal(reunion);

        await RefreshAsync(new DateOnly(2026, 12, 20));
        (await OpenAsync(new(2026, 12, 19, 9, 0, 0, TimeSpan.Zero), reunion)).Should().Equal(reunion);
        (await OpenAsync(new(2026, 12, 20, 9, 0, 0, TimeSpan.Zero), reunion)).Should().BeEmpty("le 20 décembre y est férié");
    }

    [Fact]
    public async Task RefreshWhenDueAsync_RunsOnceADay_AndNeverTwiceAtATime()
    {
        await PlaceAsync("Mo-Su 09:00-12:00");
        var day = new DateOnly(2030, 1, 1);

        await using (var other = await database.DataSource.OpenConnectionAsync())
        await using (var transaction = await other.BeginTransactionAsync())
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_xact_lock(1951727617)", other);
            await command.ExecuteNonQueryAsync();
            (await WhenDueAsync(day)).Should().BeNull("un autre serveur s’en charge");
        }

        (await WhenDueAsync(day)).Should().NotBeNull();
        (await WhenDueAsync(day)).Should().BeNull("les deux semaines sont déjà calculées");
        (await WhenDueAsync(day.AddDays(1))).Should().NotBeNull();
    }

    [Fact]
    public async Task OpenAt_ManyPeriods_UsesAnIndex()
    {
        await PlaceAsync("24/7");
        await RefreshAsync();
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var fill = new NpgsqlCommand(
            """
            SET LOCAL session_replication_role = replica;
            INSERT INTO place_open_periods SELECT place, day, day + interval '8 hours'
            FROM generate_series(1000000, 1002999) place, generate_series('2026-03-10 08:00+00'::timestamptz, '2026-03-23 08:00+00', '1 day') day;
            ANALYZE place_open_periods
            """, connection))
        {
            await fill.ExecuteNonQueryAsync();
        }

        await using var db = database.CreateContext();
        var query = db.Places.OpenAt(Now).Select(place => place.Id).ToQueryString();
        var sql = query[query.IndexOf("SELECT", StringComparison.Ordinal)..].Replace("@instant", "'2026-03-10 09:00+00'", StringComparison.Ordinal);
        await using var explain = new NpgsqlCommand("EXPLAIN " + sql, connection);
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        string.Join('\n', plan).Should().MatchRegex("Index (Only )?Scan using .*place_open_periods").And.NotContain("Seq Scan on place_open_periods");
    }

    private Task<OpenPeriodsReport> RefreshAsync(DateOnly? today = null) =>
        OpenPeriodsRefresh.RefreshAsync(database.DataSource, null, today ?? Tuesday, CancellationToken.None);

    private Task<OpenPeriodsReport?> WhenDueAsync(DateOnly today) =>
        OpenPeriodsRefresh.RefreshWhenDueAsync(database.DataSource, today, CancellationToken.None);

    private async Task<int> PlaceAsync(string hours, string? departement = null)
    {
        var commune = departement is null
            ? await database.Data.CommuneAsync()
            : await database.Data.CommuneAsync(departement: await database.Data.DepartementAsync(code: departement));
        return (await database.Data.PlaceAsync(commune, new() { OpeningHours = hours })).Id;
    }

    private Task<List<int>> OpenAsync(DateTimeOffset now, params int[] among) => database.WithDbAsync(db =>
        db.Places.Where(place => among.Contains(place.Id)).OpenAt(now).Select(place => place.Id).ToListAsync());

    private Task<List<DateTimeOffset>> StartsAsync(int placeId) => database.WithDbAsync(db =>
        db.Set<OpenPeriod>().Where(period => period.PlaceId == placeId).OrderBy(period => period.StartsAt).Select(period => period.StartsAt).ToListAsync());
}
