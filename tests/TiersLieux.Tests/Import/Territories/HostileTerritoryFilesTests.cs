using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Import;
using TiersLieux.Import.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import.Territories;

/// <summary>Each file of the pack in turn is damaged: the load ends, what was known before stays, the report explains.</summary>
public sealed class HostileTerritoryFilesTests : IAsyncLifetime
{
    private const string Contours = "communes-contours-2025.geojson.gz";
    private static readonly string[] Tables = ["zones-emploi-2020.csv", "communes-historiques.csv", "densite-7-niveaux-2025.csv", "frr-2025.csv"];

    private readonly TestDatabase database = new();
    private readonly SmallCountry country = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync()
    {
        country.Dispose();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("vide", true)]
    [InlineData("titres", true)]
    [InlineData("binaire", true)]
    [InlineData("coupé", false)]
    [InlineData("colonne", true)]
    [InlineData("énorme", false)]
    [InlineData("doublons", false)]
    [InlineData("utf-16", false)]
    public async Task Load_DamagedTable_KeepsWhatWasKnownAndExplains(string damage, bool isUnusable)
    {
        await LoadAsync();
        foreach (var file in Tables)
        {
            country.Write();
            var path = Path.Combine(country.Pack, file);
            File.WriteAllBytes(path, Damaged(File.ReadAllText(path), damage));

            var report = await LoadAsync();

            var reading = report.Files.Single(read => read.FileName == file);
            reading.RowsRead.Should().Be(reading.Created + reading.Updated + reading.Unchanged + reading.Attached + reading.SetAside.Count, file);
            reading.IsBroken.Should().Be(isUnusable, $"{file} ({damage})");
            await using var db = database.CreateContext();
            (await db.Communes.CountAsync(commune => commune.RetiredAt == null && commune.Contour != null)).Should().Be(6);
            if (isUnusable)
            {
                reading.SetAside.Should().NotBeEmpty().And.OnlyContain(row => row.Reason.Length > 0);
                (await db.Communes.CountAsync(commune => commune.ZoneEmploiId != null && commune.DensityLevel != null)).Should().Be(6, file);
                (await db.ZonesEmploi.CountAsync(zone => zone.RetiredAt == null)).Should().Be(2);
            }
        }
    }

    [Theory]
    [InlineData("vide")]
    [InlineData("binaire")]
    [InlineData("coupé")]
    [InlineData("pas compressé")]
    [InlineData("autre JSON")]
    [InlineData("sans fin")]
    public async Task Load_DamagedContours_KeepsThoseOfBefore(string damage)
    {
        await LoadAsync();
        var path = Path.Combine(country.Pack, Contours);
        File.WriteAllBytes(path, DamagedContours(File.ReadAllBytes(path), damage));

        var report = await LoadAsync();

        var reading = report.Files.Single(file => file.FileName == Contours);
        reading.RowsRead.Should().Be(reading.Created + reading.Updated + reading.Unchanged + reading.Attached + reading.SetAside.Count);
        await using var db = database.CreateContext();
        (await db.Communes.CountAsync(commune => commune.Contour != null && !commune.PositionIsApproximate)).Should().Be(6);
        (await db.Regions.CountAsync(region => region.Contour != null)).Should().Be(2);
    }

    private static byte[] Damaged(string text, string damage)
    {
        var lines = text.Split('\n');
        return damage switch
        {
            "vide" => [],
            "titres" => Encoding.UTF8.GetBytes(lines[0] + "\n"),
            "binaire" => Noise(50_000),
            "coupé" => Encoding.UTF8.GetBytes(text)[..^7],
            "colonne" => Encoding.UTF8.GetBytes(string.Join('\n', lines[1..])),
            "énorme" => Encoding.UTF8.GetBytes(text + new string('x', 1_000_000) + "\n"),
            "doublons" => Encoding.UTF8.GetBytes(text + string.Join('\n', lines[1..])),
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            _ => throw new ArgumentOutOfRangeException(nameof(damage), damage, null),
        };
    }

    private static byte[] DamagedContours(byte[] bytes, string damage) => damage switch
    {
        "vide" => [],
        "binaire" => Noise(50_000),
        "coupé" => bytes[..(bytes.Length / 2)],
        "pas compressé" => Encoding.UTF8.GetBytes("""{"type":"FeatureCollection","features":[]}"""),
        "autre JSON" => Compressed("[1, 2, {\"features\": {\"type\": \"Feature\"}}]", 1),
        // 200 MB of one feature that never ends, in 200 kB.
        "sans fin" => Compressed("""{"type":"FeatureCollection","features":[{"type":"Feature","nom":" """, 200),
        _ => throw new ArgumentOutOfRangeException(nameof(damage), damage, null),
    };

    private static byte[] Compressed(string start, int megabytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(start));
            var blank = Encoding.UTF8.GetBytes(new string(' ', 1_000_000));
            for (var written = 0; written < megabytes; written++)
            {
                gzip.Write(blank);
            }
        }

        return memory.ToArray();
    }

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(2025).NextBytes(bytes);
        return bytes;
    }

    private Task<LoadReport> LoadAsync()
    {
        if (!Directory.Exists(country.Pack))
        {
            country.Write();
        }

        return new TerritoryLoad(database.DataSource, database.CreateContext, new ReferenceFiles(null, country.Checkout), null, TimeProvider.System)
            .RunAsync(false, LoadProgress.Silent, CancellationToken.None);
    }
}
