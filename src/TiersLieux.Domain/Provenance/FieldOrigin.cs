namespace TiersLieux.Domain.Provenance;

/// <summary>Where a published field comes from: a source, or people.</summary>
/// <param name="Source">Slug of the <see cref="DataSource"/>, or <see cref="People"/>.</param>
/// <param name="AsOf">Day at which it was true.</param>
/// <param name="Document">Document cited, for sources made of documents.</param>
/// <param name="Where">Where in the document, or the role of the person.</param>
public sealed record FieldOrigin(string Source, DateOnly AsOf, string? Document = null, string? Where = null)
{
    public const string People = "contributions";
}
