namespace TiersLieux.Web.Photos;

/// <summary>Photos on a disk: <c>ab/abcdef…-1200.webp</c> below the folder of the setting.</summary>
public sealed class PhotoFolder : IPhotoStore
{
    public const string Setting = "Photos:Folder";

    private readonly string root;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public PhotoFolder(IConfiguration configuration, IHostEnvironment environment)
    {
        root = Path.GetFullPath(configuration[Setting] is { Length: > 0 } folder ? folder : Path.Combine(".local", "photos"), environment.ContentRootPath);
        WorkFolder = Path.Combine(root, "en-cours");
    }

    public string WorkFolder { get; }

    public void Add(string key, int size, string path)
    {
        var target = PathOf(key, size);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(path, target);
    }

    public Stream? Open(string key, int size) => File.Exists(PathOf(key, size)) ? File.OpenRead(PathOf(key, size)) : null;

    public void Remove(string key)
    {
        foreach (var size in PhotoSizes.All)
        {
            File.Delete(PathOf(key, size));
        }
    }

    public IEnumerable<string> KeysBefore(DateTimeOffset instant)
    {
        if (!Directory.Exists(root))
        {
            yield break;
        }

        foreach (var unfinished in Directory.Exists(WorkFolder) ? Directory.GetDirectories(WorkFolder) : [])
        {
            if (Directory.GetCreationTimeUtc(unfinished) < instant.UtcDateTime)
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }

        foreach (var file in Directory.EnumerateFiles(root, "*.webp", SearchOption.AllDirectories))
        {
            if (File.GetLastWriteTimeUtc(file) < instant.UtcDateTime && !file.StartsWith(WorkFolder, StringComparison.Ordinal))
            {
                yield return Path.GetFileName(file).Split('-')[0];
            }
        }
    }

    private string PathOf(string key, int size) => Path.Combine(root, key[..2], $"{key}-{size}.webp");
}
