using MimeKit;

namespace TiersLieux.Web.Mails;

/// <summary>Writes each e-mail as an .eml file named after its Message-Id: sent again, it replaces itself.</summary>
public sealed class FolderTransport(MailSettings settings) : IMailTransport
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(settings.Folder!);
        var name = message.MessageId!.Split('@')[0];
        var unfinished = Path.Combine(settings.Folder!, $".{name}");
        await message.WriteToAsync(unfinished, cancellationToken);
        File.Move(unfinished, Path.Combine(settings.Folder!, $"{name}.eml"), overwrite: true);
    }
}
