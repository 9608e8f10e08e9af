using System.Net;
using System.Net.Http.Headers;

namespace TiersLieux.Import;

/// <summary>
/// Downloads a producer's file into the checkout's own folder. An interrupted download is taken up where it stopped (HTTP range, as long as
/// the producer's copy has not changed); the SHA-256 is written beside the file and checked at each later use.
/// </summary>
public sealed class ReferenceDownload(HttpClient http, string folder)
{
    /// <param name="downloaded">Told the bytes received and the total, when the server gives it.</param>
    /// <returns>Full path of the complete file.</returns>
    /// <exception cref="ReferenceUnavailableException">No network, refused, or incomplete; what was received is kept for the next attempt.</exception>
    public async Task<string> FetchAsync(Uri address, string fileName, Action<long, long?>? downloaded, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, fileName);
        try
        {
            await ReceiveAsync(address, path + ".part", downloaded, cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or IOException
            || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ReferenceUnavailableException(
                $"{fileName} n’a pas pu être téléchargé depuis {address.Host} ({error.Message}). " +
                $"Recommencez en étant connecté, ou déposez le fichier dans {folder}.", error);
        }

        File.Move(path + ".part", path, overwrite: true);
        File.Delete(path + ".part.etag");
        await FileChecksum.RecordAsync(path, await FileChecksum.OfAsync(path, cancellationToken), cancellationToken);
        return path;
    }

    private async Task ReceiveAsync(Uri address, string part, Action<long, long?>? downloaded, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var resumeFrom = ResumePoint(part, request);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && response.Content.Headers.ContentRange?.Length == resumeFrom)
        {
            return;
        }

        response.EnsureSuccessStatusCode();
        var resumes = response.StatusCode == HttpStatusCode.PartialContent;
        if (response.Headers.ETag is { IsWeak: false } etag)
        {
            await File.WriteAllTextAsync(part + ".etag", etag.ToString(), cancellationToken);
        }

        var received = resumes ? resumeFrom : 0;
        var total = response.Content.Headers.ContentLength is { } length ? received + length : (long?)null;
        await using var source = await response.Content.ReadAsStreamAsync(cancellationToken);
        await using (var target = new FileStream(part, resumes ? FileMode.Append : FileMode.Create))
        {
            var buffer = new byte[81920];
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                received += read;
                downloaded?.Invoke(received, total);
            }
        }

        if (total is not null && received != total)
        {
            throw new IOException($"{received} octets reçus sur {total}");
        }
    }

    /// <summary>Asks for the rest only under the entity tag of the first part: another version starts again from nothing.</summary>
    private static long ResumePoint(string part, HttpRequestMessage request)
    {
        if (!File.Exists(part) || !File.Exists(part + ".etag") || !EntityTagHeaderValue.TryParse(File.ReadAllText(part + ".etag"), out var etag))
        {
            return 0;
        }

        var length = new FileInfo(part).Length;
        request.Headers.Range = new RangeHeaderValue(length, null);
        request.Headers.IfRange = new RangeConditionHeaderValue(etag);
        return length;
    }
}

/// <summary>A reference file is neither here nor to be had now; the message says, in French, what to do.</summary>
public sealed class ReferenceUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
