using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Tiles;

/// <summary>Whatever the crowd, with names and slugs as long as they get, a tile stays below 100 kB.</summary>
public sealed class TileSizeTests(TileSizeTests.Crowd site) : IClassFixture<TileSizeTests.Crowd>
{
    [Theory]
    [InlineData("0/0/0")]
    [InlineData("7/65/46")]
    [InlineData("8/131/92")]
    [InlineData("10/526/369")]
    [InlineData("12/2105/1476")]
    [InlineData("14/8420/5907")]
    public async Task Places_Crowded_StayBelow100kB(string tile)
    {
        var content = await site.Client.GetByteArrayAsync($"/tuiles/lieux/{tile}.pbf");

        content.Length.Should().BeInRange(1, 100_000);
        VectorTile.Read(content)["lieux"].Sum(place => (long)place["count"]).Should().BePositive();
    }

    public sealed class Crowd : WebDatabase
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var name = string.Concat(Enumerable.Repeat("Tiers-lieu à nom long ", 12));
            var place = await Data.PlaceAsync(await Data.CommuneAsync("Crest", 44.73, 5.02), new PlaceFacts { Name = name, Kinds = ["coworking"] }, 44.73, 5.02);
            await WithDbAsync(db => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO places (slug, status, name, search_key, search_text, kinds, services, equipment_kinds, publics, accessibility, lifecycle,
                  country, position, precision, facts, origins, confirmed_on, created_at, updated_at, commune_id)
                SELECT repeat('lieu-', 20) || n, p.status, p.name, p.search_key, p.search_text, p.kinds, p.services, p.equipment_kinds, p.publics, p.accessibility,
                  p.lifecycle, p.country, ST_SetSRID(ST_MakePoint(5.02 + (random() - 0.5) * s.side, 44.73 + (random() - 0.5) * s.side), 4326)::geography,
                  p.precision, p.facts, p.origins, p.confirmed_on, p.created_at, p.updated_at, p.commune_id
                FROM places AS p, generate_series(1, 9000) AS n, LATERAL (SELECT (ARRAY[0.01, 0.1, 5])[1 + n % 3] AS side) AS s WHERE p.id = {place.Id}
                """));
        }
    }
}
