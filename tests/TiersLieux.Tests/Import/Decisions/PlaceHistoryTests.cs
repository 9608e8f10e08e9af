using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.People;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import.Decisions;

public sealed class PlaceHistoryTests(DecisionScene scene) : IClassFixture<DecisionScene>
{
    [Fact]
    public async Task RestoreField_GivesBackTheValueBefore_AndNothingElse()
    {
        var place = await EditedThriceAsync();
        var first = (await RevisionsAsync(place))[0];

        await scene.HistoryAsync(history => history.RestoreFieldAsync(place.Id, first.Id, "phone", scene.Reviewer with { Reason = "Erreur" }, default));

        var after = await scene.ReloadAsync(place);
        (after.Facts.Phone, after.Summary).Should().Be(("04 00 00 00 00", "Troisième."));
        (await RevisionsAsync(place))[^1].Should().BeEquivalentTo(new { Kind = RevisionKind.Changed, Reason = "Erreur", AccountId = (int?)scene.Camille.Id });
        (await scene.WithDbAsync(db => db.AuditEntries.SingleAsync(entry => entry.PlaceId == place.Id))).Action.Should().Be("restauration");
    }

    [Fact]
    public async Task RestoreVersion_TakesBackAllThatCameAfter()
    {
        var place = await EditedThriceAsync();
        var first = (await RevisionsAsync(place))[0];

        await scene.HistoryAsync(history => history.RestoreVersionAsync(place.Id, first.Id, scene.Reviewer, default));

        var after = await scene.ReloadAsync(place);
        (after.Facts.Phone, after.Summary, after.Facts.Website).Should().Be(("04 55 55 55 55", null, null));
    }

    [Fact]
    public async Task Restore_WhatIsAlreadySo_OrOfAnotherPlace_IsRefused()
    {
        var (place, other) = (await EditedThriceAsync(), await scene.PlaceAsync());
        var last = (await RevisionsAsync(place))[^1];

        var nothing = () => scene.HistoryAsync(history => history.RestoreVersionAsync(place.Id, last.Id, scene.Reviewer, default));
        var elsewhere = () => scene.HistoryAsync(history => history.RestoreVersionAsync(other.Id, last.Id, scene.Reviewer, default));
        var field = () => scene.HistoryAsync(history => history.RestoreFieldAsync(place.Id, last.Id, "rates", scene.Reviewer, default));

        (await nothing.Should().ThrowAsync<PlaceChangeException>()).WithMessage("*rien à rétablir*");
        await elsewhere.Should().ThrowAsync<PlaceChangeException>();
        await field.Should().ThrowAsync<PlaceChangeException>();
    }

    [Fact]
    public async Task BringBack_AWithdrawnSheet()
    {
        var place = await scene.PlaceAsync();
        await scene.ChangeAsync(changes => changes.WithdrawAsync(place.Id, scene.Reviewer with { Reason = "Erreur" }, default));

        await scene.HistoryAsync(history => history.BringBackAsync(place.Id, scene.Reviewer, default));

        (await scene.ReloadAsync(place)).Status.Should().Be(PlaceStatus.Published);
        var again = () => scene.HistoryAsync(history => history.BringBackAsync(place.Id, scene.Reviewer, default));
        await again.Should().ThrowAsync<PlaceChangeException>();
    }

    private async Task<Place> EditedThriceAsync()
    {
        var place = await scene.PlaceAsync(new() { Phone = "04 00 00 00 00" });
        foreach (var facts in new PlaceFacts[] { new() { Phone = "04 55 55 55 55" }, new() { Summary = "Deuxième." }, new() { Summary = "Troisième.", Website = "https://exemple.org" } })
        {
            await scene.ChangeAsync(changes => changes.EditAsync(place.Id, FieldChanges.Of(facts), scene.Second, default));
            scene.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        return place;
    }

    private Task<List<Revision>> RevisionsAsync(Place place) =>
        scene.WithDbAsync(db => db.Revisions.Where(revision => revision.PlaceId == place.Id).OrderBy(revision => revision.Id).ToListAsync());
}
