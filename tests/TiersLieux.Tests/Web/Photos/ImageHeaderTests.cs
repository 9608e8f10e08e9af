using TiersLieux.Tests.Testing;
using TiersLieux.Web.Photos;

namespace TiersLieux.Tests.Web.Photos;

public sealed class ImageHeaderTests
{
    [Fact]
    public void Read_KnownFormats_GivesTheirSize()
    {
        ImageHeader.Read(TestImages.Jpeg).Should().Be(new ImageHeader(ImageFormat.Jpeg, 1600, 1000));
        ImageHeader.Read(TestImages.JpegWithPosition()).Should().Be(new ImageHeader(ImageFormat.Jpeg, 1600, 1000));
        ImageHeader.Read(TestImages.Png).Should().Be(new ImageHeader(ImageFormat.Png, 300, 200));
        ImageHeader.Read(TestImages.Webp).Should().Be(new ImageHeader(ImageFormat.Webp, 320, 240));
    }

    [Theory]
    [InlineData("GIF89a")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("RIFF\0\0\0\0WAVE")]
    [InlineData("%PDF-1.7")]
    public void Read_AnythingElse_IsNull(string start) => ImageHeader.Read(System.Text.Encoding.UTF8.GetBytes(start)).Should().BeNull();

    /// <summary>Cut anywhere, a file is read, refused as broken or not recognised: never anything else.</summary>
    [Fact]
    public void Read_CutAnywhere_NeverFailsOtherwise()
    {
        foreach (var file in new[] { TestImages.Jpeg, TestImages.Png, TestImages.Webp })
        {
            for (var length = 0; length < 700; length++)
            {
                var cut = file[..Math.Min(length, file.Length)];
                Outcome(() => ImageHeader.Read(cut)).Should().BeOneOf("image", "rien", nameof(PhotoRefusal.Unreadable));
            }
        }
    }

    /// <summary>So is a file with any one byte changed.</summary>
    [Fact]
    public void Read_AnyByteChanged_NeverFailsOtherwise()
    {
        var random = new Random(20_260_310);
        foreach (var file in new[] { TestImages.Jpeg, TestImages.Png, TestImages.Webp })
        {
            for (var turn = 0; turn < 500; turn++)
            {
                var changed = file.ToArray();
                changed[random.Next(Math.Min(changed.Length, 200))] = (byte)random.Next(256);
                Outcome(() => ImageHeader.Read(changed)).Should().BeOneOf("image", "rien", nameof(PhotoRefusal.Unreadable), nameof(PhotoRefusal.TooManyPixels));
            }
        }
    }

    [Fact]
    public void RemoveMetadata_KeepsOnlyThePixels()
    {
        byte[] exif = [.. "EXIF"u8, 5, 0, 0, 0, .. "secret"u8];
        byte[] extended = [.. "VP8X"u8, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var pixels = TestImages.Webp[12..];
        byte[] dressed = [.. "RIFF\0\0\0\0WEBP"u8, .. extended, .. pixels, .. exif];

        var cleaned = WebpMetadata.Remove(dressed);

        System.Text.Encoding.Latin1.GetString(cleaned).Should().NotContain("secret").And.NotContain("EXIF");
        cleaned[20].Should().Be(0, "le fichier n’annonce plus de métadonnées");
        BitConverter.ToUInt32(cleaned, 4).Should().Be((uint)cleaned.Length - 8);
        FluentActions.Invoking(() => WebpMetadata.Remove(dressed[..^20])).Should().Throw<PhotoRefusedException>();
    }

    private static string Outcome(Func<ImageHeader?> read)
    {
        try
        {
            return read() is null ? "rien" : "image";
        }
        catch (PhotoRefusedException refused)
        {
            return refused.Refusal.ToString();
        }
    }
}
