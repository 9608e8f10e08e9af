using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.People;
using TiersLieux.Import.Sources.Cget2019;
using TiersLieux.Import.Sources.FabriquesDeTerritoire;
using static TiersLieux.Tests.Import.ImportScene;

namespace TiersLieux.Tests.Import;

public sealed class PeopleTests : ImportTest
{
    private static readonly Authorship Team = new(AuthorRoles.Team);

    [Fact]
    public async Task Edit_ThenImport_KeepsThePersonsWord()
    {
        await LoadTwoPlacesAsync();
        await ChangeAsync(changes => changes.EditAsync("fab-unit-crest", "website", "\"https://vrai.exemple.org\"", Team with { Reason = "vu sur place" }, default));
        Scene.WriteCget(Cget("1", "Fab Unit", web: "https://autre.exemple.org"), Cget("2", "Autre lieu"));

        (await Scene.LoadAsync(new CgetDataset())).Updated.Should().Be(1);

        var place = await Scene.PlaceAsync("Fab Unit");
        place.Facts.Website.Should().Be("https://vrai.exemple.org");
        place.Origins["website"].Should().Be(new FieldOrigin(FieldOrigin.People, new DateOnly(2026, 3, 10), Where: AuthorRoles.Team));
        place.Records.Single().Facts.Website.Should().Be("https://autre.exemple.org", "ce que dit la source est gardé aussi");

        await ChangeAsync(changes => changes.UndoEditAsync("fab-unit-crest", "website", Team, default));
        (await Scene.PlaceAsync("Fab Unit")).Facts.Website.Should().Be("https://autre.exemple.org");
    }

    [Fact]
    public async Task Edit_Name_MovesTheSheetAndUndoBringsItBack()
    {
        await LoadTwoPlacesAsync();

        await ChangeAsync(changes => changes.EditAsync("fab-unit-crest", "name", "\"La Turbine\"", Team, default));

        var place = await Scene.PlaceAsync("La Turbine");
        place.Slug.Should().Be("la-turbine-crest");
        (await FormerSlugsAsync()).Should().Equal(("fab-unit-crest", place.Id));

        await ChangeAsync(changes => changes.UndoEditAsync("fab-unit-crest", "name", Team, default));
        (await Scene.PlaceAsync("Fab Unit")).Slug.Should().Be("fab-unit-crest");
        (await FormerSlugsAsync()).Should().Equal(("la-turbine-crest", place.Id));
    }

    [Theory]
    [InlineData("couleur", "\"bleu\"", "pas un champ connu")]
    [InlineData("phone", "12", "pas la forme attendue")]
    [InlineData("phone", "\"abc\"", "numéro de téléphone")]
    [InlineData("kinds", "[\"piscine\"]", "type de lieu inconnu")]
    [InlineData("website", "\"javascript:alert(1)\"", "http://")]
    [InlineData("name", "{", "pas la forme attendue")]
    public async Task Edit_WrongValue_IsRefusedAndNothingIsWritten(string field, string value, string message)
    {
        await LoadTwoPlacesAsync();

        var edit = () => ChangeAsync(changes => changes.EditAsync("fab-unit-crest", field, value, Team, default));

        (await edit.Should().ThrowAsync<PlaceChangeException>()).WithMessage($"*{message}*");
        (await Scene.WithDbAsync(db => db.PlaceEdits.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task Withdraw_ThenImport_StaysWithdrawnUntilRestored()
    {
        await LoadTwoPlacesAsync();
        await ChangeAsync(changes => changes.WithdrawAsync("fab-unit-crest", Team with { Reason = "Fermé depuis 2020" }, default));
        Scene.WriteCget(Cget("1", "Fab Unit", web: "www.exemple.org"), Cget("2", "Autre lieu"));
        Scene.WriteFabriques("fabt-1,Fab-Unit,26108,Crest,5,44");
        await Scene.LoadAsync(new CgetDataset());

        (await Scene.LoadAsync(new FabriquesDataset())).Attached.Should().Be(1, "un label ne recrée pas un lieu retiré");

        var place = await Scene.PlaceAsync("Fab Unit");
        place.Should().BeEquivalentTo(new { Status = PlaceStatus.Withdrawn, WithdrawalReason = "Fermé depuis 2020" });
        await RestoreAsync("fab-unit-crest");
        (await Scene.PlaceAsync("Fab Unit")).Should().BeEquivalentTo(new { Status = PlaceStatus.Published, WithdrawalReason = (string?)null });
    }

    [Fact]
    public async Task Merge_ThenRestore_GivesBackThePreviousState()
    {
        await LoadTwoPlacesAsync();
        Scene.WriteFabriques("fabt-1,Fab Unit,26108,Crest,5,44");
        await Scene.LoadAsync(new FabriquesDataset());
        await ChangeAsync(changes => changes.EditAsync("fab-unit-crest", "phone", "\"04 00 00 00 00\"", Team, default));
        var before = await StateAsync();

        await Scene.WithDbAsync(db => new PlaceMerging(db, Scene.Clock).MergeAsync("fab-unit-crest", "autre-lieu-crest", Team, default));

        var survivor = await Scene.WithDbAsync(db => db.Places.Include(place => place.Memberships).SingleAsync(place => place.Slug == "autre-lieu-crest"));
        var merged = await Scene.WithDbAsync(db => db.Places.SingleAsync(place => place.Slug == "fab-unit-crest"));
        merged.Should().BeEquivalentTo(new { Status = PlaceStatus.Merged, MergedIntoId = survivor.Id });
        survivor.Facts.Phone.Should().Be("04 00 00 00 00");
        survivor.Memberships.Should().ContainSingle();
        (await FormerSlugsAsync()).Should().Equal(("fab-unit-crest", survivor.Id));
        (await Scene.LoadAsync(new CgetDataset())).Should().BeEquivalentTo(new { Unchanged = 2, Created = 0 }, "une fusion n’est pas défaite par un import");

        await RestoreAsync("fab-unit-crest");

        (await StateAsync()).Should().Be(before);
        (await FormerSlugsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Merge_IntoItselfOrUnknown_IsRefused()
    {
        await LoadTwoPlacesAsync();

        var itself = () => Scene.WithDbAsync(db => new PlaceMerging(db, Scene.Clock).MergeAsync("fab-unit-crest", "fab-unit-crest", Team, default));
        var unknown = () => Scene.WithDbAsync(db => new PlaceMerging(db, Scene.Clock).MergeAsync("fab-unit-crest", "inconnu", Team, default));

        await itself.Should().ThrowAsync<PlaceChangeException>();
        (await unknown.Should().ThrowAsync<PlaceChangeException>()).WithMessage("*inconnu*");
    }

    private Task RestoreAsync(string slug) => Scene.WithDbAsync(db => new PlaceMerging(db, Scene.Clock).RestoreAsync(slug, Team, default));

    private Task ChangeAsync(Func<PlaceChanges, Task> change) => Scene.WithDbAsync(db => change(new PlaceChanges(db, Scene.Clock)));

    private async Task LoadTwoPlacesAsync()
    {
        Scene.WriteCget(Cget("1", "Fab Unit"), Cget("2", "Autre lieu"));
        await Scene.LoadAsync(new CgetDataset());
    }

    private Task<List<(string, int)>> FormerSlugsAsync() => Scene.WithDbAsync(async db =>
        (await db.FormerPlaceSlugs.ToListAsync()).Select(former => (former.Slug, former.PlaceId)).ToList());

    /// <summary>All that is published and who says it, but the time of the last computation.</summary>
    private async Task<string> StateAsync() => await Scene.WithDbAsync(async db => string.Join('\n', (await db.Places
        .Include(place => place.Memberships).Include(place => place.Records).Include(place => place.Edits).OrderBy(place => place.Id).ToListAsync())
        .Select(place => string.Join(' ', place.Slug, place.Name, place.Status, place.MergedIntoId, place.ConfirmedOn, place.SearchText,
            FactsJson.Write(place.Facts), FactsJson.Write(place.Origins.OrderBy(origin => origin.Key)),
            string.Join(',', place.Records.Select(record => record.Id).Order()), string.Join(',', place.Edits.Select(edit => edit.Id).Order()),
            string.Join(',', place.Memberships.Select(label => label.Id).Order())))));
}
