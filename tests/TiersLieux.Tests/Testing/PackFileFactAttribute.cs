namespace TiersLieux.Tests.Testing;

/// <summary>A test on the reference pack's real files, skipped where the pack is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackFileFactAttribute : FactAttribute
{
    /// <param name="fileName">A file the test reads.</param>
    public PackFileFactAttribute(string fileName) =>
        Skip = PackFactAttribute.Files.Find(fileName) is null ? $"Le fichier de référence « {fileName} » est absent." : null;
}
