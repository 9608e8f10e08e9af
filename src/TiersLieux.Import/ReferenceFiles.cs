namespace TiersLieux.Import;

/// <summary>
/// Finds the files of the reference pack: a folder given by option or setting, the checkout's own <c>data/reference</c>, then
/// <c>../shared/data</c> beside it. <see cref="ReferenceDownload"/> fetches what none of them has.
/// </summary>
public sealed class ReferenceFiles(string? givenFolder, string checkout)
{
    /// <summary>Name of the setting that gives the folder.</summary>
    public const string FolderSetting = "TIERSLIEUX_REFERENCE";

    private readonly string[] folders =
    [
        .. string.IsNullOrWhiteSpace(givenFolder) ? Array.Empty<string>() : [givenFolder],
        Path.Combine(checkout, "data", "reference"),
        Path.Combine(checkout, "..", "shared", "data"),
    ];

    /// <summary>The checkout's own folder, where downloads go.</summary>
    public string OwnFolder { get; } = Path.Combine(checkout, "data", "reference");

    /// <summary>Folder of the data files that are part of the project (the catalogue).</summary>
    public string Catalogue { get; } = Path.Combine(checkout, "data", "catalogue");

    /// <summary>Folder of the datasets published as npm packages, restored by <c>npm ci --ignore-scripts --prefix data/npm</c>.</summary>
    public string Packages { get; } = Path.Combine(checkout, "data", "npm", "node_modules");

    /// <returns>Full path of the first <paramref name="fileName"/> found, null when there is none.</returns>
    public string? Find(string fileName) => folders.Select(folder => Path.GetFullPath(Path.Combine(folder, fileName))).FirstOrDefault(File.Exists);

    /// <summary>The folder that holds <c>TiersLieux.sln</c>, from the current one upwards; the current one when there is none.</summary>
    public static string FindCheckout()
    {
        var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TiersLieux.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
