using System.Net;
using MimeKit;
using TiersLieux.Domain.Messages;

namespace TiersLieux.Web.Mails;

/// <summary>From a row of the outbox to what goes on the wire.</summary>
public static class MailWriting
{
    /// <param name="unsubscribe">Absolute address that stops its topic; null for a service message.</param>
    /// <param name="host">Of the site, for the Message-Id: the same at each attempt, so that a server can drop a repetition.</param>
    /// <exception cref="ParseException">An address that is none.</exception>
    public static MimeMessage Write(OutgoingEmail email, MailboxAddress from, Uri? unsubscribe, string host)
    {
        var message = new MimeMessage
        {
            Subject = OneLine(email.Subject), Date = email.CreatedAt, MessageId = $"{email.CreatedAt.ToUnixTimeMilliseconds()}.{email.Id}@{host}",
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(email.To));
        if (email.ReplyTo is { } replyTo)
        {
            message.ReplyTo.Add(MailboxAddress.Parse(replyTo));
        }

        message.Headers.Add("Auto-Submitted", "auto-generated");
        var (text, html) = (email.Text, email.Html);
        if (unsubscribe is not null)
        {
            message.Headers.Add("List-Unsubscribe", $"<{unsubscribe.AbsoluteUri}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            text += $"Ne plus recevoir ces rappels :\n{unsubscribe.AbsoluteUri}\n";
            html = html.Replace(
                "</body>", $"<p><a href=\"{WebUtility.HtmlEncode(unsubscribe.AbsoluteUri)}\">Ne plus recevoir ces rappels</a></p>\n</body>", StringComparison.Ordinal);
        }

        message.Body = new BodyBuilder { TextBody = text, HtmlBody = html }.ToMessageBody();
        return message;
    }

    private static string OneLine(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
