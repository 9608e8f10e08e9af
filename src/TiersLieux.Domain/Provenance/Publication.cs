using System.Text.Json;
using System.Text.Json.Nodes;
using TiersLieux.Domain.Places;

namespace TiersLieux.Domain.Provenance;

/// <summary>
/// Third layer: the published view, computed field by field from what sources and people said. A person's word wins over any
/// source; between sources the most recent wins, with exceptions: the most precise position, the fullest address and the fullest
/// lists of kinds, services and equipment, and for the name a source that knows the place itself.
/// </summary>
public sealed record Publication(PlaceFacts Facts, IReadOnlyDictionary<string, FieldOrigin> Origins)
{
    /// <param name="records">What the sources say; <see cref="SourceRecord.Source"/> must be loaded.</param>
    /// <param name="edits">What people said of the same place, in any order.</param>
    public static Publication Compute(IEnumerable<SourceRecord> records, IEnumerable<PlaceEdit> edits)
    {
        var published = new JsonObject();
        var origins = new Dictionary<string, FieldOrigin>(StringComparer.Ordinal);
        var statements = records
            .OrderByDescending(record => record.VanishedAt is null)
            .ThenByDescending(record => record.AsOf)
            .ThenBy(record => record.Source!.Slug, StringComparer.Ordinal)
            .ThenBy(record => record.Key, StringComparer.Ordinal)
            .Select(record => (Record: record, Json: JsonSerializer.SerializeToNode(record.Facts, FactsJson.Options)!.AsObject()))
            .ToList();

        foreach (var field in statements.SelectMany(statement => statement.Json.Select(pair => pair.Key)).Distinct())
        {
            var candidates = statements.Where(statement => statement.Json[field] is not null);
            var best = field switch
            {
                "position" => candidates.MinBy(statement => statement.Record.Facts.Position!.Precision),
                "address" => candidates.MinBy(statement => Missing(statement.Record.Facts.Address!)),
                // A list of labels knows only the commune: it leaves the name to those who know the place.
                "name" => candidates.MinBy(statement => KnowsThePlace(statement.Record.Facts) ? 0 : 1),
                // A census names only the main kind: the fuller list wins.
                "kinds" or "services" or "equipment" => candidates.MaxBy(statement => statement.Json[field]!.AsArray().Count),
                _ => candidates.First(),
            };
            published[field] = best.Json[field]!.DeepClone();
            origins[field] = Origin(best.Record, field);
        }

        foreach (var edit in edits.Where(edit => edit.WithdrawnAt is null).OrderBy(edit => edit.SaidAt).ThenBy(edit => edit.Id))
        {
            published[edit.Field] = JsonNode.Parse(edit.Value);
            origins[edit.Field] = new FieldOrigin(
                FieldOrigin.People, DateOnly.FromDateTime(edit.SaidAt.UtcDateTime), Where: edit.AuthorRole);
        }

        return new Publication(published.Deserialize<PlaceFacts>(FactsJson.Options)!, origins);
    }

    private static FieldOrigin Origin(SourceRecord record, string field)
    {
        record.Citations.TryGetValue(field, out var citation);
        return new FieldOrigin(record.Source!.Slug, citation?.AsOf ?? record.AsOf, citation?.Document, citation?.Where);
    }

    private static bool KnowsThePlace(PlaceFacts facts) => facts.Position is not null || facts.Address?.Street is not null;

    private static int Missing(PostalAddress address) =>
        (address.Street is null ? 4 : 0) + (address.CommuneCode is null ? 2 : 0) + (address.PostalCode is null ? 1 : 0);
}
