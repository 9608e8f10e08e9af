using System.Text.Json;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;

namespace TiersLieux.Import.Sources.Catalogue;

/// <summary>A document the catalogue quotes.</summary>
/// <param name="AsOf">Day at which what it says was true.</param>
internal sealed record CatalogueDocument(string Id, string Title, string Publisher, int Year, DateOnly AsOf, string? Url = null)
{
    /// <exception cref="UnusableFileException">The list of documents cannot be read: no entry could cite.</exception>
    public static Dictionary<string, CatalogueDocument> Read(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<List<CatalogueDocument>>(json, FactsJson.Options)!.ToDictionary(document => document.Id, StringComparer.Ordinal);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new UnusableFileException($"documents.json est illisible ou cite deux fois le même document : {failure.Message}");
        }
    }
}

/// <summary>One file of the catalogue.</summary>
/// <param name="Citations">Field of the facts → [document, where].</param>
internal sealed record CatalogueEntry(string Id, string Document, PlaceFacts Facts, Dictionary<string, string[]>? Citations = null)
{
    public IReadOnlyList<string> Problems(Dictionary<string, CatalogueDocument> documents)
    {
        if (string.IsNullOrWhiteSpace(Id) || Facts is null || Document is null)
        {
            return ["Champ « id », « document » ou « facts » absent."];
        }

        var fields = Fields();
        var problems = PlaceFactsRules.Problems(Facts).ToList();
        problems.AddRange((Citations ?? []).Where(citation => citation.Value is not { Length: 2 }).Select(citation => $"Citation de « {citation.Key} » : [document, endroit] attendu."));
        problems.AddRange((Citations ?? []).Keys.Where(field => !fields.Contains(field)).Select(field => $"Citation d’un champ absent : « {field} »."));
        problems.AddRange((Citations ?? []).Values.Where(citation => citation is { Length: 2 }).Select(citation => citation[0]).Append(Document)
            .Where(document => !documents.ContainsKey(document)).Distinct().Select(document => $"Document inconnu : « {document} »."));
        return problems;
    }

    /// <summary>A citation for every field: its own, else the entry's document as a whole.</summary>
    public Dictionary<string, Citation> Cited(Dictionary<string, CatalogueDocument> documents) => Fields().ToDictionary(field => field, field =>
    {
        var given = Citations?.GetValueOrDefault(field);
        var document = documents[given?[0] ?? Document];
        return new Citation(document.Title, given?[1], document.AsOf);
    });

    private HashSet<string> Fields() => JsonSerializer.SerializeToNode(Facts, FactsJson.Options)!.AsObject().Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
}
