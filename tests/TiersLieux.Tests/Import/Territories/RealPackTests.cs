using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;
using TiersLieux.Import.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import.Territories;

[Collection(RealPackCollection.Name)]
public sealed class RealPackTests(RealPack database)
{
    [PackFact]
    public async Task Load_TheCountry_HasEveryTerritory()
    {
        await using var db = database.CreateContext();
        (await db.Communes.CountAsync(commune => commune.Contour != null)).Should().Be(34_875);
        (await db.ZonesEmploi.CountAsync()).Should().Be(306);
        (await db.Departements.CountAsync(departement => departement.Contour != null)).Should().Be(101);
        (await db.Regions.CountAsync(region => region.Contour != null)).Should().Be(18);
        (await db.ImportRuns.SingleAsync(run => run.FileName == "communes-contours-2025.geojson.gz")).Repairs.Values.Sum().Should().Be(10);
        (await db.FormerCommuneCodes.Where(former => former.Code == "75110").Select(former => former.Commune!.Name).SingleAsync()).Should().Be("Paris");
        (await db.Communes.CountAsync(commune => commune.Code.StartsWith("988"))).Should().Be(33);
        (await db.ImportRuns.ToListAsync()).Should()
            .OnlyContain(run => run.RowsRead == run.Created + run.Updated + run.Unchanged + run.Attached + run.SetAside);
        (await db.Database.SqlQuery<double>($"""
            SELECT abs(sum(ST_Area(contour)) FILTER (WHERE kind = 4) / sum(ST_Area(contour)) FILTER (WHERE kind = 1) - 1) AS "Value" FROM territories
            """).SingleAsync()).Should().BeLessThan(1e-4, "les départements couvrent leurs communes sans perte");
        await SameAnswersKeptReadyOrNotAsync();
        (await database.Load().RunAsync(false, LoadProgress.Silent, CancellationToken.None)).IsUnchanged.Should().BeTrue();
    }

    /// <summary>The other beginnings are searched one way only.</summary>
    private async Task SameAnswersKeptReadyOrNotAsync()
    {
        await using var db = database.CreateContext();
        var kept = await db.Database.SqlQuery<string>($"SELECT key AS \"Value\" FROM territory_beginnings").ToListAsync();
        kept.Should().Contain(["sai", "saint", "mon", "la", "saint m"]).And.HaveCountLessThan(400);
        var ready = await AnswersAsync();
        await db.Database.ExecuteSqlAsync($"DELETE FROM territory_beginnings");
        ready.Should().Equal(await AnswersAsync());

        async Task<List<string>> AnswersAsync()
        {
            var answers = new List<string>();
            foreach (var beginning in kept)
            {
                var found = await new TerritorySearch(database.DataSource).FindAsync(beginning, null, 0, 20, CancellationToken.None);
                answers.Add($"{beginning} {found.Total}: {string.Join(' ', found.Items.Select(item => $"{item.Id}/{item.Closeness}"))}");
            }

            return answers;
        }
    }
}
