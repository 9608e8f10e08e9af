using MailKit.Security;
using MimeKit;

namespace TiersLieux.Web.Mails;

/// <summary>How e-mails leave: settings <c>Mails:…</c>, described in docs/exploitation.md.</summary>
public sealed class MailSettings
{
    public const string FromSetting = "Mails:From";
    public const string FolderSetting = "Mails:Folder";
    public const string HostSetting = "Mails:Smtp:Host";

    /// <exception cref="InvalidOperationException">A setting cannot be read, or one is missing; the message is French.</exception>
    public MailSettings(IConfiguration configuration, IHostEnvironment environment)
    {
        Host = configuration[HostSetting] is { Length: > 0 } host ? host : null;
        var folder = configuration[FolderSetting] is { Length: > 0 } given ? given : environment.IsDevelopment() ? Path.Combine(".local", "courriels") : null;
        Folder = Host is null && folder is not null ? Path.GetFullPath(folder, environment.ContentRootPath) : null;
        Security = configuration["Mails:Smtp:Security"]?.ToLowerInvariant() switch
        {
            null or "" or "starttls" => SecureSocketOptions.StartTls,
            "tls" => SecureSocketOptions.SslOnConnect,
            "aucune" => SecureSocketOptions.None,
            _ => throw new InvalidOperationException("Mails:Smtp:Security attend « starttls », « tls » ou « aucune »."),
        };
        Port = configuration.GetValue<int?>("Mails:Smtp:Port") ?? (Security == SecureSocketOptions.SslOnConnect ? 465 : 587);
        User = configuration["Mails:Smtp:User"] is { Length: > 0 } user ? user : null;
        Password = configuration["Mails:Smtp:Password"] ?? "";
        var from = configuration[FromSetting] is { Length: > 0 } address ? address
            : Host is null ? "annuaire@localhost" : throw new InvalidOperationException($"Réglage manquant : {FromSetting}, l’adresse d’où partent les courriels.");
        From = MailboxAddress.TryParse(from, out var mailbox)
            ? new MailboxAddress(string.IsNullOrEmpty(mailbox.Name) ? "Annuaire des tiers-lieux ruraux" : mailbox.Name, mailbox.Address)
            : throw new InvalidOperationException($"{FromSetting} attend une adresse électronique.");
    }

    /// <summary>Null without an SMTP server.</summary>
    public string? Host { get; }

    public int Port { get; }
    public string? User { get; }
    public string Password { get; }
    public SecureSocketOptions Security { get; }
    public MailboxAddress From { get; }

    /// <summary>Absolute path of the pickup folder; null when e-mails go to a server, or nowhere.</summary>
    public string? Folder { get; }
}
