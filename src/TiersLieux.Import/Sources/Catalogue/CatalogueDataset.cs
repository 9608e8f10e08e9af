using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Sources.Catalogue;

/// <summary>
/// Places told by documents, one JSON file each (see <c>data/catalogue/README.md</c>). One source for all: each fact cites its
/// document and bears its date. An entry that breaks a rule is set aside with the reason, the others load.
/// </summary>
public sealed class CatalogueDataset : PlaceDataset
{
    private const string Text = "fiche";
    private Dictionary<string, CatalogueDocument> documents = [];

    public override DataSource Describe() => new()
    {
        Slug = "catalogue", Name = "Catalogue de l’annuaire", Producer = "Annuaire des tiers-lieux, d’après les documents cités",
        Licence = "Licence Ouverte 2.0", LicenceUrl = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        Vintage = "2015-2025, selon le document cité", AsOf = new DateOnly(2016, 12, 31), Subject = DataSourceSubject.Places,
    };

    /// <summary>False: a file is JSON of our own writing, not typed text.</summary>
    public override bool CleansText => false;

    public override SourceFile Read(ReferenceFiles files, Repairs repairs)
    {
        var documentsFile = Path.Combine(files.Catalogue, "documents.json");
        if (!File.Exists(documentsFile))
        {
            throw new UnusableFileException("Le catalogue (data/catalogue/documents.json) est introuvable.");
        }

        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var content = File.ReadAllBytes(documentsFile);
        sha256.AppendData(content);
        documents = CatalogueDocument.Read(content);
        var rows = new List<SourceRow>();
        var folder = Path.Combine(files.Catalogue, "lieux");
        foreach (var path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
        {
            content = File.ReadAllBytes(path);
            sha256.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(path)));
            sha256.AppendData(content);
            rows.Add(new SourceRow(rows.Count + 1, new Dictionary<string, string>
            {
                ["fichier"] = Path.GetFileName(path), [Text] = TextDecoding.Read(content, out _),
            }));
        }

        return new SourceFile("data/catalogue", Convert.ToHexStringLower(sha256.GetHashAndReset()), rows, "Une fiche par fichier.");
    }

    public override Draft Draft(SourceRow row, Repairs repairs)
    {
        try
        {
            var entry = FactsJson.Read<CatalogueEntry>(row[Text]);
            var problems = entry.Problems(documents);
            return problems.Count == 0 ? Accepted(entry) : new Draft { Key = entry.Id, Problem = string.Join(" ", problems) };
        }
        catch (JsonException failure)
        {
            return new Draft { Key = Path.GetFileNameWithoutExtension(row["fichier"]), Problem = Explain(failure) };
        }
    }

    /// <summary>The file's name only: its text is already in the facts and the citations.</summary>
    public override Dictionary<string, string> Kept(SourceRow row) => new() { ["fichier"] = row["fichier"] };

    private Draft Accepted(CatalogueEntry entry)
    {
        var document = documents[entry.Document];
        return new Draft
        {
            Key = entry.Id, AsOf = document.AsOf, GivenCommuneCode = entry.Facts.Address?.CommuneCode,
            Latitude = entry.Facts.Position?.Latitude, Longitude = entry.Facts.Position?.Longitude,
            Precision = entry.Facts.Position?.Precision ?? PositionPrecision.Exact, Score = entry.Facts.Position?.Score,
            Facts = entry.Facts with { Position = null },
            Citations = entry.Cited(documents),
        };
    }

    private static string Explain(JsonException failure) => failure.Path is { } path && path != "$"
        ? $"Champ inconnu ou mal écrit : {path}."
        : $"La fiche n’est pas un objet JSON lisible (ligne {failure.LineNumber + 1}).";
}
