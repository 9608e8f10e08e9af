using System.Text.Json;
using TiersLieux.Import.Territories;

namespace TiersLieux.Import.Sources.DecoupageAdministratif;

/// <summary>Reads the package <c>@etalab/decoupage-administratif</c>, whose major version tells the year (6 is 2026).</summary>
public sealed class DivisionsReader(string packages)
{
    public const string Instruction =
        "Les données de base manquent : lancez « npm ci --ignore-scripts --prefix data/npm » à la racine du projet, puis recommencez.";

    private readonly string folder = Path.Combine(packages, "@etalab", "decoupage-administratif");

    /// <summary>The four files read, each a row count of its own.</summary>
    public static readonly string[] Files = ["regions.json", "departements.json", "epci.json", "communes.json"];

    /// <exception cref="ReferenceUnavailableException">The package is not there; the message says how to get it.</exception>
    public string PathOf(string file)
    {
        var path = Path.Combine(folder, "data", file);
        return File.Exists(path) ? path : throw new ReferenceUnavailableException(Instruction);
    }

    /// <param name="readings">One for each of <see cref="Files"/>, by file name.</param>
    public async Task<Divisions> ReadAsync(IReadOnlyDictionary<string, FileReading> readings, CancellationToken cancellationToken)
    {
        var regions = new Dictionary<string, LargerTerritory>();
        await JsonEntries.ReadAsync(readings["regions.json"], (_, entry) =>
            Add(regions, new LargerTerritory(entry.Required("code"), entry.Required("nom"))), cancellationToken);

        var departements = new Dictionary<string, LargerTerritory>();
        await JsonEntries.ReadAsync(readings["departements.json"], (_, entry) =>
        {
            var region = entry.Required("region");
            Add(departements, regions.ContainsKey(region)
                ? new LargerTerritory(entry.Required("code"), entry.Required("nom"), region)
                : throw new FormatException($"La région {region} est inconnue."));
        }, cancellationToken);

        var epcis = new Dictionary<string, LargerTerritory>();
        var epciOf = new Dictionary<string, string>();
        await JsonEntries.ReadAsync(readings["epci.json"], (_, entry) =>
        {
            var epci = new LargerTerritory(
                entry.Required("code"), entry.Required("nom"), null, entry.Number("populationMunicipale"), entry.Text("type"));
            Add(epcis, epci);
            foreach (var member in entry.GetProperty("membres").EnumerateArray())
            {
                epciOf[member.Required("code")] = epci.Code;
            }
        }, cancellationToken);

        var (communes, former) = await ReadCommunesAsync(readings["communes.json"], departements, epciOf, cancellationToken);
        return new Divisions(await VintageAsync(cancellationToken), [.. regions.Values], [.. departements.Values], [.. epcis.Values], communes, former);
    }

    private static async Task<(Dictionary<string, CommuneEntry> Communes, Dictionary<string, string> Former)> ReadCommunesAsync(
        FileReading reading, Dictionary<string, LargerTerritory> departements, Dictionary<string, string> epciOf, CancellationToken cancellationToken)
    {
        var communes = new Dictionary<string, CommuneEntry>();
        var former = new Dictionary<string, string>();
        await JsonEntries.ReadAsync(reading, (_, entry) =>
        {
            var code = entry.Required("code");
            if (entry.Required("type") != "commune-actuelle")
            {
                former[code] = entry.Text("chefLieu") ?? entry.Required("commune");
                reading.Attached++;
                return;
            }

            var departement = departements.GetValueOrDefault(entry.Required("departement"))
                ?? throw new FormatException($"Le département {entry.Text("departement")} est inconnu.");
            var commune = new CommuneEntry(code, entry.Required("nom"), departement.Code, departement.Region!)
            {
                Population = entry.Number("population"),
                PostalCodes = [.. entry.Texts("codesPostaux")],
                Siren = entry.Text("siren"),
                Epci = epciOf.GetValueOrDefault(code),
            };
            if (!communes.TryAdd(code, commune))
            {
                throw new FormatException("Ce code a déjà été lu.");
            }

            foreach (var older in entry.Texts("anciensCodes"))
            {
                former.TryAdd(older, code);
            }
        }, cancellationToken);
        return (communes, former);
    }

    private static void Add(Dictionary<string, LargerTerritory> territories, LargerTerritory territory)
    {
        if (!territories.TryAdd(territory.Code, territory))
        {
            throw new FormatException("Ce code a déjà été lu.");
        }
    }

    private async Task<int> VintageAsync(CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, "package.json"));
        using var package = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        return 2020 + Version.Parse(package.RootElement.Required("version")).Major;
    }
}
