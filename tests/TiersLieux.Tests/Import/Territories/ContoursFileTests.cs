using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using TiersLieux.Import.Sources.Contours;
using TiersLieux.Import.Territories;

namespace TiersLieux.Tests.Import.Territories;

public sealed class ContoursFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Read_PolygonWithHeightAndOpenRing_IsAClosedMultiPolygon()
    {
        var (contours, reading) = Read(SmallCountry.Feature("01001", "[[[3,45,100],[4,45,100],[4,46,100]]]"));

        contours["01001"].Should().BeOfType<MultiPolygon>().Which.Area.Should().Be(0.5);
        contours["01001"].SRID.Should().Be(4326);
        reading.SetAside.Should().BeEmpty();
    }

    [Fact]
    public void Read_MultiPolygonWithHole_KeepsBoth()
    {
        var (contours, _) = Read(SmallCountry.Feature(
            "01001", "[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]],[[[9,9],[10,9],[10,10],[9,9]]]]", "MultiPolygon"));

        contours["01001"].NumGeometries.Should().Be(2);
        contours["01001"].Area.Should().Be(15.5);
    }

    /// <summary>Larger than the reading buffer several times over, then small ones again.</summary>
    [Fact]
    public void Read_TwoHundredThousandVertices_ThenOthers()
    {
        var ring = string.Join(",", Enumerable.Range(0, 200_000).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"[{Math.Cos(i * Math.Tau / 200_000):F9},{Math.Sin(i * Math.Tau / 200_000):F9}]")));

        var (contours, reading) = Read(
            SmallCountry.Feature("1", "[[[0,0],[1,0],[1,1],[0,0]]]"), SmallCountry.Feature("2", $"[[{ring}]]"), SmallCountry.Feature("3", "[[[0,0],[1,0],[1,1],[0,0]]]"));

        contours.Keys.Should().Equal("1", "2", "3");
        contours["2"].NumPoints.Should().Be(200_001);
        reading.RowsRead.Should().Be(3);
    }

    [Fact]
    public void Read_TruncatedFile_KeepsWhatCameBefore()
    {
        File.WriteAllText(path, $$"""{"features":[{{SmallCountry.Feature("1", "[[[0,0],[1,0],[1,1],[0,0]]]")}},{"type":"Fea""");

        var (contours, reading) = Read();

        contours.Should().ContainKey("1");
        reading.IsBroken.Should().BeTrue();
        (reading.RowsRead, reading.SetAside.Count).Should().Be((2, 1));
    }

    private (Dictionary<string, Geometry> Contours, FileReading Reading) Read(params string[] features)
    {
        if (features.Length > 0)
        {
            File.WriteAllText(path, $$"""{"type":"FeatureCollection","crs":{"features":[1]},"features":[{{string.Join(",", features)}}],"bbox":[1,{"a":[]}]}""", Encoding.UTF8);
        }

        var reading = new FileReading("contours", path, "");
        var contours = new Dictionary<string, Geometry>();
        new ContoursFile(reading, LoadProgress.Silent).Read(contour =>
        {
            contours.Add(contour.Code, new WKBReader().Read(contour.Ewkb.ToArray()));
            return null;
        });
        return (contours, reading);
    }
}
