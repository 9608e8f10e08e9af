using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Npgsql;
using TiersLieux.Spatial;

namespace TiersLieux.Tests.Spatial;

/// <summary>Each translation the product relies on: the SQL it becomes, and what PostGIS answers.</summary>
public sealed class SpatialQueryTests(ShapesDatabase database) : IClassFixture<ShapesDatabase>
{
    private static readonly Polygon AroundDie = ShapesDatabase.Square(44.75, 5.37, 0.05);

    [Fact]
    public async Task Distance_OfGeography_IsInMetresOnTheSpheroid()
    {
        await using var db = database.CreateShapes();
        var query = db.Shapes.Where(s => s.Name == "Crest").Select(s => s.Position!.Distance(ShapesDatabase.Die));

        query.ToQueryString().Should().Contain("ST_Distance(s.position,").And.NotContain("::geometry");
        // 0.3486° of longitude at 44.74° north is 27.6 km; 0.0247° of latitude adds 2.7 km at a right angle.
        (await query.SingleAsync()).Should().BeApproximately(27_750, 100);
    }

    [Fact]
    public async Task Distance_OfGeometry_IsInDegrees()
    {
        await using var db = database.CreateShapes();
        var query = db.Shapes.Where(s => s.Name == "Crest").Select(s => s.Geometry!.Distance(ShapesDatabase.Die));

        query.ToQueryString().Should().Contain("ST_Distance(s.shape,");
        (await query.SingleAsync()).Should().BeApproximately(ShapesDatabase.Crest.Distance(ShapesDatabase.Die), 1e-9);
    }

    [Theory]
    [InlineData(27_000, new[] { "Crest" })]
    [InlineData(28_500, new[] { "Crest", "Die" })]
    public async Task IsWithinDistance_OfGeography_CountsMetres(double metres, string[] expected)
    {
        await using var db = database.CreateShapes();
        var query = db.Shapes.Where(s => s.Position!.IsWithinDistance(ShapesDatabase.Crest, metres)).OrderBy(s => s.Name).Select(s => s.Name);

        query.ToQueryString().Should().Contain("ST_DWithin(s.position,");
        (await query.ToListAsync()).Should().Equal(expected);
    }

    [Fact]
    public async Task Intersects_FindsWhatTouches()
    {
        await using var db = database.CreateShapes();
        var query = db.Shapes.Where(s => s.Geometry!.Intersects(AroundDie)).OrderBy(s => s.Name).Select(s => s.Name);

        query.ToQueryString().Should().Contain("ST_Intersects(s.shape,");
        (await query.ToListAsync()).Should().Equal("Die", "Diois");
    }

    [Fact]
    public async Task Contains_LeavesTheEdgeOut_CoversKeepsIt()
    {
        await using var db = database.CreateShapes();
        var edge = Wgs84.Factory.CreatePoint(ShapesDatabase.Diois.Coordinates[0]);
        var contains = db.Shapes.Where(s => s.Geometry!.Contains(edge)).Select(s => s.Name);
        var covers = db.Shapes.Where(s => s.Geometry!.Covers(edge)).Select(s => s.Name);

        contains.ToQueryString().Should().Contain("ST_Contains(s.shape,");
        covers.ToQueryString().Should().Contain("ST_Covers(s.shape,");
        (await contains.ToListAsync()).Should().BeEmpty();
        (await covers.ToListAsync()).Should().Equal("Diois");
    }

    [Fact]
    public async Task Within_FindsWhatIsInside()
    {
        await using var db = database.CreateShapes();
        var query = db.Shapes.Where(s => s.Geometry!.Within(AroundDie)).Select(s => s.Name);

        query.ToQueryString().Should().Contain("ST_Within(s.shape,");
        (await query.ToListAsync()).Should().Equal("Die");
    }

    [Fact]
    public async Task DistanceKnn_OfGeography_OrdersByMetres()
    {
        await using var db = database.CreateShapes();
        var near = Wgs84.Point(44.75, 5.35);
        var query = db.Shapes.Where(s => s.Position != null)
            .OrderBy(s => EF.Functions.DistanceKnn(s.Position!, near))
            .Select(s => new { s.Name, Metres = EF.Functions.DistanceKnn(s.Position!, near) });

        query.ToQueryString().Should().Contain("ORDER BY s.position <-> ");
        var found = await query.ToListAsync();
        found.Select(row => row.Name).Should().Equal("Die", "Crest");
        found[0].Metres.Should().BeInRange(1_000, 3_000);
    }

    [Fact]
    public async Task BoxOverlaps_IsTheIndexOperator()
    {
        await using var db = database.CreateShapes();
        // The box of the line covers Die, the line itself passes far from it.
        var line = Wgs84.Factory.CreateLineString([new(5.0, 44.6), new(5.0, 45.0), new(5.6, 45.0)]);
        var boxes = db.Shapes.Where(s => EF.Functions.BoxOverlaps(s.Geometry, line)).OrderBy(s => s.Name).Select(s => s.Name);
        var exact = db.Shapes.Where(s => s.Geometry!.Intersects(line)).Select(s => s.Name);

        boxes.ToQueryString().Should().Contain("s.shape && ");
        (await boxes.ToListAsync()).Should().Equal("Crest", "Die", "Diois");
        (await exact.ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Transform_GoesToWebMercator()
    {
        await using var db = database.CreateShapes();
        var query = db.Shapes.Where(s => s.Name == "Die").Select(s => EF.Functions.Transform((Point)s.Geometry!, 3857));

        query.ToQueryString().Should().Contain("ST_Transform(s.shape::geometry, 3857)");
        var mercator = await query.SingleAsync();
        mercator.SRID.Should().Be(3857);
        mercator.X.Should().BeApproximately(5.3703 * 20037508.342789244 / 180, 0.01);
    }

    [Fact]
    public async Task AsGeoJson_WritesLongitudeFirst_WithTheDecimalsAsked()
    {
        await using var db = database.CreateShapes();
        var query = db.Shapes.Where(s => s.Name == "Die").Select(s => EF.Functions.AsGeoJson(s.Geometry, 2));

        query.ToQueryString().Should().Contain("ST_AsGeoJSON(s.shape, 2)");
        (await query.SingleAsync()).Should().Be("""{"type":"Point","coordinates":[5.37,44.75]}""");
    }

    [Fact]
    public async Task AsGeoJson_OfNothing_IsNull()
    {
        await using var db = database.CreateShapes();
        db.Shapes.Add(new Shape { Name = "Rien" });
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.SaveChangesAsync();

        (await db.Shapes.Where(s => s.Name == "Rien").Select(s => EF.Functions.AsGeoJson(s.Geometry, 5)).SingleAsync()).Should().BeNull();
    }

    [Fact]
    public async Task TileEnvelope_OfTheWholeWorld_IsTheMercatorSquare()
    {
        await using var db = database.CreateShapes();
        var query = db.Shapes.Where(s => s.Name == "Die").Select(s => EF.Functions.TileEnvelope(0, 0, 0));

        query.ToQueryString().Should().Contain("ST_TileEnvelope(0, 0, 0)");
        var world = await query.SingleAsync();
        world.SRID.Should().Be(3857);
        world.EnvelopeInternal.MinX.Should().BeApproximately(-20037508.34, 0.01);
        world.EnvelopeInternal.MaxY.Should().BeApproximately(20037508.34, 0.01);
    }

    [Fact]
    public async Task TileEnvelope_OutsideTheGrid_IsRefusedByPostgis()
    {
        await using var db = database.CreateShapes();
        var x = 2;
        var ask = () => db.Shapes.Select(s => EF.Functions.TileEnvelope(1, x, 0)).ToListAsync();

        (await ask.Should().ThrowAsync<PostgresException>()).Which.MessageText.Should().Contain("ST_TileEnvelope");
    }

    [Fact]
    public async Task AsMvtGeom_GivesTileCoordinates_AndNullOutsideTheTile()
    {
        await using var db = database.CreateShapes();
        // Tile 8/131/92 holds Crest and Die; tile 8/0/0 is in the Arctic.
        var query = (int x, int y) => db.Shapes.Where(s => s.Position != null).OrderBy(s => s.Name)
            .Select(s => EF.Functions.AsMvtGeom(EF.Functions.Transform(s.Geometry!, 3857), EF.Functions.TileEnvelope(8, x, y), 4096, 64));

        query(131, 92).ToQueryString().Should().Contain("ST_AsMVTGeom(ST_Transform(s.shape, 3857), ST_TileEnvelope(8, @x, @y)").And.Contain(", 4096, 64)");
        (await query(131, 92).ToListAsync()).Should().HaveCount(2).And.AllSatisfy(point =>
        {
            point!.Coordinate.X.Should().BeInRange(0, 4096).And.Be(Math.Round(point.Coordinate.X));
            point.Coordinate.Y.Should().BeInRange(0, 4096);
        });
        (await query(0, 0).ToListAsync()).Should().HaveCount(2).And.AllSatisfy(point => point.Should().BeNull());
    }

    [Fact]
    public void Functions_OutsideAQuery_SayThatTheyAreForQueries()
    {
        var call = () => EF.Functions.BoxOverlaps(ShapesDatabase.Die, ShapesDatabase.Crest);

        call.Should().Throw<InvalidOperationException>().WithMessage("*BoxOverlaps*");
    }
}
