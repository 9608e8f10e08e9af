using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Repository;

/// <summary>The files a clone holds, without what the build makes: read from the disk, so that an archive without git works too.</summary>
internal static class Checkout
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", ".git", ".local", "TestResults", ".vs", ".idea"];

    public static string Root => TestServer.Root;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Exists(string path) => Path.Combine(Root, path) is var full && (File.Exists(full) || Directory.Exists(full));

    /// <summary>Paths from the root, with forward slashes.</summary>
    public static IEnumerable<string> Files() => Files(new DirectoryInfo(Root))
        .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
        .Where(path => !path.StartsWith("data/reference/", StringComparison.Ordinal)
            && !path.StartsWith("src/TiersLieux.Web/wwwroot/assets/", StringComparison.Ordinal)
            && path != ".git");

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder) => folder.GetFiles().Concat(
        folder.GetDirectories().Where(child => !Made.Contains(child.Name)).SelectMany(Files));
}
