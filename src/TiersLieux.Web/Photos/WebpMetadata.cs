using System.Buffers.Binary;

namespace TiersLieux.Web.Photos;

/// <summary>Takes out of a WebP file all that is not its pixels: where and with what it was taken, whatever the encoder left of it.</summary>
public static class WebpMetadata
{
    // Of the VP8X chunk: colour profile, EXIF, XMP.
    private const byte MetadataFlags = 0x20 | 0x08 | 0x04;

    /// <param name="file">A whole WebP file.</param>
    /// <exception cref="PhotoRefusedException">Not a whole WebP file.</exception>
    public static byte[] Remove(ReadOnlySpan<byte> file)
    {
        var kept = new List<byte>(file.Length);
        kept.AddRange("RIFF\0\0\0\0WEBP"u8);
        for (var at = 12; at < file.Length;)
        {
            if (file.Length - at < 8 || BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]) is var size && size > file.Length - at - 8)
            {
                throw new PhotoRefusedException(PhotoRefusal.Unreadable);
            }

            // Chunks begin at even places.
            var chunk = file[at..Math.Min(file.Length, at + 8 + (int)(size + (size & 1)))];
            var name = chunk[..4];
            if (name.SequenceEqual("VP8X"u8) || name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("ALPH"u8))
            {
                kept.AddRange(chunk);
                if (name.SequenceEqual("VP8X"u8))
                {
                    kept[^(chunk.Length - 8)] &= unchecked((byte)~MetadataFlags);
                }
            }

            at += chunk.Length;
        }

        var cleaned = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(cleaned.AsSpan(4), (uint)(cleaned.Length - 8));
        return cleaned;
    }
}
