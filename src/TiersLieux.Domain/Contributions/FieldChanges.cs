using System.Text.Json;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Domain.Contributions;

/// <summary>Facts as fields: camelCase names and JSON values, the shape of corrections, proposals and revisions.</summary>
public static class FieldChanges
{
    /// <summary>JSON null: the field says nothing.</summary>
    public static readonly JsonElement Nothing = JsonSerializer.SerializeToElement<object?>(null);

    /// <summary>The fields that say something.</summary>
    public static Dictionary<string, JsonElement> Of(PlaceFacts facts) =>
        JsonSerializer.SerializeToElement(facts, FactsJson.Options).EnumerateObject().ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    /// <summary>The facts that fields say; fields at JSON null say nothing.</summary>
    /// <exception cref="JsonException">Unknown field, wrong shape, or unknown code of a closed enumeration.</exception>
    public static PlaceFacts Facts(IReadOnlyDictionary<string, JsonElement> fields) => FactsJson.Read<PlaceFacts>(FactsJson.Write(fields));

    /// <summary>The facts once these fields are changed.</summary>
    /// <exception cref="JsonException">As <see cref="Facts"/>.</exception>
    public static PlaceFacts Apply(PlaceFacts facts, IReadOnlyDictionary<string, JsonElement> changes)
    {
        var fields = Of(facts);
        foreach (var (field, value) in changes)
        {
            fields[field] = value;
        }

        return Facts(fields);
    }

    /// <summary>What changed from one to the other, field by field.</summary>
    public static Dictionary<string, FieldChange> Between(PlaceFacts before, PlaceFacts after)
    {
        var (left, right) = (Of(before), Of(after));
        return left.Keys.Union(right.Keys, StringComparer.Ordinal)
            .Select(field => (Field: field, Change: new FieldChange(left.GetValueOrDefault(field, Nothing), right.GetValueOrDefault(field, Nothing))))
            .Where(pair => !JsonElement.DeepEquals(pair.Change.Before, pair.Change.After))
            .ToDictionary(pair => pair.Field, pair => pair.Change, StringComparer.Ordinal);
    }

    /// <summary>Whether two values of a field are the same.</summary>
    public static bool AreEqual(JsonElement one, JsonElement other) => JsonElement.DeepEquals(one, other);
}
