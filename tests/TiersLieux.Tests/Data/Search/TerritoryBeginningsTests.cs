using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data.Search;

public sealed class TerritoryBeginningsTests(TerritoryBeginningsTests.Country country) : IClassFixture<TerritoryBeginningsTests.Country>
{
    private TerritorySearch Search => new(country.DataSource);

    [Fact]
    public async Task Find_EveryBeginning_IsTheSameKeptReadyOrNot()
    {
        var names = await country.WithDbAsync(db => db.Territories.Select(territory => territory.SearchKey).ToListAsync());
        var beginnings = names.SelectMany(name => name.Split(' ').Append(name))
            .SelectMany(word => Enumerable.Range(1, 9).Where(length => length <= word.Length).Select(length => word[..length])).Distinct().ToList();
        await ForgetAsync();
        var before = await AnswersAsync(beginnings);

        await TerritoryBeginnings.FillAsync(country.DataSource, default);

        (await KeptAsync()).Should().Contain(["s", "sai", "saint", "saint s", "vi", "ville"]).And.NotContain("saint z");
        (await AnswersAsync(beginnings)).Should().Equal(before);
    }

    [Fact]
    public async Task Fill_TerritoryChangedSince_ForgetsAndFillsAgain()
    {
        await TerritoryBeginnings.FillAsync(country.DataSource, default);
        await country.WithDbAsync(db => db.Territories.Where(territory => territory.Name == "Nulle part").ExecuteUpdateAsync(set => set.SetProperty(territory => territory.Population, 3)));
        (await KeptAsync()).Should().NotBeEmpty("aucune ligne n’a changé");

        await country.Data.CommuneAsync("Saint-Nouveau", population: 9_000_000);

        (await KeptAsync()).Should().BeEmpty();
        await TerritoryBeginnings.FillAsync(country.DataSource, default);
        (await Search.SuggestAsync("sai", 1, default)).Single().Name.Should().Be("Saint-Nouveau");
    }

    private async Task<List<string>> AnswersAsync(IEnumerable<string> beginnings)
    {
        var answers = new List<string>();
        foreach (var beginning in beginnings)
        {
            foreach (var (kind, offset, limit) in new (TerritoryKind?, int, int)[] { (null, 0, 8), (null, 8, 20), (null, 90, 10), (null, 95, 10), (TerritoryKind.Commune, 0, 8) })
            {
                var found = await Search.FindAsync(beginning, kind, offset, limit, default);
                answers.Add($"{beginning} {kind} {offset} {found.Total}: {string.Join(' ', found.Items.Select(item => $"{item.Id}/{item.Closeness}"))}");
            }
        }

        return answers;
    }

    private Task<List<string>> KeptAsync() => country.WithDbAsync(db => db.Database.SqlQuery<string>($"SELECT key AS \"Value\" FROM territory_beginnings").ToListAsync());

    private Task ForgetAsync() => country.WithDbAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM territory_beginnings"));

    /// <summary>Enough communes of two beginnings for their answers to be kept; several have the same population.</summary>
    public sealed class Country : TestDatabase
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var commune = await Data.CommuneAsync("Saint-Modèle", 45, 3);
            await Data.EpciAsync("CC des Saints-Villages");
            await Data.ZoneEmploiAsync("Saint-Lô");
            await WithDbAsync(db => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO territories (kind, code, name, search_key, population, vintage, position_is_approximate, departement_id, region_id, retired_at)
                SELECT 1, 'S' || n, 'Saint ' || n, CASE WHEN n % 3 = 0 THEN 'le ' ELSE '' END || 'saint s' || chr(97 + n % 20) || ' ' || n, n % 100, 2025, false, departement_id, region_id,
                  CASE WHEN n % 50 = 0 THEN now() END
                FROM generate_series(1, 400) AS n, territories WHERE id = {commune.Id}
                UNION ALL
                SELECT 1, 'V' || n, 'Ville ' || n, 'ville' || chr(97 + n % 20) || ' sur ' || n, n % 90, 2025, false, departement_id, region_id, NULL
                FROM generate_series(1, 250) AS n, territories WHERE id = {commune.Id}
                """));
        }
    }
}
