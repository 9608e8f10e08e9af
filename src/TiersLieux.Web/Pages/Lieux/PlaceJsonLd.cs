using System.Text.Json;
using System.Text.Json.Serialization;
using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Pages.Lieux;

/// <summary>A place in schema.org words, for search engines. Escaped so that it can stand inside a script element.</summary>
public static class PlaceJsonLd
{
    // The default encoder escapes <, > and &, so no text of a sheet can close the element.
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write(Place place)
    {
        var (facts, position) = (place.Facts, place.Position);
        return JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "Place",
                ["name"] = place.Name,
                ["description"] = place.Summary,
                ["telephone"] = facts.Phone,
                ["url"] = facts.Website,
                ["sameAs"] = facts.Links?.Select(link => link.Url).ToArray(),
                ["openingHours"] = facts.OpeningHours,
                ["address"] = new Dictionary<string, object?>
                {
                    ["@type"] = "PostalAddress",
                    ["streetAddress"] = facts.Address?.Street,
                    ["postalCode"] = facts.Address?.PostalCode,
                    ["addressLocality"] = place.Locality,
                    ["addressCountry"] = place.Country,
                }.Where(pair => pair.Value is not null).ToDictionary(),
                ["geo"] = position is null ? null : new Dictionary<string, object>
                {
                    ["@type"] = "GeoCoordinates", ["latitude"] = position.Y, ["longitude"] = position.X,
                },
                ["amenityFeature"] = facts.Equipment?.Select(item => new Dictionary<string, object>
                {
                    ["@type"] = "LocationFeatureSpecification", ["name"] = EquipmentKinds.All.Label(item.Kind), ["value"] = true,
                }).ToArray(),
            }.Where(pair => pair.Value is not null).ToDictionary(),
            Options);
    }
}
