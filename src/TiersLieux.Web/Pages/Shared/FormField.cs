namespace TiersLieux.Web.Pages.Shared;

/// <summary>One box of a form, drawn by the partial <c>_FormField</c> with its label, its hint, its error and what was typed.</summary>
/// <param name="Name">Of the field, and of what the page model binds it to.</param>
public sealed record FormField(string Name, string Label)
{
    /// <summary>As in HTML; « textarea » for several lines.</summary>
    public string Type { get; init; } = "text";
    public string? Value { get; init; }
    public string? Hint { get; init; }
    public string? AutoComplete { get; init; }
    public string? InputMode { get; init; }

    /// <summary>Files the browser offers, for the type « file ».</summary>
    public string? Accept { get; init; }
    public int? MaxLength { get; init; }
    public bool IsRequired { get; init; } = true;

    public string Id => IdOf(Name);

    /// <summary>Of the element that holds the field: error summaries link to it.</summary>
    public static string IdOf(string name) => "champ-" + name.ToLowerInvariant().Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal);

    /// <summary>A password is never written back in a page.</summary>
    public static FormField Password(string name, string label, string autoComplete, string? hint = null) =>
        new(name, label) { Type = "password", AutoComplete = autoComplete, Hint = hint, MaxLength = 200 };

    public static FormField Email(string label, string? hint = null, string? value = null) =>
        new("email", label) { Type = "email", AutoComplete = "email", Hint = hint, MaxLength = 254, Value = value };
}
