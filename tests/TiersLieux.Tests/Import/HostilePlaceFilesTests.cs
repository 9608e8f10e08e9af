using System.Text;
using TiersLieux.Import.Sources.Cget2019;
using TiersLieux.Import.Sources.FabriquesDeTerritoire;
using TiersLieux.Import.Sources.ManufacturesDeProximite;
using static TiersLieux.Tests.Import.ImportScene;

namespace TiersLieux.Tests.Import;

/// <summary>Whatever the bytes of a file are, its import ends in a report whose counts add up, and the other files load.</summary>
public sealed class HostilePlaceFilesTests : ImportTest
{
    private const string File = "reference/fabriques-de-territoire-2024.csv";
    private const string Header = "id_fabt,nom,insee_com,lib_com,lon_commune,lat_commune";
    private static readonly string Million = new('x', 1_000_000);

    public static TheoryData<string, string?, int, int> Damages => new()
    {
        { "marque", null, 2, 0 },
        { "windows", null, 2, 0 },
        { "latin", null, 2, 0 },
        { "utf-16", "Colonne absente", 0, 0 },
        { "binaire", "Colonne absente", 0, 0 },
        { "vide", "vide", 0, 0 },
        { "titres", null, 0, 0 },
        { "séparateur", "Colonne absente", 0, 0 },
        { "nul", null, 2, 0 },
        { "énorme", null, 2, 0 },
        { "énorme identifiant", null, 1, 1 },
        { "guillemet", null, 1, 0 },
        { "coupé", null, 1, 1 },
        { "doublons", null, 2, 2 },
        { "commune inconnue", null, 0, 2 },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Load_DamagedFile_EndsInAReportAndTheOthersLoad(string damage, string? failure, int created, int setAside)
    {
        Scene.WriteBytes(File, Damaged(damage));
        Scene.WriteCget(Cget("1", "Autre lieu"));

        var run = await Scene.LoadAsync(new FabriquesDataset());
        var other = await Scene.LoadAsync(new CgetDataset());

        if (failure is null)
        {
            run.Failure.Should().BeNull();
        }
        else
        {
            run.Failure.Should().Contain(failure);
        }

        (run.Created, run.SetAside, run.RowsRead).Should().Be((created, setAside, created + setAside));
        if (setAside > 0)
        {
            (await Scene.RowsAsync(run)).Where(row => row.PlaceId == null).Should().HaveCount(setAside).And.OnlyContain(row => row.Reason != null && row.Raw != null);
        }

        other.Created.Should().Be(1);
    }

    [Fact]
    public async Task Load_HugeField_SetsTheRowAsideAndKeepsTheOthers()
    {
        Scene.WriteCget(Cget("1", "Juste"), Cget("2", Million), Cget("3", "Site", web: "https://exemple.org/" + Million));

        var run = await Scene.LoadAsync(new CgetDataset());

        run.Should().BeEquivalentTo(new { RowsRead = 3, Failure = (string?)null });
        (run.Created + run.SetAside).Should().Be(3);
        (await Scene.RowsAsync(run))[1].Reason.Should().NotBeNull();
    }

    [Theory]
    [InlineData("m-1; m-2; m-3", "Un; Deux; Trois", 3)]
    [InlineData("", "Un", 1)]
    [InlineData("m-1", "", 0)]
    [InlineData(";;;", ";;;", 0)]
    public async Task Load_ManufacturesCellsCutAskew_AreAllAccountedFor(string identifiers, string names, int created)
    {
        Scene.Write("reference/manufactures-de-proximite-2024.csv",
            $"id_geo,lib_geo,id_territoire,liste_geo,lib_territoire,lon,lat\n26108,Crest,{identifiers},Crest (26108),{names},5,44\n");

        var run = await Scene.LoadAsync(new ManufacturesDataset());

        run.Created.Should().Be(created);
        run.RowsRead.Should().Be(run.Created + run.SetAside);
    }

    [Fact]
    public async Task Load_SameFileAgain_StoresNothing()
    {
        Scene.WriteCget(Cget("1", "Fab Unit"), Cget("2", ""));
        Scene.WriteFabriques("fabt-1,Fab Unit,26108,Crest,5,44");
        await LoadAsync();
        var before = await StateAsync();

        await LoadAsync();

        (await StateAsync()).Should().Be(before);

        async Task LoadAsync()
        {
            await Scene.LoadAsync(new CgetDataset());
            await Scene.LoadAsync(new FabriquesDataset());
            await Scene.LoadAsync(new ManufacturesDataset());
        }
    }

    private async Task<string> StateAsync()
    {
        var tables = new[] { "sources", "source_records", "places", "sheets", "programme_memberships", "import_runs", "import_rows" };
        var state = new StringBuilder();
        foreach (var table in tables)
        {
            state.AppendLine(await Scene.DumpAsync(table));
        }

        return state.ToString();
    }

    private static byte[] Damaged(string damage)
    {
        string[] rows = ["fabt-1,Théâtre rouge,26108,Crest,5,44", "fabt-2,La Turbine,26108,Crest,5,44"];
        var text = string.Join('\n', [Header, .. rows, ""]);
        return damage switch
        {
            "marque" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            "windows" => Bytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)),
            "latin" => Encoding.Latin1.GetBytes(text),
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            "binaire" => Noise(100_000),
            "vide" => [],
            "titres" => Bytes(Header + "\n"),
            "séparateur" => Bytes(text.Replace(',', ';')),
            "nul" => Bytes(text.Replace("Turbine", "Tur\0bine", StringComparison.Ordinal)),
            "énorme" => Bytes(text.Replace("Turbine", Million, StringComparison.Ordinal)),
            "énorme identifiant" => Bytes(text.Replace("fabt-2", Million, StringComparison.Ordinal)),
            "guillemet" => Bytes(text.Replace("5,44\nfabt-2", "5,\"44\nfabt-2", StringComparison.Ordinal)),
            "coupé" => Bytes(text)[..^20],
            "doublons" => Bytes(text + string.Join('\n', rows)),
            "commune inconnue" => Bytes(text.Replace("26108,Crest", "99999,Nulle-Part", StringComparison.Ordinal)),
            _ => throw new ArgumentOutOfRangeException(nameof(damage), damage, null),
        };
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(20_190).NextBytes(bytes);
        return bytes;
    }
}
