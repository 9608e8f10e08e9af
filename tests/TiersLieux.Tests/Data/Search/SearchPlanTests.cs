using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Data.Tiles;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data.Search;

/// <summary>With as many rows as the country has communes, the plans of the busiest queries go through their indexes.</summary>
public sealed class SearchPlanTests(SearchPlanTests.ManyRows rows) : IClassFixture<SearchPlanTests.ManyRows>
{
    [Fact]
    public async Task SuggestByName_UsesTheWordIndexAndTheTrigramIndex()
    {
        var plan = await ExplainAsync(
            TerritorySearch.ByName, "text, text, text, smallint, text, text, text, int, int",
            "'abc:*', 'abc', 'abc%', null, null, null, null, 0, 10");

        plan.Should().Contain("ix_territories_words").And.Contain("ix_territories_search_key");
        plan.Should().NotContain("Seq Scan on territories");
    }

    [Fact]
    public async Task SuggestByCode_UsesTheCodeAndPostalIndexes()
    {
        var plan = await ExplainAsync(
            DatabaseSchema.Sql("Queries/territories_by_code.sql"), "text, text, text, smallint, int, int", "'26400', '26400', '26400:', null, 0, 10");

        plan.Should().Contain("ix_territories_kind_code").And.Contain("ix_postal_codes");
        plan.Should().NotContain("Seq Scan");
    }

    [Fact]
    public async Task PlaceTile_UsesTheMercatorIndex()
    {
        await using var db = rows.CreateContext();
        await db.Database.OpenConnectionAsync();
        await using var command = new PlaceTiles(db).Command(
            TileAddress.Parse("12", "2100", "1475", out _)!, new ResolvedSearch(new PlaceSearch(), [], DateTimeOffset.UnixEpoch));
        command.CommandText = "EXPLAIN " + command.CommandText;

        (await ReadAsync(command)).Should().Contain("ix_places_position_mercator").And.NotContain("Seq Scan on places");
    }

    [Fact]
    public async Task CountAroundAPoint_ReadsAnIndexAlone()
    {
        await using var db = rows.CreateContext();

        (await ExplainAsync(db, Around.Counted(db))).Should()
            .Contain("Index Only Scan using ix_places_latitude_band_longitude").And.NotContain("Seq Scan on places");
    }

    [Fact]
    public async Task NearestOfACircle_ComeInOrderFromTheIndex()
    {
        await using var db = rows.CreateContext();

        (await ExplainAsync(db, Around.Page(db.Places).Select(place => place.Id))).Should()
            .MatchRegex("Index Scan using ix_places_position[^>]*Order By: ").And.NotContain("Seq Scan on places");
    }

    [Fact]
    public async Task TerritoryTile_UsesTheShapeAndPositionIndexes()
    {
        var plan = await ExplainAsync(DatabaseSchema.Sql("Queries/tile_territories.sql"), "int, int, int", "11, 1050, 737");

        plan.Should().Contain("ix_territory_shapes_shape").And.Contain("ix_territories_position");
    }

    private static ResolvedSearch Around => new(new PlaceSearch { Around = (45, 3), RadiusKm = 100 }, [], DateTimeOffset.UnixEpoch);

    private static async Task<string> ExplainAsync<T>(TiersLieuxDbContext db, IQueryable<T> query)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN " + command.CommandText;
        return await ReadAsync(command);
    }

    private async Task<string> ExplainAsync(string sql, string types, string values)
    {
        await using var connection = await rows.DataSource.OpenConnectionAsync();
        // As after a few calls: the plan that does not know the values.
        await ExecuteAsync(connection, "SET plan_cache_mode = force_generic_plan");
        await ExecuteAsync(connection, $"PREPARE explained ({types}) AS {sql}");
        await using var command = new NpgsqlCommand($"EXPLAIN EXECUTE explained ({values})", connection);
        var plan = await ReadAsync(command);
        await ExecuteAsync(connection, "DEALLOCATE explained");
        await ExecuteAsync(connection, "RESET plan_cache_mode");
        return plan;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> ReadAsync(DbCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return string.Join('\n', lines);
    }

    public sealed class ManyRows : TestDatabase
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var commune = await Data.CommuneAsync();
            var place = await Data.PlaceAsync(commune, null, 45, 3);
            await WithDbAsync(db => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO territories (kind, code, name, search_key, population, vintage, position_is_approximate, departement_id, region_id, position)
                SELECT 1, 'X' || n, md5(n::text), substr(md5(n::text), 1, 8) || ' ' || substr(md5(n::text), 9, 6), n, 2025, false, departement_id, region_id,
                  ST_SetSRID(ST_MakePoint(-4 + (n % 200) * 0.05, 42 + n / 200 * 0.05), 4326)
                FROM generate_series(1, 20000) AS n, territories WHERE id = {commune.Id};
                INSERT INTO postal_codes (code, commune_id) SELECT lpad((id % 99000)::text, 5, '0'), id FROM territories WHERE kind = 1;
                INSERT INTO territory_shapes (territory_id, kind, level, shape)
                SELECT id, kind, 3, ST_Multi(ST_Buffer(ST_Transform(position, 3857), 2000, 1)) FROM territories WHERE kind = 1;
                INSERT INTO places (slug, status, name, search_key, search_text, kinds, services, equipment_kinds, publics, accessibility, lifecycle,
                  country, position, precision, facts, origins, confirmed_on, created_at, updated_at, commune_id)
                SELECT p.slug || n, p.status, p.name, p.search_key, p.search_text, p.kinds, p.services, p.equipment_kinds, p.publics, p.accessibility, p.lifecycle,
                  p.country, ST_SetSRID(ST_MakePoint(-4 + (n % 200) * 0.05, 42 + n / 200 * 0.05), 4326)::geography, p.precision, p.facts, p.origins,
                  p.confirmed_on, p.created_at, p.updated_at, p.commune_id
                FROM places AS p, generate_series(1, 20000) AS n WHERE p.id = {place.Id};
                """));
            await WithDbAsync(db => db.Database.ExecuteSqlAsync($"ANALYZE"));
        }
    }
}
