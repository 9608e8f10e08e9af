using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Api;

/// <summary>JSON settings shared by the endpoints, and the OpenAPI document at /api/v1/openapi.json.</summary>
internal static class ApiDescription
{
    public const string Document = "v1";

    private static readonly Dictionary<string, (JsonSchemaType Type, string Minimum, string? Maximum)> Numbers = new(StringComparer.Ordinal)
    {
        ["page"] = (JsonSchemaType.Integer, "1", "100000"),
        ["pageSize"] = (JsonSchemaType.Integer, "1", "100"),
        ["lat"] = (JsonSchemaType.Number, "-90", "90"),
        ["lon"] = (JsonSchemaType.Number, "-180", "180"),
        ["rayon"] = (JsonSchemaType.Number, "1", "200"),
        ["z"] = (JsonSchemaType.Integer, "0", "14"),
        ["x"] = (JsonSchemaType.Integer, "0", null),
        ["y"] = (JsonSchemaType.Integer, "0", null),
    };

    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        builder.Services.AddOpenApi(Document, options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Annuaire des tiers-lieux ruraux",
                    Version = "1",
                    Description = "Lecture libre des lieux et des territoires. Les erreurs sont des objets problem+json, en français.",
                    License = new OpenApiLicense { Name = "Licence Ouverte 2.0", Url = new Uri("https://www.etalab.gouv.fr/licence-ouverte-open-licence/") },
                };
                // The address the document was asked at: clients resolve paths against it, whatever the proxy in front.
                document.Servers = [new OpenApiServer { Url = "/" }];
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(DescribeNumbers);
        });
    }

    public static void MapApi(this WebApplication app) => app.MapOpenApi("/api/{documentName}/openapi.json").CacheOutput(Caching.Shared);

    // Endpoints read numbers as text, to answer in French to what is not one.
    private static Task DescribeNumbers(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters ?? [])
        {
            if (parameter is OpenApiParameter written && NumberSchema(written.Name) is { } schema)
            {
                written.Schema = schema;
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Bounds of a parameter that is a number; null for the others.</summary>
    public static OpenApiSchema? NumberSchema(string? name) => name is not null && Numbers.TryGetValue(name, out var bounds)
        ? new OpenApiSchema { Type = bounds.Type, Minimum = bounds.Minimum, Maximum = bounds.Maximum }
        : null;
}
