using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using TiersLieux.Import.Territories;

namespace TiersLieux.Import.Sources.Contours;

/// <summary>
/// Reads a GeoJSON FeatureCollection of communes (<c>code</c> in the properties), gzipped or not, one feature at a time: memory holds the
/// largest feature, never the document.
/// </summary>
public sealed class ContoursFile(FileReading reading, LoadProgress progress)
{
    public const string Step = "Contours des communes";

    /// <summary>Fifty times the largest real commune: beyond, the file is not what it says, and memory is not without end.</summary>
    private const int LargestFeatureBytes = 1 << 26;
    private readonly FeatureReader features = new();
    private JsonReaderState state;
    private int depth;
    private bool inFeatures;
    private bool featuresNamed;

    /// <param name="take">Uses the contour at once: its bytes do not outlive the call. Answers a French reason to set it aside, else null.</param>
    public void Read(Func<CommuneContour, string?> take)
    {
        using var file = File.OpenRead(reading.Path);
        using var stream = reading.Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            var filled = SkipByteOrderMark(stream, buffer);
            var isLast = false;
            while (!isLast)
            {
                if (filled == buffer.Length)
                {
                    buffer = Grow(buffer, filled);
                }

                // As much as there is room for: an unfinished feature is read again from its start each time.
                var read = stream.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
                isLast = read == 0;
                filled += read;
                var used = Consume(buffer.AsSpan(0, filled), isLast, take);
                buffer.AsSpan(used, filled - used).CopyTo(buffer);
                filled -= used;
                progress.Advance(Step, file.Position, file.Length);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidDataException)
        {
            reading.BreakOff("Le fichier est illisible à partir d’ici.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <returns>How many bytes are done with: the start of an unfinished feature is left for the next time.</returns>
    private int Consume(ReadOnlySpan<byte> bytes, bool isLast, Func<CommuneContour, string?> take)
    {
        var reader = new Utf8JsonReader(bytes, isLast, state);
        var done = (Bytes: 0, State: state);
        while (true)
        {
            var before = (Bytes: (int)reader.BytesConsumed, State: reader.CurrentState);
            if (!reader.Read())
            {
                done = ((int)reader.BytesConsumed, reader.CurrentState);
                break;
            }

            if (inFeatures && depth == 2 && reader.TokenType == JsonTokenType.StartObject)
            {
                var start = (int)reader.TokenStartIndex;
                if (!reader.TrySkip())
                {
                    done = before;
                    break;
                }

                ReadFeature(bytes[start..(int)reader.BytesConsumed], take);
                continue;
            }

            Follow(ref reader);
        }

        state = done.State;
        return done.Bytes;
    }

    private void Follow(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                featuresNamed = depth == 1 && reader.ValueTextEquals("features");
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                inFeatures |= featuresNamed && reader.TokenType == JsonTokenType.StartArray;
                featuresNamed = false;
                depth++;
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                depth--;
                inFeatures &= depth >= 2;
                break;
        }
    }

    private void ReadFeature(ReadOnlySpan<byte> feature, Func<CommuneContour, string?> take)
    {
        reading.RowsRead++;
        try
        {
            var contour = features.Read(feature);
            if (take(contour) is { } reason)
            {
                reading.Keep(reading.RowsRead, contour.Code, reason);
            }
        }
        catch (FormatException error)
        {
            reading.Keep(reading.RowsRead, (error as ContourFormatException)?.Code, error.Message);
        }
    }

    /// <returns>How many bytes that are not the mark were read.</returns>
    private static int SkipByteOrderMark(Stream stream, byte[] buffer)
    {
        var read = stream.ReadAtLeast(buffer.AsSpan(0, Encoding.UTF8.Preamble.Length), Encoding.UTF8.Preamble.Length, throwOnEndOfStream: false);
        return buffer.AsSpan(0, read).SequenceEqual(Encoding.UTF8.Preamble) ? 0 : read;
    }

    /// <exception cref="InvalidDataException">One feature, or what stands for one, is too large.</exception>
    private static byte[] Grow(byte[] buffer, int filled)
    {
        if (buffer.Length >= LargestFeatureBytes)
        {
            throw new InvalidDataException();
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, filled).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
