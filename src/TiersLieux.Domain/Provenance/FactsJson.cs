using System.Text.Json;
using System.Text.Json.Serialization;
using TiersLieux.Domain.Places;

namespace TiersLieux.Domain.Provenance;

/// <summary>The one JSON form of <see cref="PlaceFacts"/>: camelCase, no nulls, life cycle and precision by code.</summary>
public static class FactsJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LifecycleConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <exception cref="JsonException">Unknown field, wrong shape, or unknown code of a closed enumeration.</exception>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("Une valeur était attendue.");

    /// <summary>As <see cref="Read"/>; null for JSON null.</summary>
    public static T? ReadOrDefault<T>(string json) where T : class => JsonSerializer.Deserialize<T>(json, Options);

    private sealed class LifecycleConverter : JsonConverter<PlaceLifecycle>
    {
        public override PlaceLifecycle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PlaceLifecycles.Parse(reader.GetString()) ?? throw new JsonException("Étape inconnue.");

        public override void Write(Utf8JsonWriter writer, PlaceLifecycle value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code());
    }
}
