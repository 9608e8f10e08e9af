using Microsoft.EntityFrameworkCore;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data;

public sealed class SchemaTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public void Model_And_Migrations_Agree()
    {
        using var db = database.CreateContext();

        db.Database.HasPendingModelChanges().Should().BeFalse("toute modification du modèle a sa migration");
    }

    [Fact]
    public async Task MigratedDatabase_HasEveryTableAndColumnOfTheModel()
    {
        await using var db = database.CreateContext();
        var existing = (await db.Database
            .SqlQuery<string>($"SELECT table_name || '.' || column_name AS \"Value\" FROM information_schema.columns WHERE table_schema = 'public'")
            .ToListAsync()).ToHashSet();

        var expected = db.Model.GetEntityTypes().SelectMany(type => type.GetProperties()
            // PostgreSQL's own row version is in no list of columns.
            .Where(property => property.GetColumnName() != "xmin").Select(property => $"{type.GetTableName()}.{property.GetColumnName()}"));

        expected.Should().BeSubsetOf(existing);
    }

    [Fact]
    public async Task Place_RoundTrips_ThroughItsThreeLayers()
    {
        var commune = await database.Data.CommuneAsync("Crest", 44.73, 5.02);
        var place = await database.Data.PlaceAsync(commune, new() { Name = "Fab Unit", Kinds = ["fablab"] }, 44.731, 5.021);

        await using var db = database.CreateContext();
        var read = await db.Places.Include(p => p.Commune).Include(p => p.Records).SingleAsync(p => p.Id == place.Id);

        read.Position!.Y.Should().Be(44.731);
        read.Position.SRID.Should().Be(4326);
        read.Kinds.Should().Equal("fablab");
        read.Origins.Should().ContainKeys("name", "kinds", "position");
        read.Records.Should().ContainSingle().Which.Facts.Name.Should().Be("Fab Unit");
        read.Commune!.Name.Should().Be("Crest");
    }
}
