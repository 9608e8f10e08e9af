using FsCheck.Xunit;
using TiersLieux.Data.Tiles;

namespace TiersLieux.Tests.Data.Tiles;

public sealed class TileAddressTests
{
    [Theory]
    [InlineData("15", "0", "0")]
    [InlineData("-1", "0", "0")]
    [InlineData("0", "1", "0")]
    [InlineData("3", "0", "8")]
    [InlineData("a", "0", "0")]
    [InlineData("1.5", "0", "0")]
    [InlineData("99999999999", "0", "0")]
    [InlineData("", "0", "0")]
    public void Parse_OutsideThePyramid_SaysWhy(string z, string x, string y)
    {
        TileAddress.Parse(z, x, y, out var error).Should().BeNull();

        error.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void Envelope_OfTheWholeWorld_IsWebMercators()
    {
        var world = TileAddress.Parse("0", "0", "0", out _)!.Envelope().EnvelopeInternal;

        (world.MinX, world.MaxY).Should().Be((-20037508.342789244, 20037508.342789244));
    }

    [Property]
    public bool Parse_AnyNumbers_IsInsideOrExplained(int z, int x, int y) =>
        TileAddress.Parse($"{z}", $"{x}", $"{y}", out var error) is { } tile
            ? error is null && tile.Zoom <= TileAddress.MaximumZoom && tile.Column < 1 << tile.Zoom && tile.Row < 1 << tile.Zoom
            : error is not null;
}
