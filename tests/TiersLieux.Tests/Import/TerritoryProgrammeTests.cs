using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Sources.TerritoryProgrammes;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import;

/// <summary>The lists of communes of national programmes.</summary>
public sealed class TerritoryProgrammeTests : ImportTest
{
    private const string Header = "id_territoire,lib_territoire,date_signature,liste_geo,lon,lat\n";
    private static readonly TerritoryProgramme PetitesVilles = TerritoryProgramme.All[0];

    [Fact]
    public async Task List_AccountsForEveryLine_AndAgainChangesNothing()
    {
        Write(
            "pvd-1,Crest et autres,2021-05-28,Crest (26108); Paris 10e (75110),5,44", "pvd-2,Ancienne,demain,Ancienne commune (26999),5,44",
            "pvd-3,Nulle part,,Nulle part (99999),5,44", ",Sans nom,,Crest (26108),5,44", "pvd-1,Encore,,Crest (26108),5,44", "pvd-4,Illisible,,Crest,5,44");

        var run = await LoadAsync();

        run.Should().BeEquivalentTo(new { Failure = (string?)null, RowsRead = 6, Created = 2, Updated = 0, Unchanged = 0, SetAside = 4, Vanished = 0 });
        (await MembersAsync()).Should().BeEquivalentTo(
        [
            new { Key = "pvd-1/26108", Territory = "Crest", StartsOn = (DateOnly?)new DateOnly(2021, 5, 28), EndsOn = (DateOnly?)null },
            new { Key = "pvd-1/75110", Territory = "Paris", StartsOn = (DateOnly?)new DateOnly(2021, 5, 28), EndsOn = (DateOnly?)null },
            new { Key = "pvd-2/26999", Territory = "Crest", StartsOn = (DateOnly?)null, EndsOn = (DateOnly?)null },
        ]);
        (await Scene.RowsAsync(run)).Select(row => row.Reason ?? "").Should().SatisfyRespectively(
            reason => reason.Should().Contain("75110").And.Contain("Paris (75056)"), reason => reason.Should().Contain("26999").And.Contain("« demain » n’est pas lisible"),
            reason => reason.Should().Contain("99999"), reason => reason.Should().Contain("identifiant"), reason => reason.Should().Contain("déjà plus haut"),
            reason => reason.Should().Contain("Aucun code"));

        (await LoadAsync()).Should().BeEquivalentTo(new { Created = 0, Updated = 0, Unchanged = 2, SetAside = 4 });
        (await Scene.WithDbAsync(db => db.ImportRuns.CountAsync())).Should().Be(1, "relire la même liste n’écrit rien");
    }

    [Fact]
    public async Task List_WithoutATerritoryAnyMore_EndsIt_AndTakesItBack()
    {
        Write("pvd-1,Crest,,Crest (26108),5,44", "pvd-2,Paris,,Paris (75056),2,48");
        await LoadAsync();
        Write("pvd-2,Paris,,Paris (75056),2,48");

        (await LoadAsync()).Vanished.Should().Be(1);

        (await MembersAsync()).Single(member => member.Territory == "Crest").EndsOn.Should().Be(PetitesVilles.AsOf);
        Write("pvd-1,Crest,,Crest (26108),5,44", "pvd-2,Paris,,Paris (75056),2,48");
        (await LoadAsync()).Should().BeEquivalentTo(new { Updated = 1, Unchanged = 1 });
        (await MembersAsync()).Should().OnlyContain(member => member.EndsOn == null);
    }

    [Fact]
    public async Task List_Missing_IsSaid()
    {
        (await LoadAsync()).Failure.Should().Contain(PetitesVilles.FileName);
        Scene.Write($"reference/{PetitesVilles.FileName}", "id_territoire,autre\n1,2\n");
        (await LoadAsync()).Failure.Should().Contain("liste_geo");
    }

    [PackFact]
    public async Task Lists_OfThePack_AreAllRead()
    {
        var load = new TerritoryProgrammeLoad(Scene.CreateContext, PackFactAttribute.Files, Scene.Clock);
        var runs = new List<ImportRun>();
        foreach (var list in TerritoryProgramme.All)
        {
            runs.Add(await load.LoadAsync(list, CancellationToken.None));
        }

        runs.Select(run => run.RowsRead).Should().Equal(1645, 232, 2498);
        runs.Should().OnlyContain(run => run.Failure == null && run.Created + run.SetAside == run.RowsRead);
        // Only two communes here: the others are set aside, each for its code.
        (await Scene.RowsAsync(runs[1])).Where(row => row.Outcome == ImportOutcome.SetAside).Should().OnlyContain(row => row.Reason!.StartsWith("Aucune commune ne porte le code"));
    }

    private void Write(params string[] lines) => Scene.Write($"reference/{PetitesVilles.FileName}", Header + string.Join('\n', lines) + "\n");

    private Task<ImportRun> LoadAsync() => new TerritoryProgrammeLoad(Scene.CreateContext, Scene.Files, Scene.Clock).LoadAsync(PetitesVilles, CancellationToken.None);

    private sealed record Member(string Key, string Territory, DateOnly? StartsOn, DateOnly? EndsOn);

    private Task<List<Member>> MembersAsync() => Scene.WithDbAsync(db => db.ProgrammeMemberships
        .Where(member => member.Programme!.Slug == PetitesVilles.Slug).OrderBy(member => member.Key)
        .Select(member => new Member(member.Key, member.Territory!.Name, member.StartsOn, member.EndsOn)).ToListAsync());
}
