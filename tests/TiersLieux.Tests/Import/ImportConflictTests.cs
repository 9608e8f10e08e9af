using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Contributions;
using TiersLieux.Import.People;
using TiersLieux.Import.Sources.Cget2019;
using static TiersLieux.Tests.Import.ImportScene;

namespace TiersLieux.Tests.Import;

public sealed class ImportConflictTests : ImportTest
{
    [Theory]
    [InlineData(2015, 1)]
    [InlineData(2026, 0)]
    public async Task Import_AgainstAPersonsWord_IsToldOnceWhenTheSourceIsNewer(int said, int expected)
    {
        Scene.WriteCget(Cget("1", "Fab Unit"));
        await Scene.LoadAsync(new CgetDataset());
        await Scene.WithDbAsync(db => new PlaceChanges(db, Scene.Clock).EditAsync("fab-unit-crest", "website", "\"https://vrai.exemple.org\"", new(AuthorRoles.Team), default));
        // The census is of 2019: a word of 2015 is older.
        await Scene.WithDbAsync(db => db.PlaceEdits.ExecuteUpdateAsync(set => set.SetProperty(edit => edit.SaidAt, new DateTimeOffset(said, 1, 1, 0, 0, 0, TimeSpan.Zero))));

        foreach (var web in new[] { "https://autre.exemple.org", "", "https://autre.exemple.org", "https://vrai.exemple.org" })
        {
            Scene.WriteCget(Cget("1", "Fab Unit", web: web));
            await Scene.LoadAsync(new CgetDataset());
        }

        var conflicts = await Scene.WithDbAsync(db => db.Proposals.Where(item => item.Kind == ProposalKind.ImportConflict).ToListAsync());
        conflicts.Should().HaveCount(expected);
        conflicts.Count(item =>
            item.State == ProposalState.Waiting && item.Changes["website"].GetString() == "https://autre.exemple.org"
            && item.Base["website"].GetString() == "https://vrai.exemple.org" && item.CommuneId != null && item.Note != null).Should().Be(expected);
        (await Scene.PlaceAsync("Fab Unit")).Facts.Website.Should().Be("https://vrai.exemple.org");
    }
}
