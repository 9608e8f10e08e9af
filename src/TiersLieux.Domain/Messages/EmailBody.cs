using System.Net;
using System.Text;

namespace TiersLieux.Domain.Messages;

/// <summary>An e-mail written once, in plain text and in HTML: paragraphs, a quotation, one button. Everything is encoded.</summary>
public sealed class EmailBody
{
    private readonly StringBuilder text = new();
    private readonly StringBuilder html = new();

    public EmailBody Paragraph(string sentence)
    {
        text.Append(sentence).Append("\n\n");
        html.Append("<p>").Append(Encode(sentence)).Append("</p>\n");
        return this;
    }

    /// <summary>Words of somebody else.</summary>
    public EmailBody Quote(string words)
    {
        text.Append("> ").Append(words.ReplaceLineEndings("\n> ")).Append("\n\n");
        html.Append("<blockquote>").Append(Encode(words).ReplaceLineEndings("<br>\n")).Append("</blockquote>\n");
        return this;
    }

    /// <param name="address">Absolute.</param>
    public EmailBody Button(string label, Uri address)
    {
        text.Append(label).Append(" :\n").Append(address.AbsoluteUri).Append("\n\n");
        html.Append("<p><a href=\"").Append(Encode(address.AbsoluteUri)).Append("\">").Append(Encode(label)).Append("</a></p>\n");
        return this;
    }

    public (string Text, string Html) Write() =>
        (text + "--\nL’annuaire des tiers-lieux ruraux\n", $"<!doctype html>\n<html lang=\"fr\"><body>\n{html}<p>L’annuaire des tiers-lieux ruraux</p>\n</body></html>\n");

    private static string Encode(string value) => WebUtility.HtmlEncode(value);
}
