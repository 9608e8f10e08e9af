using MimeKit;

namespace TiersLieux.Web.Mails;

/// <summary>The e-mails a developer would have received, the latest first.</summary>
public sealed class PickupFolder(MailSettings settings)
{
    private const int Shown = 200;

    /// <summary>Where they are; null when e-mails go elsewhere.</summary>
    public string? Folder => settings.Folder;

    public async Task<IReadOnlyList<(string Name, MimeMessage Message)>> ListAsync(CancellationToken cancellationToken)
    {
        if (Folder is null || !Directory.Exists(Folder))
        {
            return [];
        }

        var list = new List<(string, MimeMessage)>();
        foreach (var file in new DirectoryInfo(Folder).GetFiles("*.eml").OrderByDescending(file => file.LastWriteTimeUtc).ThenByDescending(file => file.Name, StringComparer.Ordinal).Take(Shown))
        {
            list.Add((Path.GetFileNameWithoutExtension(file.Name), await MimeMessage.LoadAsync(file.FullName, cancellationToken)));
        }

        return list;
    }

    /// <param name="name">One of the folder's, without its extension: nothing else is opened.</param>
    public async Task<MimeMessage?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var file = Folder is null || !Directory.Exists(Folder) ? null
            : new DirectoryInfo(Folder).GetFiles("*.eml").FirstOrDefault(known => Path.GetFileNameWithoutExtension(known.Name) == name);
        return file is null ? null : await MimeMessage.LoadAsync(file.FullName, cancellationToken);
    }
}
