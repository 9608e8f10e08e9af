using System.Buffers.Binary;

namespace TiersLieux.Web.Photos;

public enum ImageFormat
{
    Jpeg = 1,
    Png = 2,
    Webp = 3,
}

/// <summary>Format and size of an image, read from its first bytes and never by decoding it.</summary>
/// <param name="Width">Pixels, as written in the file, before any rotation.</param>
/// <param name="Height">Pixels.</param>
public sealed record ImageHeader(ImageFormat Format, int Width, int Height)
{
    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null when the file is neither JPEG, PNG nor WebP.</summary>
    /// <param name="bytes">The whole file, or at least up to its dimensions.</param>
    /// <exception cref="PhotoRefusedException">Of a known format, but its dimensions cannot be read.</exception>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg(bytes)
                : bytes.StartsWith(PngStart) ? Png(bytes)
                : bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..12].SequenceEqual("WEBP"u8) ? Webp(bytes)
                : null;
        }
        catch (ArgumentOutOfRangeException truncated)
        {
            throw new PhotoRefusedException(PhotoRefusal.Unreadable, truncated);
        }
        catch (IndexOutOfRangeException truncated)
        {
            throw new PhotoRefusedException(PhotoRefusal.Unreadable, truncated);
        }
    }

    // IHDR is always the first chunk.
    private static ImageHeader Png(ReadOnlySpan<byte> bytes) => bytes[12..16].SequenceEqual("IHDR"u8)
        ? Sized(ImageFormat.Png, BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]))
        : throw new PhotoRefusedException(PhotoRefusal.Unreadable);

    // Segments follow one another until the frame header (SOF), which holds the size.
    private static ImageHeader Jpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (true)
        {
            if (bytes[at] != 0xFF)
            {
                throw new PhotoRefusedException(PhotoRefusal.Unreadable);
            }

            var marker = bytes[at + 1];
            if (marker is 0xFF)
            {
                at++;
            }
            else if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Sized(ImageFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            }
            else if (marker is 0xD9 or 0xDA)
            {
                throw new PhotoRefusedException(PhotoRefusal.Unreadable);
            }
            else
            {
                at += 2 + (marker is 0x01 or (>= 0xD0 and <= 0xD7) ? 0 : BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));
            }
        }
    }

    private static ImageHeader Webp(ReadOnlySpan<byte> bytes)
    {
        var data = bytes[20..];
        if (bytes[12..16].SequenceEqual("VP8X"u8))
        {
            return Sized(ImageFormat.Webp, 1 + UInt24(data[4..]), 1 + UInt24(data[7..]));
        }

        if (bytes[12..16].SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return Sized(ImageFormat.Webp, 1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }

        return bytes[12..16].SequenceEqual("VP8 "u8)
            ? Sized(ImageFormat.Webp, BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFFu, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFFu)
            : throw new PhotoRefusedException(PhotoRefusal.Unreadable);
    }

    private static uint UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | ((uint)bytes[1] << 8) | ((uint)bytes[2] << 16);

    private static ImageHeader Sized(ImageFormat format, uint width, uint height) => (width, height) switch
    {
        (0, _) or (_, 0) => throw new PhotoRefusedException(PhotoRefusal.Unreadable),
        (> int.MaxValue, _) or (_, > int.MaxValue) => throw new PhotoRefusedException(PhotoRefusal.TooManyPixels),
        _ => new ImageHeader(format, (int)width, (int)height),
    };
}
