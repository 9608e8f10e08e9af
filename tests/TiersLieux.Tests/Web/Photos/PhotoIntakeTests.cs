using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TiersLieux.Data;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Places;
using TiersLieux.Tests.Testing;
using TiersLieux.Web.Photos;

namespace TiersLieux.Tests.Web.Photos;

public sealed class PhotoIntakeTests : IClassFixture<TestDatabase>, IDisposable
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tiers-lieux-photos-");
    private readonly TestDatabase database;
    private readonly PhotoFolder store;

    public PhotoIntakeTests(TestDatabase database)
    {
        this.database = database;
        store = new PhotoFolder(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [PhotoFolder.Setting] = folder.FullName }).Build(),
            new HostingEnvironment { ContentRootPath = "/" });
    }

    [Fact]
    public async Task Add_Jpeg_KeepsTwoSizesWithoutMetadata()
    {
        var place = await PlaceAsync();

        var photo = await AddAsync(TestImages.JpegWithPosition(), place.Id);

        photo.Should().BeEquivalentTo(new { Width = 1200, Height = 750, Rank = 1, PlaceId = (int?)place.Id, PublishedAt = (DateTimeOffset?)clock.GetUtcNow() });
        var (page, list) = (Read(photo, PhotoSizes.Page), Read(photo, PhotoSizes.List));
        ImageHeader.Read(page).Should().Be(new ImageHeader(ImageFormat.Webp, 1200, 750));
        ImageHeader.Read(list).Should().Be(new ImageHeader(ImageFormat.Webp, 400, 250));
        foreach (var file in new[] { page, list })
        {
            System.Text.Encoding.Latin1.GetString(file).Should().NotContain("Appareil espion").And.NotContain("EXIF").And.NotContain("Exif").And.NotContain("XMP ");
        }

        Directory.GetFileSystemEntries(store.WorkFolder).Should().BeEmpty();
        (await AddAsync(TestImages.Png, place.Id)).Rank.Should().Be(2);
    }

    [Fact]
    public async Task Add_SmallImages_KeepTheirSize()
    {
        var place = await PlaceAsync();

        (await AddAsync(TestImages.Png, place.Id)).Should().BeEquivalentTo(new { Width = 300, Height = 200 });
        (await AddAsync(TestImages.Webp, place.Id)).Should().BeEquivalentTo(new { Width = 320, Height = 240 });
    }

    public static TheoryData<string, PhotoRefusal> Refused => new()
    {
        { "vide", PhotoRefusal.Empty },
        { "10 Mo et un octet", PhotoRefusal.TooHeavy },
        { "svg", PhotoRefusal.UnknownFormat },
        { "gif", PhotoRefusal.UnknownFormat },
        { "page web", PhotoRefusal.UnknownFormat },
        { "jpeg coupé", PhotoRefusal.Unreadable },
        { "png coupé", PhotoRefusal.Unreadable },
        { "png sans pixel", PhotoRefusal.Unreadable },
        { "trop large", PhotoRefusal.TooManyPixels },
        { "trop de pixels", PhotoRefusal.TooManyPixels },
        { "immense", PhotoRefusal.TooManyPixels },
        { "jpeg et page web", PhotoRefusal.Disguised },
        { "jpeg et programme", PhotoRefusal.Disguised },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Add_WrongFile_IsRefusedAndLeavesNothing(string file, PhotoRefusal refusal)
    {
        var place = await PlaceAsync();

        var refused = (await FluentActions.Awaiting(() => AddAsync(Wrong(file), place.Id)).Should().ThrowAsync<PhotoRefusedException>()).Which;

        refused.Refusal.Should().Be(refusal);
        refused.Message.Should().EndWith(".");
        (await database.WithDbAsync(db => db.Photos.CountAsync(photo => photo.PlaceId == place.Id))).Should().Be(0);
        folder.GetFiles("*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task Add_StoppedBeforeTheRow_LeavesFilesThatTheCleaningRemoves()
    {
        await FluentActions.Awaiting(() => AddAsync(TestImages.Png, placeId: int.MaxValue)).Should().ThrowAsync<DbUpdateException>("ce lieu n’existe pas");
        folder.GetFiles("*.webp", SearchOption.AllDirectories).Should().HaveCount(2);

        (await CleanAsync()).Should().Be(0, "un ajout est peut-être en cours");
        clock.Advance(TimeSpan.FromDays(2));
        (await CleanAsync()).Should().Be(1);
        folder.GetFiles("*", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task Clean_KeepsWhatIsUsed_AndForgetsPhotosRemovedAMonthAgo()
    {
        var place = await PlaceAsync();
        var (kept, removed) = (await AddAsync(TestImages.Png, place.Id), await AddAsync(TestImages.Webp, place.Id));
        await database.WithDbAsync(db => db.Photos.Where(photo => photo.Id == removed.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(photo => photo.RemovedAt, clock.GetUtcNow())));
        clock.Advance(TimeSpan.FromDays(20));
        (await CleanAsync()).Should().Be(0);
        clock.Advance(TimeSpan.FromDays(20));

        (await CleanAsync()).Should().Be(1);

        Read(kept, PhotoSizes.List).Should().NotBeEmpty();
        store.Open(removed.Key, PhotoSizes.List).Should().BeNull();
        (await database.WithDbAsync(db => db.Photos.Where(photo => photo.PlaceId == place.Id).Select(photo => photo.Id).ToListAsync())).Should().Equal(kept.Id);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static byte[] Wrong(string file) => file switch
    {
        "vide" => [],
        "10 Mo et un octet" => [.. TestImages.Jpeg, .. new byte[PhotoIntake.MaximumBytes + 1 - TestImages.Jpeg.Length]],
        "svg" => [.. "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8],
        "gif" => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0],
        "page web" => [.. "<!doctype html><html></html>"u8],
        "jpeg coupé" => TestImages.Jpeg[..(TestImages.Jpeg.Length / 2)],
        "png coupé" => TestImages.Png[..(TestImages.Png.Length / 2)],
        "png sans pixel" => TestImages.PngHeader(100, 100),
        "trop large" => TestImages.PngHeader(12_001, 10),
        "trop de pixels" => TestImages.PngHeader(8_000, 7_501),
        "immense" => TestImages.PngHeader(uint.MaxValue, uint.MaxValue),
        "jpeg et page web" => [.. TestImages.Jpeg, .. "<HTML><body onload=alert(1)>"u8],
        "jpeg et programme" => [.. TestImages.Jpeg, .. "<?php system('id');"u8],
        _ => throw new ArgumentOutOfRangeException(nameof(file)),
    };

    private Task<Place> PlaceAsync() => database.Data.PlaceAsync(null);

    private Task<Photo> AddAsync(byte[] file, int placeId) => database.WithDbAsync(async db =>
    {
        using var content = new MemoryStream(file);
        return await Intake(db).AddAsync(content, "Une salle d’essai", "Camille", placeId, null, null, default);
    });

    private PhotoIntake Intake(TiersLieuxDbContext db) => new(db, store, new PhotoEncoder(NullLogger<PhotoEncoder>.Instance), clock);

    private Task<int> CleanAsync() => database.WithDbAsync(db => new PhotoCleaning(db, store, clock).RunAsync(default));

    private byte[] Read(Photo photo, int size)
    {
        using var content = store.Open(photo.Key, size)!;
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
