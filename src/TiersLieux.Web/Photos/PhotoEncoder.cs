using System.ComponentModel;
using System.Diagnostics;

namespace TiersLieux.Web.Photos;

/// <summary>
/// Re-encodes an image with libvips, in a process of its own: 1 GiB of memory, 20 s of processor, 30 s in all, no format but the known ones.
/// What comes out was drawn anew: upright, in sRGB, without metadata.
/// </summary>
public sealed partial class PhotoEncoder(ILogger<PhotoEncoder> logger)
{
    private const long MaximumMemory = 1L << 30;
    private const int MaximumFile = 200_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Each takes a processor and its memory: no more at once, whatever is being sent.
    private readonly SemaphoreSlim turns = new(2);

    /// <param name="size">Longest side of the result, in pixels; a smaller image keeps its size.</param>
    /// <returns>The result's header.</returns>
    /// <exception cref="PhotoRefusedException">Truncated, broken, or too much for the limits.</exception>
    public async Task<ImageHeader> EncodeAsync(string source, string target, int size, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            await RunAsync(source, target, size, cancellationToken);
        }
        finally
        {
            turns.Release();
        }

        var bytes = WebpMetadata.Remove(await File.ReadAllBytesAsync(target, cancellationToken));
        await File.WriteAllBytesAsync(target, bytes, cancellationToken);
        return ImageHeader.Read(bytes) ?? throw new PhotoRefusedException(PhotoRefusal.Unreadable);
    }

    // « vips thumbnail » is vipsthumbnail with the choice of refusing truncated files.
    private async Task RunAsync(string source, string target, int size, CancellationToken cancellationToken)
    {
        string side = size.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("prlimit",
        [
            $"--as={MaximumMemory}", "--cpu=20", $"--fsize={MaximumFile}", "--core=0", "vips", "thumbnail", source, $"{target}[Q=80,strip]", side, "--height", side,
            "--size", "down", "--export-profile", "srgb", "--fail-on", "truncated",
        ])
        {
            RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Path.GetDirectoryName(target)!,
        };
        start.Environment["VIPS_BLOCK_UNTRUSTED"] = "1";
        start.Environment["VIPS_CONCURRENCY"] = "1";
        // What does not fit in memory goes where it will be removed with the rest.
        start.Environment["TMPDIR"] = start.WorkingDirectory;
        using var process = Start(start);
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var said = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0)
            {
                LogRefused(process.ExitCode, said);
                throw new PhotoRefusedException(PhotoRefusal.Unreadable);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PhotoRefusedException(PhotoRefusal.Unavailable);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            LogMissing(missing);
            throw new PhotoRefusedException(PhotoRefusal.Unavailable, missing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Photo refusée par libvips (code {Status}) : {Said}")]
    private partial void LogRefused(int status, string said);

    [LoggerMessage(Level = LogLevel.Error, Message = "« prlimit » ou « vips » est introuvable : installez libvips-tools et util-linux")]
    private partial void LogMissing(Exception exception);
}
