using System.Diagnostics;

namespace TiersLieux.Tests.Testing;

/// <summary>Images made on the spot by libvips, each once per process, and files that only look like images.</summary>
public static class TestImages
{
    private static readonly Lazy<byte[]> WideJpeg = new(() => Make("jpg", 1600, 1000));
    private static readonly Lazy<byte[]> SmallPng = new(() => Make("png", 300, 200));
    private static readonly Lazy<byte[]> SmallWebp = new(() => Make("webp", 320, 240));

    /// <summary>1,600 × 1,000 pixels.</summary>
    public static byte[] Jpeg => WideJpeg.Value;

    /// <summary>300 × 200 pixels.</summary>
    public static byte[] Png => SmallPng.Value;

    /// <summary>320 × 240 pixels.</summary>
    public static byte[] Webp => SmallWebp.Value;

    /// <summary>The JPEG with an EXIF block that says where and with what it was taken: 48° 51′ north, « Appareil espion ».</summary>
    public static byte[] JpegWithPosition()
    {
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0,
            2, 0,
            0x0F, 0x01, 2, 0, 16, 0, 0, 0, 38, 0, 0, 0, // Make, at 38
            0x25, 0x88, 4, 0, 1, 0, 0, 0, 54, 0, 0, 0, // GPS, at 54
            0, 0, 0, 0,
            .. "Appareil espion\0"u8,
            2, 0,
            1, 0, 2, 0, 2, 0, 0, 0, (byte)'N', 0, 0, 0,
            2, 0, 5, 0, 3, 0, 0, 0, 84, 0, 0, 0,
            0, 0, 0, 0,
            48, 0, 0, 0, 1, 0, 0, 0, 51, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0,
        ];
        var length = exif.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. Jpeg[2..]];
    }

    /// <summary>A PNG that says it is this large, without a pixel.</summary>
    public static byte[] PngHeader(uint width, uint height) =>
    [
        0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8,
        (byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width, (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height,
        8, 2, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static byte[] Make(string format, int width, int height)
    {
        var folder = Directory.CreateTempSubdirectory("tiers-lieux-image-");
        try
        {
            // A slope of greys: it decodes to something, and weighs little.
            Run("grey", $"{folder.FullName}/grey.v", $"{width}", $"{height}", "--uchar");
            Run("copy", $"{folder.FullName}/grey.v", $"{folder.FullName}/image.{format}");
            return File.ReadAllBytes($"{folder.FullName}/image.{format}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(params string[] arguments)
    {
        using var process = Process.Start("vips", arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"« vips {string.Join(' ', arguments)} » a échoué.");
        }
    }
}
