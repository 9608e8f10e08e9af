namespace TiersLieux.Web.Pages.Shared;

/// <summary>A field of a form, with its label, its hint and the message ModelState holds under its name: partial <c>_FormField</c>.</summary>
/// <param name="Name">Key of ModelState; in lower case, also the field's id.</param>
/// <param name="Type">As in HTML; « textarea » for several lines.</param>
/// <param name="Id">When several forms of one page have the same field.</param>
public sealed record FormField(
    string Name, string Label, string? Value = null, string? Hint = null, string Type = "text", int? MaxLength = null, string? Autocomplete = null,
    string? Accept = null, string? Id = null)
{
    public string? InputMode { get; init; }
    public bool IsRequired { get; init; } = true;

    public string FieldId => IdOf(Id ?? Name);

    /// <summary>Of the element that holds the field: the problems at the top of a form link to it.</summary>
    public static string IdOf(string name) => name.ToLowerInvariant();

    public static FormField Email(string label, string? hint = null) => new("email", label, Hint: hint, Type: "email", MaxLength: 254, Autocomplete: "email");

    /// <summary>Never written back in the page.</summary>
    public static FormField Password(string name, string label, string autocomplete, string? hint = null) =>
        new(name, label, Hint: hint, Type: "password", MaxLength: 200, Autocomplete: autocomplete);

    public string? DescribedBy(bool hasError) =>
        string.Join(' ', new[] { Hint is null ? null : $"{FieldId}-aide", hasError ? $"{FieldId}-erreur" : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
