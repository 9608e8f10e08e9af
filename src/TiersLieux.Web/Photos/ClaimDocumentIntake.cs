using TiersLieux.Domain.Contributions;

namespace TiersLieux.Web.Photos;

/// <summary>Takes a document as proof of a claim: a PDF as it is, an image drawn anew like any photo.</summary>
public sealed class ClaimDocumentIntake(IPhotoStore store, PhotoEncoder encoder, TimeProvider clock)
{
    /// <summary>Where readers of PDF look for the end of a file.</summary>
    private const int PdfEnd = 1024;

    /// <returns>Not saved: the caller adds it to its claim.</returns>
    /// <exception cref="PhotoRefusedException">The reason; <see cref="Sentence"/> tells it.</exception>
    public async Task<ClaimDocument> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var bytes = await PhotoIntake.ReadAsync(content, cancellationToken);
        var isPdf = bytes.Span.StartsWith("%PDF-"u8);
        if (isPdf && bytes.Span[^Math.Min(PdfEnd, bytes.Length)..].IndexOf("%%EOF"u8) < 0)
        {
            throw new PhotoRefusedException(PhotoRefusal.Unreadable);
        }

        return new()
        {
            Format = isPdf ? ClaimDocumentFormat.Pdf : ClaimDocumentFormat.Webp, Content = isPdf ? bytes.ToArray() : await DrawAsync(bytes, cancellationToken),
            AddedAt = clock.GetUtcNow(),
        };
    }

    public static string Sentence(PhotoRefusal refusal) => refusal switch
    {
        PhotoRefusal.Empty => "Ce fichier est vide.",
        PhotoRefusal.TooHeavy => "Ce document dépasse 10\u00a0Mo : réduisez-le, puis envoyez-le à nouveau.",
        PhotoRefusal.UnknownFormat => "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG.",
        PhotoRefusal.TooManyPixels => "Cette image est trop grande : 12\u00a0000 pixels de côté et 60 millions de pixels au plus.",
        PhotoRefusal.Unreadable => "Ce document est abîmé ou incomplet : ouvrez-le sur votre appareil, enregistrez-le à nouveau, puis renvoyez-le.",
        PhotoRefusal.Disguised => "Ce fichier contient autre chose qu’une image : enregistrez-la à nouveau avec une application de photos, puis renvoyez-la.",
        _ => "Les documents ne peuvent pas être envoyés en ce moment. Réessayez un peu plus tard.",
    };

    private async Task<byte[]> DrawAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var format = PhotoIntake.Checked(bytes.Span).Format;
        if (format is not (ImageFormat.Jpeg or ImageFormat.Png))
        {
            throw new PhotoRefusedException(PhotoRefusal.UnknownFormat);
        }

        var work = Path.Combine(store.WorkFolder, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(work);
        try
        {
            var (source, target) = (Path.Combine(work, $"source.{format.ToString().ToLowerInvariant()}"), Path.Combine(work, "document.webp"));
            await using (var file = File.Create(source))
            {
                await file.WriteAsync(bytes, cancellationToken);
            }

            await encoder.EncodeAsync(source, target, PhotoSizes.Document, cancellationToken);
            return await File.ReadAllBytesAsync(target, cancellationToken);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
