using System.Security.Cryptography;

namespace TiersLieux.Import;

/// <summary>SHA-256 of files, and the <c>.sha256</c> file kept beside what was downloaded.</summary>
public static class FileChecksum
{
    /// <returns>Lower-case hexadecimal SHA-256.</returns>
    public static async Task<string> OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    public static Task RecordAsync(string path, string sha256, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(Sidecar(path), $"{sha256}  {Path.GetFileName(path)}\n", cancellationToken);

    /// <returns>False when a recorded checksum differs from the file; true when it agrees or when none was recorded.</returns>
    public static async Task<bool> AgreesAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(Sidecar(path)))
        {
            return true;
        }

        var recorded = (await File.ReadAllTextAsync(Sidecar(path), cancellationToken)).Split(' ')[0].Trim();
        return recorded == await OfAsync(path, cancellationToken);
    }

    private static string Sidecar(string path) => path + ".sha256";
}
