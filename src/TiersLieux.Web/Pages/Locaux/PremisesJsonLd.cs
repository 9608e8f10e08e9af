using System.Text.Json;
using TiersLieux.Domain.Premises;

namespace TiersLieux.Web.Pages.Locaux;

/// <summary>A notice in schema.org words: a listing for a building, a call or a search of partners otherwise. Escaped so that it can stand inside a script element.</summary>
public static class PremisesJsonLd
{
    /// <param name="notice">With its commune and organisation.</param>
    public static string Write(PremisesNotice notice)
    {
        var (content, position) = (notice.Content, notice.Position);
        var isBuilding = notice.Type == PremisesTypes.Building;
        var where = new Dictionary<string, object?>
        {
            ["@type"] = "Place",
            ["name"] = notice.Place?.Name ?? notice.Where() ?? notice.Name,
            ["address"] = notice.Commune is null ? null : Known(new()
            {
                ["@type"] = "PostalAddress", ["streetAddress"] = content.Street, ["addressLocality"] = notice.Commune.Name, ["addressCountry"] = "FR",
            }),
            ["geo"] = position is null ? null : new Dictionary<string, object> { ["@type"] = "GeoCoordinates", ["latitude"] = position.Y, ["longitude"] = position.X },
            ["floorSize"] = notice.SurfaceM2 is null ? null : new Dictionary<string, object> { ["@type"] = "QuantitativeValue", ["value"] = notice.SurfaceM2, ["unitCode"] = "MTK" },
        };
        if (!isBuilding)
        {
            where.Remove("floorSize");
        }

        return JsonSerializer.Serialize(Known(new()
        {
            ["@context"] = "https://schema.org",
            ["@type"] = isBuilding ? "RealEstateListing" : "Demand",
            ["name"] = notice.Name,
            ["description"] = notice.Summary ?? content.Description,
            ["url"] = content.Website,
            ["datePosted"] = isBuilding ? notice.CreatedAt.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null,
            [isBuilding ? "expires" : "validThrough"] = notice.Deadline?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            [isBuilding ? "about" : "areaServed"] = Known(where),
            [isBuilding ? "provider" : "seller"] = notice.Organisation is null ? null : new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = notice.Organisation.Name },
        }));
    }

    private static Dictionary<string, object> Known(Dictionary<string, object?> words) => words.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);
}
