using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary>
/// <c>&lt;field asp-for="Name" label="Nom du lieu" hint="…" /&gt;</c>: label, hint, control and error. Any other attribute goes to the control.
/// <c>rows</c> makes it a text area, <c>options</c> a list.
/// </summary>
[HtmlTargetElement("field", Attributes = "asp-for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : FormFieldTagHelper
{
    public int Rows { get; set; }

    /// <summary>Codes and words of a list, with its first line when nothing is chosen.</summary>
    public IEnumerable<(string Code, string Label)>? Options { get; set; }

    /// <summary>Class of the whole.</summary>
    public string Width { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var value = Entry?.AttemptedValue ?? For.Model?.ToString() ?? "";
        var control = Options is not null ? List(value) : Rows > 0 ? Area(value) : new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing, Attributes = { ["type"] = "text", ["value"] = value } };
        control.Attributes["id"] = Id;
        control.Attributes["name"] = Name;
        Describe(control);
        foreach (var attribute in output.Attributes)
        {
            control.Attributes[attribute.Name] = attribute.Value?.ToString() ?? "";
        }

        output.Attributes.Clear();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field {Width}".TrimEnd());
        var label = new TagBuilder("label") { Attributes = { ["for"] = Id } };
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label).AppendHtml(HintParagraph()).AppendHtml(control).AppendHtml(ErrorParagraph());
    }

    private TagBuilder Area(string value)
    {
        var area = new TagBuilder("textarea") { Attributes = { ["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        area.InnerHtml.Append(value);
        return area;
    }

    private TagBuilder List(string value)
    {
        var list = new TagBuilder("select");
        foreach (var (code, label) in Options!)
        {
            var option = new TagBuilder("option") { Attributes = { ["value"] = code } };
            if (code == value)
            {
                option.Attributes["selected"] = "selected";
            }

            option.InnerHtml.Append(label);
            list.InnerHtml.AppendHtml(option);
        }

        return list;
    }
}
