using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TiersLieux.Web.Api;

namespace TiersLieux.Web.Pages.Api;

/// <summary>The API for a reader, written from its OpenAPI document; without a script.</summary>
public sealed class IndexModel([FromKeyedServices(ApiDescription.Document)] IOpenApiDocumentProvider provider) : PageModel
{
    public OpenApiDocument Document { get; private set; } = null!;

    /// <summary>Method, path and description, grouped by tag.</summary>
    public ILookup<string, (string Method, string Path, OpenApiOperation Operation)> Operations { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Document = await provider.GetOpenApiDocumentAsync(cancellationToken);
        Operations = Document.Paths
            .SelectMany(path => path.Value.Operations ?? [], (path, operation) => (operation.Key.Method, path.Key, operation.Value))
            .ToLookup(operation => operation.Value.Tags?.FirstOrDefault()?.Name ?? "Autres", operation => (operation.Method, operation.Key, operation.Value));
    }

    /// <summary>« nombre entier, de 1 à 100 ».</summary>
    public static string Describe(IOpenApiSchema? schema) => schema?.Type switch
    {
        JsonSchemaType.Integer or JsonSchemaType.Number => (schema.Type == JsonSchemaType.Integer ? "nombre entier" : "nombre")
            + (schema.Maximum is { } maximum ? $", de {schema.Minimum} à {maximum}" : ""),
        _ => "texte",
    };
}
