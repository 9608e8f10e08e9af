using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
using TiersLieux.Web.Infrastructure.Markdown;

namespace TiersLieux.Tests.Web.Infrastructure;

/// <summary>What a text may do to the page it is in: nothing. Each attack is refused when it is sent, and harmless if it is shown all the same.</summary>
public sealed class MarkdownTextTests
{
    private static readonly Dictionary<int, Illustration> Illustrations = new() { [1] = new("0123456789abcdef0123456789abcdef", "Une \"table\" <ronde>", "Camille & <b>Zoé</b>", 1200, 900) };

    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>",
        "avant <script src=https://mal.exemple.org/x.js></script> après",
        "<img src=x onerror=alert(1)>",
        "<IMG SRC=\"javascript:alert(1)\">",
        "<div onclick='alert(1)'>bloc</div>",
        "<svg onload=alert(1)>",
        "<a href=\"javascript:alert(1)\">clic</a>",
        "<iframe src=https://mal.exemple.org></iframe>",
        "<style>body{display:none}</style>",
        "<!-- <script>alert(1)</script> -->",
        "<details open ontoggle=alert(1)>",
        "- liste\n\n  > <b onmouseover=alert(1)>cité</b>",
        "| a | b |\n|---|---|\n| <script>alert(1)</script> | <i onfocus=alert(1)> |",
        "[clic](javascript:alert(1))",
        "[clic](JaVaScRiPt:alert(1))",
        "[clic](  javascript:alert(1))",
        "[clic](<java\tscript:alert(1)>)",
        "[clic](&#106;avascript:alert(1))",
        "[clic](javascript&colon;alert(1))",
        "[clic](&#x6A;&#x61;vascript&#58;alert&#40;1&#41;)",
        "[clic](java\\script:alert(1))",
        "[clic](vbscript:msgbox)",
        "[clic](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[clic](blob:https://x/y)",
        "[clic](file:///etc/passwd)",
        "[clic](//mal.exemple.org)",
        "[clic](/\\mal.exemple.org)",
        "[clic](ftp://exemple.org)",
        "[clic](https:///sans-hote)",
        "[clic](page.html)",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "[clic][r]\n\n[r]: javascript:alert(1)",
        "[**gras [clic](javascript:alert(1))**](https://exemple.org)",
        "![x](https://mal.exemple.org/pixel.png)",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "![x\" onerror=\"alert(1)](illustration:x)",
        "[![x](data:image/png;base64,AA)](https://exemple.org)",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Attack_IsRefused_AndHarmlessIfShown(string text)
    {
        MarkdownText.Problems(text).Should().NotBeEmpty().And.OnlyContain(problem => problem.StartsWith("« ", StringComparison.Ordinal));

        var shown = new HtmlParser().ParseDocument($"<main>{Html(text)}</main>");
        shown.All.Select(element => element.LocalName).Should().BeSubsetOf(Allowed);
        shown.All.SelectMany(element => element.Attributes).Select(attribute => attribute.Name).Should().BeSubsetOf(AllowedAttributes);
        shown.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).Should().BeSubsetOf(["https://exemple.org"]);
        shown.QuerySelectorAll("img").Should().BeEmpty();
    }

    private static readonly HashSet<string> Allowed = ["html", "head", "body", "main", "p", "a", "strong", "em", "ul", "ol", "li", "blockquote", "div", "table", "thead", "tbody", "tr", "th", "td", "code", "pre"];

    private static readonly HashSet<string> AllowedAttributes = ["href", "rel", "class", "tabindex"];

    [Theory]
    [InlineData("[a](javascript:alert(1))", "« javascript:alert(1) » : seules les adresses http(s) sont permises, ou une adresse électronique précédée de mailto:.")]
    [InlineData("un <b>mot</b>", "« <b> » : le HTML n’est pas accepté, écrivez avec les signes de Markdown.")]
    [InlineData("![x](https://exemple.org/a.png)", "« https://exemple.org/a.png » : une image est une illustration de la ressource, écrite ![légende](illustration:1).")]
    public void Problems_NameWhatIsAtFault(string text, string told) => MarkdownText.Problems(text)[0].Should().Be(told);

    [Theory]
    [InlineData("2 < 3 et 5 > 4, AT&T, « guillemets »")]
    [InlineData("[site](https://exemple.org/a?b=c&d=e#f \"titre\")")]
    [InlineData("<https://exemple.org> et <bonjour@exemple.org>")]
    [InlineData("[écrire](mailto:bonjour@exemple.org) [lieu](/lieux/moulin) [accueil](/) [plus bas](#chiffres)")]
    [InlineData("![légende](illustration:1)\n\n> cité\n\n1. un\n2. deux\n\n| a | b |\n|:--|--:|\n| 1 | 2 |")]
    [InlineData("`<script>` se lit dans le code, et <svg/onload=alert(1)> n’est pour Markdown que du texte")]
    public void Problems_OfAnOrdinaryText_AreNone(string text) => MarkdownText.Problems(text).Should().BeEmpty();

    [Fact]
    public void Render_WritesTitlesBelowTheSection_LinksOutsideWithoutOpener_TablesWithoutStyle()
    {
        var shown = new HtmlParser().ParseDocument(Html("# Un\n\n###### Six\n\n[dehors](https://exemple.org) [dedans](/lieux/moulin)\n\n| a | b |\n|:--|--:|\n| 1 | 2 |"));

        shown.QuerySelectorAll("h1, h2").Should().BeEmpty();
        shown.QuerySelector("h3")!.TextContent.Should().Be("Un");
        shown.QuerySelector("h6")!.TextContent.Should().Be("Six");
        shown.QuerySelector("a[href='https://exemple.org']")!.GetAttribute("rel").Should().Be("noopener");
        shown.QuerySelector("a[href='/lieux/moulin']")!.HasAttribute("rel").Should().BeFalse();
        shown.QuerySelectorAll("[style]").Should().BeEmpty("la politique de sécurité des pages le refuse");
        shown.QuerySelectorAll(".table-scroll td").Should().HaveCount(2);
    }

    [Fact]
    public void Render_Illustration_ShowsItsOwnWordsEscaped_AndUnknownOnesTheirLegend()
    {
        var shown = new HtmlParser().ParseDocument(Html("![La *grande* salle](illustration:1)\n\n![absente](illustration:2)"));

        var image = shown.QuerySelectorAll("img").Should().ContainSingle().Subject;
        image.GetAttribute("alt").Should().Be("Une \"table\" <ronde>");
        image.GetAttribute("src").Should().Be("/photos/0123456789abcdef0123456789abcdef-1200.webp");
        shown.QuerySelector(".illustration-words")!.TextContent.Should().Be("La grande salle · Photo\u00a0: Camille & <b>Zoé</b>");
        shown.QuerySelectorAll("p")[1].TextContent.Should().Be("absente");
    }

    [Fact]
    public void TextNestedTooDeep_IsRefused_AndShownAsText()
    {
        var deep = new string('>', 5_000) + " fond";

        MarkdownText.Problems(deep).Should().ContainSingle().Which.Should().Contain("trop de listes ou de citations");
        new HtmlParser().ParseDocument(Html(deep)).Body!.TextContent.Should().Contain("fond");
    }

    private static string Html(string text)
    {
        using var writer = new StringWriter();
        MarkdownText.Render(text, Illustrations).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
