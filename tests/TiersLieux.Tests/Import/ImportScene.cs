using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import;
using TiersLieux.Import.Geocoding;
using TiersLieux.Import.Places;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import;

/// <summary>A database with two communes, Crest and Paris, and a folder where a test writes the files it imports.</summary>
public sealed class ImportScene : TestDatabase
{
    public const string CgetHeader = "ID,NOM_TL,ADRESSE,CP,COMINIT,INSEECOM,NOMCOM,WEB,TWITTER,FACEBOOK,TYPO,LAT,LONG,GEOCOD,PRECISION,CONTACT,MAIL,INSEE_ZE";

    private readonly string checkout = Directory.CreateTempSubdirectory("import").FullName;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    public IGeocoder? Geocoder { get; set; }

    public ReferenceFiles Files => new(Path.Combine(checkout, "data", "reference"), checkout);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var crest = await Data.CommuneAsync("Crest", 44.73, 5.02, code: "26108", postalCodes: ["26400"]);
        var paris = await Data.CommuneAsync("Paris", 48.86, 2.34, code: "75056", sideDegrees: 0.15);
        await WithDbAsync(async db =>
        {
            db.FormerCommuneCodes.AddRange(
                new() { Code = "75110", CommuneId = paris.Id }, new() { Code = "26999", CommuneId = crest.Id });
            await db.SaveChangesAsync();
        });
    }

    public override async Task DisposeAsync()
    {
        Directory.Delete(checkout, recursive: true);
        await base.DisposeAsync();
    }

    public void Write(string fileName, string text) => WriteBytes(fileName, System.Text.Encoding.UTF8.GetBytes(text));

    public void WriteBytes(string fileName, byte[] bytes)
    {
        var path = Path.Combine(checkout, "data", fileName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    public void WriteCget(params string[] rows) => Write("reference/CGET_TiersLieux_2019.csv", CgetHeader + "\n" + string.Join("\n", rows) + "\n");

    public void WriteFabriques(params string[] rows) =>
        Write("reference/fabriques-de-territoire-2024.csv", "id_fabt,nom,insee_com,lib_com,lon_commune,lat_commune\n" + string.Join("\n", rows) + "\n");

    /// <summary>A row of the census: Crest by default.</summary>
    public static string Cget(
        string id, string name, string code = "26108", string latitude = "44.731", string longitude = "5.021", string postalCode = "26400",
        string town = "Crest", string web = "", string contact = "", string mail = "", string precision = "0.92") =>
        $"{id},{name},1 rue des Essais,{postalCode},{town},{code},{town},{web},,,Tiers lieux à dominante fablab,{latitude},{longitude},1 Rue des Essais 26400 Crest,{precision},{contact},{mail},8206";

    public async Task<ImportRun> LoadAsync(PlaceDataset dataset)
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        return await new PlaceLoad(CreateContext, new ReferenceFiles(Path.Combine(checkout, "data", "reference"), checkout), Clock, Geocoder)
            .LoadAsync(dataset, null, CancellationToken.None);
    }

    public Task<Place> PlaceAsync(string name) => WithDbAsync(db => db.Places.Include(place => place.Memberships).Include(place => place.Records)
        .SingleAsync(place => place.Name == name));

    public Task<List<ImportRow>> RowsAsync(ImportRun run) => WithDbAsync(db =>
        db.ImportRows.Where(row => row.RunId == run.Id).OrderBy(row => row.Line).ThenBy(row => row.Id).ToListAsync());

    /// <summary>Every row of every table as text: what an import must not have let in cannot be in it.</summary>
    public async Task<string> DumpAsync(string table)
    {
        await using var command = DataSource.CreateCommand($"SELECT string_agg(to_jsonb(t)::text || ' xmin=' || t.xmin, E'\n' ORDER BY t.id) FROM {table} t");
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
