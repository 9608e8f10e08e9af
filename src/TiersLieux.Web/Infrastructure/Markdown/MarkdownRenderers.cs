using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using TiersLieux.Web.Photos;

namespace TiersLieux.Web.Infrastructure.Markdown;

/// <summary>Links and images; what may not be one is left as its words.</summary>
internal sealed class LinkRenderer(IReadOnlyDictionary<int, Illustration> illustrations) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (link.IsImage)
        {
            WriteImage(renderer, link);
            return;
        }

        var isAllowed = MarkdownAddress.IsAllowed(link.Url);
        if (isAllowed)
        {
            renderer.WriteOpening(link.Url!);
        }

        renderer.WriteChildren(link);
        if (isAllowed)
        {
            renderer.Write("</a>");
        }
    }

    // Spans, since Markdown puts an image inside a paragraph.
    private void WriteImage(HtmlRenderer renderer, LinkInline link)
    {
        if (Illustration.Number(link.Url) is not { } number || !illustrations.TryGetValue(number, out var image))
        {
            renderer.WriteChildren(link);
            return;
        }

        var (small, large) = (PhotoSizes.Address(image.Key, PhotoSizes.List), PhotoSizes.Address(image.Key, PhotoSizes.Page));
        var listWidth = PhotoSizes.Fit(image.Width, image.Height, PhotoSizes.List).Width;
        renderer.Write(string.Create(CultureInfo.InvariantCulture,
            $"<span class=\"illustration\"><img src=\"{large}\" srcset=\"{small} {listWidth}w, {large} {image.Width}w\" sizes=\"(min-width: 46rem) 44rem, 92vw\" width=\"{image.Width}\" height=\"{image.Height}\" loading=\"lazy\" decoding=\"async\" alt=\""));
        renderer.WriteEscape(image.AlternativeText).Write("\"><span class=\"illustration-words\">");
        if (link.FirstChild is not null)
        {
            renderer.WriteChildren(link);
            renderer.Write(" · ");
        }

        renderer.Write("Photo\u00a0: ").WriteEscape(image.Credit).Write("</span></span>");
    }
}

/// <summary><c>&lt;https://exemple.fr&gt;</c>.</summary>
internal sealed class AddressRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var address = link.IsEmail ? "mailto:" + link.Url : link.Url;
        if (!MarkdownAddress.IsAllowed(address))
        {
            renderer.WriteEscape(link.Url);
            return;
        }

        renderer.WriteOpening(address);
        renderer.WriteEscape(link.Url).Write("</a>");
    }
}

/// <summary>Titles below the one of the section; none is lower than h6.</summary>
internal sealed class TitleRenderer(int sectionLevel) : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock title)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"h{Math.Min(6, sectionLevel + title.Level)}");
        renderer.Write($"<{name}>").WriteLeafInline(title);
        renderer.WriteLine($"</{name}>");
    }
}

/// <summary>Tables that scroll by themselves, without the styles that the content security policy refuses.</summary>
internal sealed class TableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        foreach (var column in table.ColumnDefinitions)
        {
            (column.Alignment, column.Width) = (null, 0);
        }

        renderer.Write("<div class=\"table-scroll\" tabindex=\"0\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}

internal static class Links
{
    /// <param name="address">Allowed.</param>
    public static void WriteOpening(this HtmlRenderer renderer, string address)
    {
        renderer.Write("<a href=\"").WriteEscapeUrl(address);
        renderer.Write(MarkdownAddress.IsElsewhere(address) ? "\" rel=\"noopener\">" : "\">");
    }
}
