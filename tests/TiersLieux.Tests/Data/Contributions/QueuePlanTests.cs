using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data.Contributions;

/// <summary>A queue of thousands among many more decided items: a page of it is read through its index.</summary>
public sealed class QueuePlanTests(QueuePlanTests.LongQueue rows) : IClassFixture<QueuePlanTests.LongQueue>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Page_UsesTheIndexOfTheQueue(bool isLater)
    {
        await using var db = rows.CreateContext();
        var after = isLater ? new QueueCursor(DateTimeOffset.UnixEpoch.AddMinutes(5000), 5000) : null;
        var page = db.Queue(Scope.Everywhere, new QueueFilter()).Page(after, 51);

        var plan = await ExplainAsync(db, page);

        // The index gives the order: what is sorted, if anything, is the page already cut.
        var inner = plan[plan.IndexOf("Limit", StringComparison.Ordinal)..];
        inner.Should().Contain("ix_proposals_queue").And.NotContain("Sort");
        plan.Should().NotContain("Seq Scan on proposals");
        if (isLater)
        {
            plan.Should().Contain("Index Cond: (ROW(submitted_at, id) >");
        }
    }

    [Fact]
    public async Task Records_UseTheirIndexes()
    {
        await using var db = rows.CreateContext();

        var records = await AuthorRecords.ReadAsync(db, [(null, "a7@exemple.org"), (null, "personne@exemple.org")], default);

        records.Of(null, "a7@exemple.org").Should().Be(new AuthorRecord(20, 0));
        records.Of(null, "personne@exemple.org").Should().Be(AuthorRecord.None);
        records.Of(null, null).Should().Be(AuthorRecord.None);
    }

    private static async Task<string> ExplainAsync(DbContext db, IQueryable<QueueRow> query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = (NpgsqlCommand)query.CreateDbCommand();
        command.CommandText = "EXPLAIN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    public sealed class LongQueue : TestDatabase
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var place = await Data.PlaceAsync(await Data.CommuneAsync());
            await WithDbAsync(db => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO proposals (kind, state, place_id, commune_id, changes, base, author_email, created_at, updated_at, submitted_at)
                SELECT {(short)ProposalKind.Report}, CASE WHEN n % 4 = 0 THEN 3 ELSE 5 END, {place.Id}, {place.CommuneId}, jsonb_build_object(), jsonb_build_object(), 'a' || n % 1000 || '@exemple.org',
                  to_timestamp(0), to_timestamp(0), to_timestamp(n * 60)
                FROM generate_series(1, 20000) AS n
                """));
            await WithDbAsync(db => db.Database.ExecuteSqlAsync($"ANALYZE"));
        }
    }
}
