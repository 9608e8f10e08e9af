using TiersLieux.Import;

namespace TiersLieux.Tests.Testing;

/// <summary>A test on the real reference files: skipped, and said so, on a machine that does not have them.</summary>
public sealed class PackFactAttribute : FactAttribute
{
    public PackFactAttribute()
    {
        if (Files.Find("communes-contours-2025.geojson.gz") is null || !Directory.Exists(Path.Combine(Files.Packages, "@etalab")))
        {
            Skip = "Les fichiers de référence ne sont pas sur cette machine.";
        }
    }

    public static ReferenceFiles Files { get; } = new(Environment.GetEnvironmentVariable(ReferenceFiles.FolderSetting), TestServer.Root);
}
