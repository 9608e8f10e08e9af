using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Photos;
using TiersLieux.Domain.Photos;

namespace TiersLieux.Web.Photos;

/// <summary>
/// Takes a photo: checks the file, has it re-encoded, puts the files in the store, then writes the row. Stopped at any point, it
/// leaves at most files without a row, which <see cref="PhotoCleaning"/> removes.
/// </summary>
public sealed class PhotoIntake(TiersLieuxDbContext db, IPhotoStore store, PhotoEncoder encoder, TimeProvider clock)
{
    public const int MaximumBytes = 10 * 1024 * 1024;
    public const int MaximumSide = 12_000;
    public const int MaximumPixels = 60_000_000;

    // What makes a browser or a server read an image as a page or a program.
    private static readonly byte[][] Disguises = ["<html"u8.ToArray(), "<script"u8.ToArray(), "<!doctype"u8.ToArray(), "<?php"u8.ToArray()];

    /// <summary>Adds a photo to a place, at once and published, or to a proposal, where it waits.</summary>
    /// <param name="content">The file as sent; read to its end or to 10 MB.</param>
    /// <param name="placeId">Place it is published on; null when it waits with a proposal.</param>
    /// <param name="proposalId">Proposal it belongs to; null when a manager adds it.</param>
    /// <param name="accountId">Null for a visitor.</param>
    /// <param name="sheetId">Resource it illustrates, at once; its rank there is never given again.</param>
    /// <exception cref="PhotoRefusedException">The message is French, for the person who sends it.</exception>
    public async Task<Photo> AddAsync(
        Stream content, string alternativeText, string credit, int? placeId, int? proposalId, int? accountId, CancellationToken cancellationToken, int? sheetId = null)
    {
        var work = Path.Combine(store.WorkFolder, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(work);
        try
        {
            var header = await ReceiveAsync(content, work, cancellationToken);
            var source = Path.Combine(work, $"source.{header.Format.ToString().ToLowerInvariant()}");
            File.Move(Path.Combine(work, "source"), source);
            var page = Path.Combine(work, "page.webp");
            var list = Path.Combine(work, "list.webp");
            var size = await encoder.EncodeAsync(source, page, PhotoSizes.Page, cancellationToken);
            await encoder.EncodeAsync(page, list, PhotoSizes.List, cancellationToken);
            var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            store.Add(key, PhotoSizes.Page, page);
            store.Add(key, PhotoSizes.List, list);
            var now = clock.GetUtcNow();
            var photo = new Photo
            {
                Key = key, PlaceId = placeId, ProposalId = proposalId, SheetId = sheetId, AlternativeText = alternativeText, Credit = credit, Width = size.Width, Height = size.Height,
                AddedById = accountId, AddedAt = now, PublishedAt = proposalId is null ? now : null, Rank = 1 + await LastRankAsync(placeId, sheetId, cancellationToken),
            };
            db.Photos.Add(photo);
            await db.SaveChangesAsync(cancellationToken);
            return photo;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private async Task<int> LastRankAsync(int? placeId, int? sheetId, CancellationToken cancellationToken) => (placeId, sheetId) switch
    {
        (_, { } sheet) => await db.Photos.Where(photo => photo.SheetId == sheet).MaxAsync(photo => (int?)photo.Rank, cancellationToken) ?? 0,
        ({ } place, _) => await db.Photos.Published().Where(photo => photo.PlaceId == place).MaxAsync(photo => (int?)photo.Rank, cancellationToken) ?? 0,
        _ => 0,
    };

    private static async Task<ImageHeader> ReceiveAsync(Stream content, string work, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(content, cancellationToken);
        var header = Checked(bytes.Span);
        await using var file = File.Create(Path.Combine(work, "source"));
        await file.WriteAsync(bytes, cancellationToken);
        return header;
    }

    /// <exception cref="PhotoRefusedException">Empty, or above 10 MB.</exception>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var bytes = new byte[MaximumBytes + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length is 0 or > MaximumBytes
            ? throw new PhotoRefusedException(length == 0 ? PhotoRefusal.Empty : PhotoRefusal.TooHeavy) : bytes.AsMemory(0, length);
    }

    /// <summary>Before any decoding: a known format, a size that can be decoded, nothing but an image.</summary>
    internal static ImageHeader Checked(ReadOnlySpan<byte> bytes)
    {
        var header = ImageHeader.Read(bytes) ?? throw new PhotoRefusedException(PhotoRefusal.UnknownFormat);
        if (header.Width > MaximumSide || header.Height > MaximumSide || (long)header.Width * header.Height > MaximumPixels)
        {
            throw new PhotoRefusedException(PhotoRefusal.TooManyPixels);
        }

        return IsDisguised(bytes) ? throw new PhotoRefusedException(PhotoRefusal.Disguised) : header;
    }

    private static bool IsDisguised(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'<'); at >= 0 && at < bytes.Length;)
        {
            var rest = bytes[at..];
            foreach (var disguise in Disguises)
            {
                if (rest.Length >= disguise.Length && System.Text.Ascii.EqualsIgnoreCase(rest[..disguise.Length], disguise))
                {
                    return true;
                }
            }

            var next = rest[1..].IndexOf((byte)'<');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
