using System.Text.Json;
using System.Text.Json.Serialization;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Resources;

namespace TiersLieux.Web.Pages.Ressources;

/// <summary>A resource in schema.org words, for search engines. Escaped so that it can stand inside a script element.</summary>
public static class ResourceJsonLd
{
    // The default encoder escapes <, > and &, so no text can close the element.
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static string Write(Resource resource, Uri address, PlaceRow? place) => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Article",
            ["headline"] = resource.Name,
            ["description"] = resource.Summary,
            ["url"] = address,
            ["inLanguage"] = "fr",
            ["datePublished"] = resource.CreatedAt,
            ["dateModified"] = resource.UpdatedAt,
            ["articleSection"] = ResourceTypes.All.Label(resource.Type),
            ["author"] = resource.Organisation is { } organisation ? new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = organisation.Name } : null,
            ["license"] = "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
            ["about"] = place is null ? null : new Dictionary<string, object> { ["@type"] = "Place", ["name"] = place.Name, ["url"] = new Uri(address, $"/lieux/{place.Slug}") },
        }.Where(pair => pair.Value is not null).ToDictionary(),
        Options);
}
