using System.Text.Encodings.Web;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace TiersLieux.Web.Infrastructure.Markdown;

/// <summary>
/// The Markdown of resources: paragraphs, titles, emphasis, lists, quotations, tables, links, and the resource's own illustrations. What
/// else is written (HTML, other addresses) is refused by <see cref="Problems"/> when it is sent, and stays text should it be shown.
/// </summary>
public static class MarkdownText
{
    // Two readings of one text: what is shown knows no HTML at all; what is checked sees it, to name it.
    private static readonly MarkdownPipeline Shown = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();
    private static readonly MarkdownPipeline Checked = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>A text as HTML that can stand in a page.</summary>
    /// <param name="sectionLevel">Level of the title above: those of the text are below.</param>
    public static IHtmlContent Render(string? text, IReadOnlyDictionary<int, Illustration> illustrations, int sectionLevel = 2)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return HtmlString.Empty;
        }

        try
        {
            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Shown.Setup(renderer);
            // Added in front: each takes the place of the one that knows less.
            renderer.ObjectRenderers.RemoveAll(known => known is HtmlBlockRenderer or HtmlInlineRenderer or LinkInlineRenderer or AutolinkInlineRenderer or HeadingRenderer or HtmlTableRenderer);
            renderer.ObjectRenderers.Add(new LinkRenderer(illustrations));
            renderer.ObjectRenderers.Add(new AddressRenderer());
            renderer.ObjectRenderers.Add(new TitleRenderer(sectionLevel));
            renderer.ObjectRenderers.Add(new TableRenderer());
            renderer.Render(Markdig.Markdown.Parse(text, Shown));
            return new HtmlString(writer.ToString());
        }
        catch (ArgumentException)
        {
            // Markdig's word for a text nested too deep, which Problems refuses.
            return new HtmlString($"<p>{HtmlEncoder.Default.Encode(text)}</p>");
        }
    }

    /// <returns>One French sentence per thing that cannot be kept; empty when the text can.</returns>
    public static IReadOnlyList<string> Problems(string? text)
    {
        try
        {
            return [.. Markdig.Markdown.Parse(text ?? "", Checked).Descendants().Select(Problem).OfType<string>().Distinct().Take(10)];
        }
        catch (ArgumentException)
        {
            return ["Ce texte imbrique trop de listes ou de citations : simplifiez-le."];
        }
    }

    private static string? Problem(MarkdownObject part) => part switch
    {
        HtmlBlock block => Html(block.Lines.ToString()),
        HtmlInline inline => Html(inline.Tag),
        LinkInline { IsImage: true } image when Illustration.Number(image.Url) is null =>
            $"« {Shortened(image.Url)} » : une image est une illustration de la ressource, écrite ![légende](illustration:1).",
        LinkInline { IsImage: false } link when !MarkdownAddress.IsAllowed(link.Url) => Refused(link.Url),
        AutolinkInline link when !MarkdownAddress.IsAllowed(link.IsEmail ? "mailto:" + link.Url : link.Url) => Refused(link.Url),
        _ => null,
    };

    private static string Html(string tag) => $"« {Shortened(tag)} » : le HTML n’est pas accepté, écrivez avec les signes de Markdown.";

    private static string Refused(string? url) => $"« {Shortened(url)} » : seules les adresses http(s) sont permises, ou une adresse électronique précédée de mailto:.";

    private static string Shortened(string? text) => (text ?? "").Trim() is var whole && whole.Length > 80 ? whole[..80] + "…" : whole;
}
