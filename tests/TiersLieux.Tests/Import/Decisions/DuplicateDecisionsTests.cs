using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Photos;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Import.People.Decisions;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import.Decisions;

public sealed class DuplicateDecisionsTests(DecisionScene scene) : IClassFixture<DecisionScene>
{
    [Fact]
    public async Task Merge_KeepsWhatIsChosen_AndUndoGivesItBack()
    {
        var lost = await PlaceAsync(new() { Name = "Le Hangar 0", Phone = "04 00 00 00 01", Website = "https://hangar.exemple.org", Kinds = ["fablab"] });
        var survivor = await PlaceAsync(new() { Name = "Le Hangar Zéro", Phone = "04 00 00 00 02", Kinds = ["coworking"] });
        var manager = await scene.Data.ManagerAsync(lost);
        var pair = await scene.ProposalAsync(ProposalKind.Duplicate, lost, other: survivor, kept: false);
        var third = await scene.ProposalAsync(ProposalKind.Duplicate, await scene.PlaceAsync(), other: lost, kept: false);
        await AddPhotoAsync(lost);

        await scene.AboutPairAsync(decisions => decisions.MergeAsync((lost.Id, lost.UpdatedAt), (survivor.Id, survivor.UpdatedAt), ["phone"], scene.Reviewer, default));

        var merged = await scene.ReloadAsync(survivor);
        merged.Facts.Should().BeEquivalentTo(new { Name = "Le Hangar Zéro", Phone = "04 00 00 00 01", Website = "https://hangar.exemple.org", Kinds = new[] { "coworking" } });
        (await scene.ReloadAsync(lost)).Should().BeEquivalentTo(new { Status = PlaceStatus.Merged, MergedIntoId = (int?)survivor.Id });
        (await scene.ReloadAsync(pair)).Should().BeEquivalentTo(new { State = ProposalState.Accepted, DecidedById = (int?)scene.Camille.Id });
        (await scene.ReloadAsync(third)).State.Should().Be(ProposalState.Cancelled);
        (await ManagedAsync(manager)).Should().Equal(survivor.Id);
        (await PhotosAsync(survivor)).Should().Be(1);

        await scene.HistoryAsync(history => history.BringBackAsync(lost.Id, scene.Reviewer, default));

        (await scene.ReloadAsync(lost)).Facts.Should().BeEquivalentTo(lost.Facts);
        (await scene.ReloadAsync(survivor)).Facts.Should().BeEquivalentTo(survivor.Facts);
        (await ManagedAsync(manager)).Should().Equal(lost.Id);
        (await PhotosAsync(survivor)).Should().Be(0);
        (await scene.WithDbAsync(db => db.AuditEntries.Where(entry => entry.PlaceId == lost.Id || entry.PlaceId == survivor.Id).OrderBy(entry => entry.Id)
            .Select(entry => entry.Action).ToListAsync())).Should().Equal("fusion", "fusion-annulee");
    }

    [Fact]
    public async Task Merge_SheetChangedMeanwhile_IsRefused()
    {
        var (lost, survivor) = (await PlaceAsync(new()), await PlaceAsync(new()));
        await scene.ChangeAsync(changes => changes.EditAsync(lost.Slug, "summary", "\"Nouveau.\"", scene.Second, default));

        var merge = () => scene.AboutPairAsync(decisions =>
            decisions.MergeAsync((lost.Id, lost.UpdatedAt), (survivor.Id, survivor.UpdatedAt), [], scene.Reviewer, default));

        (await merge.Should().ThrowAsync<DecidedMeanwhileException>()).WithMessage("*comparez-les à nouveau*");
        (await scene.ReloadAsync(lost)).Status.Should().Be(PlaceStatus.Published);
    }

    [Fact]
    public async Task KeepApart_IsRemembered_AndEndsTheReport()
    {
        var (one, other) = (await PlaceAsync(new() { Name = "La Fourmilière bleue" }), await PlaceAsync(new() { Name = "Fourmilière bleue" }));
        (await FoundAsync(one, other)).Should().BeTrue();
        var report = await scene.ProposalAsync(ProposalKind.Report, other, other: one, reasonCode: "doublon", email: "doublon@exemple.org");

        await scene.AboutPairAsync(decisions => decisions.KeepApartAsync(other.Id, one.Id, scene.Reviewer, default));
        await scene.AboutPairAsync(decisions => decisions.KeepApartAsync(one.Id, other.Id, scene.Reviewer, default));

        (await FoundAsync(one, other)).Should().BeFalse();
        (await scene.ReloadAsync(report)).State.Should().Be(ProposalState.Refused);
        (await scene.MailsAsync("doublon@exemple.org")).Single().Text.Should().Contain("deux lieux différents");
    }

    [Fact]
    public async Task Search_AddsEachPairOnce()
    {
        var (one, other) = (await PlaceAsync(new() { Name = "Le Grand Sablier" }), await PlaceAsync(new() { Name = "Grand Sablier" }));
        var now = scene.Clock.GetUtcNow();

        var counts = await Task.WhenAll(scene.WithDbAsync(db => DuplicateSearch.RunAsync(db, now, default)), scene.WithDbAsync(db => DuplicateSearch.RunAsync(db, now, default)));

        counts.Should().Contain(0, "la seconde recherche attend la première");
        (await scene.WithDbAsync(db => db.Proposals.SingleAsync(item => item.PlaceId == one.Id && item.OtherPlaceId == other.Id)))
            .Should().BeEquivalentTo(new { Kind = ProposalKind.Duplicate, State = ProposalState.Waiting, CommuneId = (int?)scene.Crest.Id, SubmittedAt = (DateTimeOffset?)now });
    }

    [Fact]
    public async Task Search_FindsWhatOnlyTheSiteOrTheDoorBringsTogether()
    {
        var facts = new PlaceFacts { Name = "Oïkosystème Saint Aubin", Position = new(44.7301, 5.0201, PositionPrecision.Exact) };
        var one = await PlaceAsync(facts);
        var other = await PlaceAsync(facts with { Name = "LAB'OIKOS Saint AUBIN", Position = new(44.7302, 5.0201, PositionPrecision.Address) });
        var far = await PlaceAsync(facts with { Name = "Oikos de la plaine", Position = new(44.79, 5.0201, PositionPrecision.Exact) });

        var found = await scene.WithDbAsync(db => DuplicateSearch.FindAsync(db, default));

        found.Should().ContainSingle(pair => pair.PlaceId == one.Id && pair.OtherPlaceId == other.Id).Which.DistanceMetres.Should().BeInRange(10, 13);
        found.Should().NotContain(pair => pair.OtherPlaceId == far.Id);
    }

    private async Task<bool> FoundAsync(Place one, Place other) =>
        (await scene.WithDbAsync(db => DuplicateSearch.FindAsync(db, default))).Any(pair => pair.PlaceId == one.Id && pair.OtherPlaceId == other.Id);

    private async Task<Place> PlaceAsync(PlaceFacts facts) => await scene.ReloadAsync(await scene.PlaceAsync(facts));

    private Task<List<int>> ManagedAsync(Account account) =>
        scene.WithDbAsync(db => db.PlaceManagers.Where(manager => manager.AccountId == account.Id).Select(manager => manager.PlaceId).ToListAsync());

    private Task<int> PhotosAsync(Place place) => scene.WithDbAsync(db => db.Photos.CountAsync(photo => photo.PlaceId == place.Id));

    private Task AddPhotoAsync(Place place) => scene.WithDbAsync(async db =>
    {
        db.Add(new Photo
        {
            PlaceId = place.Id, Key = $"photo-{place.Id}", AlternativeText = "La cour", Credit = "Personne d’essai", Width = 10, Height = 10,
            AddedAt = scene.Clock.GetUtcNow(), PublishedAt = scene.Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
    });
}
