using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;
using TiersLieux.Data;
using TiersLieux.Spatial;

namespace TiersLieux.Tests.Spatial;

/// <summary>Geometries that files really hold, there and back through PostGIS.</summary>
public sealed class AwkwardGeometryTests(ShapesDatabase database) : IClassFixture<ShapesDatabase>
{
    public static TheoryData<string, Geometry> Empties => new()
    {
        { "POINT EMPTY", Wgs84.Factory.CreatePoint() },
        { "LINESTRING EMPTY", Wgs84.Factory.CreateLineString() },
        { "POLYGON EMPTY", Wgs84.Factory.CreatePolygon() },
        { "MULTIPOLYGON EMPTY", Wgs84.Factory.CreateMultiPolygon() },
        { "GEOMETRYCOLLECTION EMPTY", Wgs84.Factory.CreateGeometryCollection() },
    };

    [Theory]
    [MemberData(nameof(Empties))]
    public async Task Empty_StaysEmptyAndOfItsKind(string text, Geometry empty)
    {
        var read = await RoundTripAsync(empty);

        read!.IsEmpty.Should().BeTrue();
        read.AsText().Should().Be(text);
        read.SRID.Should().Be(Wgs84.Srid);
    }

    [Fact]
    public async Task Null_StaysNull() => (await RoundTripAsync(null)).Should().BeNull();

    [Fact]
    public async Task HeightAndMeasure_AreKept()
    {
        var read = await RoundTripAsync(Wgs84.Factory.CreatePoint(new CoordinateZM(5.02, 44.72, 192.5, 7)));

        var coordinate = read!.Coordinate;
        (coordinate.X, coordinate.Y, coordinate.Z, coordinate.M).Should().Be((5.02, 44.72, 192.5, 7));
    }

    [Fact]
    public async Task Height_CanBeForgottenOnRequest()
    {
        await using var db = database.CreateShapes();
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Add(new Shape { Name = "relief", Geometry = Wgs84.Factory.CreatePoint(new CoordinateZ(5, 44, 192)) });
        await db.SaveChangesAsync();

        var flat = await db.Shapes.Where(s => s.Name == "relief").Select(s => EF.Functions.Force2D(s.Geometry!)).SingleAsync();

        flat.Coordinate.Z.Should().Be(double.NaN);
    }

    [Fact]
    public async Task MissingSrid_InAFreeColumn_IsReadAsUnknown()
    {
        var read = await RoundTripAsync(new Point(5, 44) { SRID = 0 });

        read!.SRID.Should().Be(-1, "c’est ainsi que Npgsql rend « inconnu »");
    }

    [Fact]
    public async Task MissingSrid_InATypedColumn_TakesThatOfTheColumn()
    {
        await using var db = database.CreateContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await InsertTerritoryAsync(db, new Point(5, 44) { SRID = 0 });

        (await db.Epcis.SingleAsync(epci => epci.Code == "x")).Position!.SRID.Should().Be(Wgs84.Srid);
    }

    [Fact]
    public async Task OtherSrid_InATypedColumn_IsRefusedByName()
    {
        await using var db = database.CreateContext();
        var insert = () => InsertTerritoryAsync(db, new Point(559_000, 5_580_000) { SRID = 3857 });

        (await insert.Should().ThrowAsync<PostgresException>()).Which.MessageText.Should().Contain("(3857)").And.Contain("(4326)");
    }

    [Fact]
    public async Task MissingSrid_InAGeographyColumn_IsReadAsWgs84()
    {
        await using var db = database.CreateShapes();
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Add(new Shape { Name = "sans SRID", Position = new Point(5, 44) { SRID = 0 } });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        (await db.Shapes.SingleAsync(s => s.Name == "sans SRID")).Position!.SRID.Should().Be(Wgs84.Srid);
    }

    [Fact]
    public async Task MixedSrids_InOneQuery_AreRefusedByName()
    {
        await using var db = database.CreateShapes();
        var mercator = new Point(559_000, 5_580_000) { SRID = 3857 };
        var ask = () => db.Shapes.Select(s => s.Geometry!.Distance(mercator)).ToListAsync();

        (await ask.Should().ThrowAsync<PostgresException>()).Which.MessageText.Should().Contain("mixed SRID");
    }

    [Fact]
    public async Task TwoHundredThousandVertices_AreAllKept()
    {
        const int vertices = 200_000;
        var ring = Enumerable.Range(0, vertices).Select(i => 2 * Math.PI * i / vertices)
            .Select(angle => new Coordinate(3 + 2 * Math.Cos(angle), 46 + Math.Sin(angle))).ToList();
        var circle = Wgs84.Factory.CreatePolygon([.. ring, ring[0]]);

        var read = await RoundTripAsync(circle);

        read!.NumPoints.Should().Be(vertices + 1);
        read.EqualsExact(circle).Should().BeTrue();
    }

    [Fact]
    public async Task Collection_KeepsItsMembersAndTheirOrder()
    {
        var collection = Wgs84.Factory.CreateGeometryCollection([ShapesDatabase.Die, ShapesDatabase.Diois, Wgs84.Factory.CreatePoint()]);

        var read = await RoundTripAsync(collection);

        read.Should().BeOfType<GeometryCollection>();
        read!.EqualsExact(collection).Should().BeTrue();
    }

    [Fact]
    public async Task ArrayOfGeometries_RoundTrips()
    {
        await using var db = database.CreateShapes();
        await using var transaction = await db.Database.BeginTransactionAsync();
        Geometry[] pieces = [ShapesDatabase.Die, ShapesDatabase.Diois, Wgs84.Factory.CreateMultiPolygon()];
        db.Add(new Shape { Name = "pièces", Pieces = pieces });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        var read = await db.Shapes.SingleAsync(s => s.Name == "pièces");

        read.Pieces.Should().HaveCount(3);
        read.Pieces!.Zip(pieces).Should().OnlyContain(pair => pair.First.EqualsExact(pair.Second));
    }

    [Fact]
    public async Task BinaryCopy_WritesPointsMultiPolygonsAndNulls()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var contour = Wgs84.Factory.CreateMultiPolygon([ShapesDatabase.Diois, ShapesDatabase.Square(46, 3, 1)]);
        await using (var copy = await connection.BeginBinaryImportAsync("COPY shapes (name, shape, position) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var number in Enumerable.Range(0, 1000))
            {
                await copy.StartRowAsync();
                await copy.WriteAsync($"copie {number}");
                await copy.WriteAsync<Geometry>(number % 2 == 0 ? contour : Wgs84.Point(46, 3), NpgsqlDbType.Geometry);
                await (number % 10 == 0 ? copy.WriteNullAsync() : copy.WriteAsync(Wgs84.Point(46, 3 + number / 1e6), NpgsqlDbType.Geography));
            }

            (await copy.CompleteAsync()).Should().Be(1000);
        }

        await using var command = new NpgsqlCommand(
            """
            SELECT count(*) FILTER (WHERE ST_NumGeometries(shape) = 2), count(position), min(ST_SRID(shape)), max(ST_X(position::geometry))
            FROM shapes WHERE name LIKE 'copie %'
            """, connection, transaction);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();

        (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt32(2)).Should().Be((500, 900, Wgs84.Srid));
        reader.GetDouble(3).Should().Be(3.000999);
    }

    private static Task InsertTerritoryAsync(TiersLieuxDbContext db, Point position) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO territories (kind, code, name, search_key, position_is_approximate, vintage, position) VALUES (2, 'x', 'x', 'x', false, 2025, {position})");

    private async Task<Geometry?> RoundTripAsync(Geometry? geometry)
    {
        await using var db = database.CreateShapes();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var shape = new Shape { Name = "aller-retour", Geometry = geometry };
        db.Add(shape);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return (await db.Shapes.SingleAsync(s => s.Id == shape.Id)).Geometry;
    }
}
