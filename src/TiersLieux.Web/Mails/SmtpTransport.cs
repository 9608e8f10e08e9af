using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace TiersLieux.Web.Mails;

/// <summary>Hands each e-mail to the SMTP server of the settings.</summary>
public sealed class SmtpTransport(MailSettings settings) : IMailTransport
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { Timeout = (int)MailDelivery.Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.Security, cancellationToken);
            if (settings.User is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password, cancellationToken);
            }

            await client.SendAsync(message, cancellationToken);
        }
        // 5xx on the recipient or on the content is about this e-mail; on anything else it is about our settings, which can be put right.
        catch (SmtpCommandException refused) when ((int)refused.StatusCode >= 500
            && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            throw new MailRefusedException($"Refusé par le serveur ({(int)refused.StatusCode}).", refused);
        }
        catch (SmtpCommandException delayed)
        {
            throw new MailDelayedException($"Le serveur a répondu {(int)delayed.StatusCode}.", delayed);
        }
        catch (Exception away) when (away is ProtocolException or AuthenticationException or SslHandshakeException or IOException or SocketException
            or ServiceNotConnectedException or NotSupportedException or TimeoutException)
        {
            throw new MailDelayedException($"Le serveur n’a pas pris le courriel : {away.GetType().Name}.", away);
        }

        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception left) when (left is ProtocolException or IOException or SocketException)
        {
            // The e-mail is accepted: a server that hangs up does not make it leave twice.
        }
    }
}
