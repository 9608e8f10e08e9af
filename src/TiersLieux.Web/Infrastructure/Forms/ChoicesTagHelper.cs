using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TiersLieux.Domain;

namespace TiersLieux.Web.Infrastructure.Forms;

/// <summary><c>&lt;choices asp-for="Kinds" label="Types de lieu" terms="PlaceKinds.All.Terms" /&gt;</c>: boxes to tick, or one to choose with <c>single</c>.</summary>
[HtmlTargetElement("choices", Attributes = "asp-for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesTagHelper : FormFieldTagHelper
{
    public IEnumerable<Term> Terms { get; set; } = [];

    public bool Single { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = Entry?.RawValue switch
        {
            string[] many => many,
            string one => [one],
            _ => For.Model switch { string one => [one], IEnumerable<string> many => many.ToArray(), _ => Array.Empty<string>() },
        };
        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field choices");
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("tabindex", "-1");
        var described = new TagBuilder("fieldset");
        Describe(described);
        foreach (var (name, value) in described.Attributes.Where(pair => pair.Key == "aria-describedby"))
        {
            output.Attributes.SetAttribute(name, value);
        }

        var legend = new TagBuilder("legend");
        legend.InnerHtml.Append(Label);
        var list = new TagBuilder("div") { Attributes = { ["class"] = "choices-list" } };
        foreach (var (term, index) in Terms.Select((term, index) => (term, index)))
        {
            list.InnerHtml.AppendHtml(Choice(term, index, chosen.Contains(term.Code)));
        }

        output.Content.AppendHtml(legend).AppendHtml(HintParagraph()).AppendHtml(list).AppendHtml(ErrorParagraph());
    }

    private TagBuilder Choice(Term term, int index, bool isChosen)
    {
        var id = $"{Id}-{index}";
        var box = new TagBuilder("input")
        {
            TagRenderMode = TagRenderMode.SelfClosing,
            Attributes = { ["type"] = Single ? "radio" : "checkbox", ["id"] = id, ["name"] = Name, ["value"] = term.Code },
        };
        if (isChosen)
        {
            box.Attributes["checked"] = "checked";
        }

        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(term.Label);
        if (term.Definition is not null)
        {
            var definition = new TagBuilder("span") { Attributes = { ["class"] = "choice-hint" } };
            definition.InnerHtml.Append(term.Definition);
            label.InnerHtml.AppendHtml(" ").AppendHtml(definition);
        }

        var choice = new TagBuilder("div") { Attributes = { ["class"] = "choice" } };
        choice.InnerHtml.AppendHtml(box).AppendHtml(label);
        return choice;
    }
}
