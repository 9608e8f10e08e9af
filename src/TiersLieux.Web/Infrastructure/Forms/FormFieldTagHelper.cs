using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary>What the fields of our forms share: a name, a hint and an error that screen readers tell with the field.</summary>
public abstract class FormFieldTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    /// <summary>Plain text under the label.</summary>
    public string? Hint { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => FormIds.Of(Name);

    protected ModelStateEntry? Entry => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry : null;

    protected string? Error => Entry is { Errors: [var error, ..] } ? error.ErrorMessage : null;

    /// <summary>Ids of the hint and of the error, for <c>aria-describedby</c>.</summary>
    protected void Describe(TagBuilder control)
    {
        var ids = string.Join(' ', new[] { Hint is null ? null : $"{Id}-aide", Error is null ? null : $"{Id}-erreur" }.OfType<string>());
        if (ids.Length > 0)
        {
            control.Attributes["aria-describedby"] = ids;
        }

        if (Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
        }
    }

    protected IHtmlContent HintParagraph() => Hint is null ? HtmlString.Empty : Paragraph("hint", $"{Id}-aide", Hint);

    protected IHtmlContent ErrorParagraph() => Error is null ? HtmlString.Empty : Paragraph("field-error", $"{Id}-erreur", Error);

    private static TagBuilder Paragraph(string style, string id, string text)
    {
        var paragraph = new TagBuilder("p") { Attributes = { ["class"] = style, ["id"] = id } };
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}

internal static class FormIds
{
    /// <summary>Id of the control of a field: « Form.Links[0] » is <c>Form_Links_0_</c>.</summary>
    public static string Of(string name) => TagBuilder.CreateSanitizedId(name, "_");
}
