using TiersLieux.Spatial;

namespace TiersLieux.Tests.Spatial;

public sealed class Wgs84Tests
{
    [Fact]
    public void Point_TakesLatitudeFirst_AndPutsLongitudeInX()
    {
        var crest = Wgs84.Point(44.73, 5.02);

        (crest.X, crest.Y, crest.SRID).Should().Be((5.02, 44.73, 4326));
    }

    [Theory]
    [InlineData(90.1, 0)]
    [InlineData(-91, 0)]
    [InlineData(0, 180.1)]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 0)]
    public void Point_OutsideTheWorld_IsRefused(double latitude, double longitude)
    {
        var create = () => Wgs84.Point(latitude, longitude);

        create.Should().Throw<ArgumentOutOfRangeException>();
    }
}
