using System.Text.Json;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>A sheet in schema.org words, for search engines. Escaped so that it can stand inside a script element.</summary>
public static class SheetJsonLd
{
    /// <param name="type">« Organization », « GovernmentService »…</param>
    /// <param name="address">Of its page, from the root of the site to the whole.</param>
    /// <param name="areas">Names of the territories of its area.</param>
    /// <param name="more">Properties of the type's own; nulls are left out.</param>
    public static string Write(Sheet sheet, string type, Uri address, IEnumerable<string> areas, params (string Name, object? Value)[] more)
    {
        var content = sheet.AnyContent;
        var served = sheet.IsEverywhere ? ["France"] : areas.ToArray();
        var values = new Dictionary<string, object?>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = type,
            ["name"] = sheet.Name,
            ["description"] = sheet.Summary,
            ["url"] = address.ToString(),
            ["sameAs"] = content.Website,
            ["areaServed"] = served.Length == 0 ? null : served,
        };
        foreach (var (name, value) in more)
        {
            values[name] = value;
        }

        return JsonSerializer.Serialize(values.Where(pair => pair.Value is not null).ToDictionary());
    }

    /// <returns>Null when there is none.</returns>
    public static object? Organizations(IEnumerable<string>? names) =>
        names?.Select(name => new Dictionary<string, string> { ["@type"] = "Organization", ["name"] = name }).ToArray() is { Length: > 0 } some ? some : null;
}
