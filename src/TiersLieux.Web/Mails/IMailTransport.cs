using MimeKit;

namespace TiersLieux.Web.Mails;

/// <summary>What takes an e-mail out of the site: an SMTP server, or a folder in development.</summary>
public interface IMailTransport
{
    /// <exception cref="MailRefusedException">Refused for good: another attempt would be refused as well.</exception>
    /// <exception cref="MailDelayedException">Not taken this time.</exception>
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}

/// <summary>The server refused this e-mail for good: no such address, content refused.</summary>
public sealed class MailRefusedException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The server did not take this e-mail now: away, busy, wrong settings.</summary>
public sealed class MailDelayedException(string message, Exception? cause = null) : Exception(message, cause);
