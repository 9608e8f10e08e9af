namespace TiersLieux.Web.Pages.Shared;

/// <summary>A field of a form, with its label, its hint and the message ModelState holds under its name: partial <c>_FormField</c>.</summary>
/// <param name="Name">Key of ModelState; also the field's id.</param>
/// <param name="Type">As in HTML; « textarea » for several lines.</param>
/// <param name="Id">When several forms of one page have the same field.</param>
public sealed record FormField(
    string Name, string Label, string? Value = null, string? Hint = null, string Type = "text", int? MaxLength = null, string? Autocomplete = null,
    string? Accept = null, string? Id = null)
{
    public string FieldId => Id ?? Name;

    public string? DescribedBy(bool hasError) =>
        string.Join(' ', new[] { Hint is null ? null : $"{FieldId}-aide", hasError ? $"{FieldId}-erreur" : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
