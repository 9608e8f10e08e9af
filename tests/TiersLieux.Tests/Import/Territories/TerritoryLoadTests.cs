using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Territories;
using TiersLieux.Import;
using TiersLieux.Import.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import.Territories;

public sealed class TerritoryLoadTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();
    private readonly SmallCountry country = new();

    public Task InitializeAsync() => database.InitializeAsync();

    public async Task DisposeAsync()
    {
        country.Dispose();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task Load_EveryFile_FillsTheFiveKinds()
    {
        await LoadAsync(country.Write());

        await using var db = database.CreateContext();
        var commune = await db.Communes.Include(c => c.Epci).Include(c => c.ZoneEmploi).Include(c => c.Departement).Include(c => c.Region)
            .Include(c => c.PostalCodes).SingleAsync(c => c.Code == "01001");
        commune.SearchKey.Should().Be("saint alban");
        commune.Epci!.Name.Should().Be("CC de l’Ouest");
        commune.ZoneEmploi!.Name.Should().Be("Zone 0101");
        commune.Departement!.Name.Should().Be("Alphe");
        commune.Region!.Name.Should().Be("Ponant");
        (commune.Population, commune.DensityLevel, commune.FrrClass, commune.Vintage, commune.Siren).Should().Be((100, 6, "FRR+", 2026, "210100100"));
        commune.PostalCodes.Should().ContainSingle().Which.Code.Should().Be("01000");
        (commune.Position!.X, commune.Position.Y).Should().Be((3.05, 45.05));
        commune.PositionIsApproximate.Should().BeFalse();
        (await db.Communes.SingleAsync(c => c.Code == "02001")).FrrClass.Should().BeNull("« Non classée » n’est pas une classe");
        (await db.Territories.GroupBy(t => t.Kind).ToDictionaryAsync(g => g.Key, g => g.Count())).Should().BeEquivalentTo(
            new Dictionary<TerritoryKind, int>
            {
                [TerritoryKind.Commune] = 6, [TerritoryKind.Epci] = 2, [TerritoryKind.ZoneEmploi] = 2, [TerritoryKind.Departement] = 2, [TerritoryKind.Region] = 2,
            });
    }

    [Fact]
    public async Task Load_LargerTerritories_AreTheUnionOfTheirCommunes()
    {
        await LoadAsync(country.Write());

        await using var db = database.CreateContext();
        var middle = await db.Epcis.SingleAsync(epci => epci.Code == "200000002");
        middle.Contour!.Area.Should().BeApproximately(0.03, 1e-9);
        middle.Contour.NumGeometries.Should().Be(1, "les limites intérieures disparaissent, d’un département à l’autre aussi");
        (await db.ZonesEmploi.SingleAsync(zone => zone.Code == "0202")).Population.Should().Be(300);
        var east = await db.Regions.SingleAsync(region => region.Code == "22");
        east.Contour!.NumGeometries.Should().Be(2, "l’île est à part");
        east.Contour.Covers(east.Position).Should().BeTrue();
    }

    [Fact]
    public async Task Load_Shapes_ForEveryLevelAndOnlyTheLastTwoForCommunes()
    {
        await LoadAsync(country.Write());

        await using var db = database.CreateContext();
        var levels = await db.TerritoryShapes.GroupBy(shape => shape.Kind)
            .Select(group => new { group.Key, Min = group.Min(shape => shape.Level), Max = group.Max(shape => shape.Level) }).ToDictionaryAsync(g => g.Key);
        ((int)levels[TerritoryKind.Commune].Min, (int)levels[TerritoryKind.Commune].Max).Should().Be((2, 3));
        ((int)levels[TerritoryKind.Region].Min, (int)levels[TerritoryKind.Region].Max).Should().Be((0, 3));
    }

    [Fact]
    public async Task Load_FormerCodes_LeadToTodaysCommune()
    {
        await LoadAsync(country.Write());

        await using var db = database.CreateContext();
        (await db.FormerCommuneCodes.OrderBy(former => former.Code).Select(former => former.Code + ">" + former.Commune!.Code).ToListAsync())
            .Should().Equal("01901>01001", "01950>01001", "02902>02002", "02950>02001");
    }

    [Fact]
    public async Task Load_SameFilesAgain_ChangesNothing()
    {
        await LoadAsync(country.Write());
        var before = await StateAsync();

        (await LoadAsync(country)).IsUnchanged.Should().BeTrue();

        (await StateAsync()).Should().Be(before);
    }

    [Fact]
    public async Task Load_SameFilesForced_RewritesNoTerritory()
    {
        await LoadAsync(country.Write());
        var before = await StateAsync();

        var report = await LoadAsync(country, isForced: true);

        report.Files.Sum(file => file.Created + file.Updated + file.Vanished).Should().Be(0);
        (await StateAsync()).Should().Be(before);
    }

    [Fact]
    public async Task Load_MergedCommune_PlacesFollowItAndItsCodeIsKept()
    {
        await LoadAsync(country.Write());
        var gone = await CommuneAsync("01002");
        var place = await database.Data.PlaceAsync(gone);
        Merge();

        await LoadAsync(country.Write());

        await using var db = database.CreateContext();
        var successor = await CommuneAsync("01001");
        var followed = await db.Places.SingleAsync(p => p.Id == place.Id);
        (followed.CommuneId, followed.Locality, followed.Position).Should().Be((successor.Id, successor.Name, successor.Position));
        (await db.Communes.AnyAsync(commune => commune.Code == "01002")).Should().BeFalse();
        (await db.FormerCommuneCodes.SingleAsync(former => former.Code == "01002")).CommuneId.Should().Be(successor.Id);
        (await db.FormerCommuneCodes.SingleAsync(former => former.Code == "01960")).CommuneId.Should().Be(successor.Id, "le code d’avant suit aussi");
        successor.Contour!.Area.Should().BeApproximately(0.02, 1e-9);
        (await db.ImportRuns.OrderByDescending(run => run.Id).FirstAsync(run => run.FileName == "communes.json")).Vanished.Should().Be(1);
    }

    [Fact]
    public async Task Load_CommuneGoneWithoutSuccessor_IsRetiredWithItsPlaces()
    {
        await LoadAsync(country.Write());
        var place = await database.Data.PlaceAsync(await CommuneAsync("02003"));
        country.Communes.RemoveAll(commune => commune.Code == "02003");

        await LoadAsync(country.Write());

        var retired = await CommuneAsync("02003");
        retired.RetiredAt.Should().NotBeNull();
        await using var db = database.CreateContext();
        (await db.Places.SingleAsync(p => p.Id == place.Id)).CommuneId.Should().Be(retired.Id);
    }

    [Fact]
    public async Task Load_DissolvedEpci_IsRetiredThenBack()
    {
        await LoadAsync(country.Write());
        var (kept, id) = (country.Communes[0], (await EpciAsync()).Id);
        var members = country.Communes.Where(commune => commune.Epci == "200000001").ToList();
        members.ForEach(member => country.Communes[country.Communes.IndexOf(member)] = member with { Epci = "200000002" });
        country.Epcis.RemoveAt(0);

        await LoadAsync(country.Write());
        (await EpciAsync()).RetiredAt.Should().NotBeNull();
        (await CommuneAsync("01001")).EpciId.Should().NotBe(id);

        country.Epcis.Insert(0, ("200000001", "CC de l’Ouest"));
        country.Communes[0] = kept;
        await LoadAsync(country.Write());
        (await EpciAsync()).RetiredAt.Should().BeNull();
        (await EpciAsync()).Id.Should().Be(id);
    }

    [Fact]
    public async Task Load_FailureHalfway_KeepsThePreviousState()
    {
        await LoadAsync(country.Write());
        var before = await StateAsync();
        await ExecuteAsync("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refusé'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON import_runs FOR EACH ROW EXECUTE FUNCTION refuse();
            """);
        Merge();

        await FluentActions.Awaiting(() => LoadAsync(country.Write())).Should().ThrowAsync<DbUpdateException>();

        (await StateAsync()).Should().Be(before);
        (await ScalarAsync("SELECT count(*) FROM pg_namespace WHERE nspname = 'territory_load'")).Should().Be(0L);
    }

    [Fact]
    public async Task Load_WithoutThePack_SituatesCommunesByGazetteerAndNeighbours()
    {
        var report = await LoadAsync(country.Write(withPack: false));

        report.Notices.Should().Contain(notice => notice.StartsWith("Zones d’emploi 2020 : hors ligne")).And.Contain("La recherche par zone d’emploi est indisponible.");
        var gazetteer = await CommuneAsync("02001");
        (gazetteer.Position!.Y, gazetteer.Position.X, gazetteer.PositionIsApproximate).Should().Be((45.05, 3.35, true));
        (await CommuneAsync("01003")).Position.Should().Be(gazetteer.Position, "l’EPCI est le même");
        (await CommuneAsync("02003")).Position.Should().Be(gazetteer.Position, "sans EPCI, le code postal est le même");
        (await EpciAsync()).Position.Should().BeNull("rien ne situe ses communes");
        await using var db = database.CreateContext();
        var departement = await db.Departements.SingleAsync(d => d.Code == "02");
        (departement.Contour, departement.PositionIsApproximate).Should().Be((null, true));
        (await db.Sources.Where(source => source.LoadedAt == null).CountAsync()).Should().Be(5);
        (await db.Sources.CountAsync(source => source.Subject == DataSourceSubject.Territories)).Should().Be(7);
    }

    [Fact]
    public async Task Load_PackArrivingAfterwards_MovesThePlacesKnownToTheirCommune()
    {
        await LoadAsync(country.Write(withPack: false));
        var commune = await CommuneAsync("02001");
        var place = await database.Data.PlaceAsync(commune);
        var exact = await database.Data.PlaceAsync(commune, latitude: 45.01, longitude: 3.31);

        await LoadAsync(country.Write());

        await using var db = database.CreateContext();
        var moved = await db.Places.SingleAsync(p => p.Id == place.Id);
        (moved.Position, moved.Precision).Should().Be(((await CommuneAsync("02001")).Position, PositionPrecision.Commune));
        (await db.Places.SingleAsync(p => p.Id == exact.Id)).Position.Should().Be(exact.Position, "une position donnée ne bouge pas");
    }

    [Fact]
    public async Task Load_PackGoneAfterwards_KeepsWhatItGave()
    {
        await LoadAsync(country.Write());
        country.RemovePack();
        country.Cities.Clear();

        var report = await LoadAsync(country.Write(withPack: false));

        report.IsUnchanged.Should().BeFalse();
        var commune = await CommuneAsync("01001");
        (commune.Contour, commune.ZoneEmploiId, commune.DensityLevel, commune.FrrClass).Should().NotBe((null, null, null, null));
        commune.PositionIsApproximate.Should().BeFalse();
        report.Notices.Should().Contain("Zones d’emploi 2020 : les données du chargement précédent sont gardées.");
    }

    [Fact]
    public async Task Load_UnusableRows_AreSetAsideAndTheRestGoesIn()
    {
        country.ExtraFeatures.AddRange(
        [
            SmallCountry.Feature("99999", "[[[1,1],[2,1],[2,2],[1,1]]]"), SmallCountry.Feature("01001", "[[[1,1],[2,1],[2,2],[1,1]]]"),
            SmallCountry.Feature("02777", "[[[1,1],[2,1]]]"), SmallCountry.Feature("02778", "[[[200,95],[2,1],[2,2],[200,95]]]"),
            """{"type":"Feature","geometry":null,"properties":{"code":"02779"}}""", """{"type":"Feature"}""",
        ]);
        country.ExtraZoneRows.AddRange(["99999,x,0101,Zone,,\r\n", "01001,x,0202,Zone,,\r\n", "\"jamais fermé\r\n"]);
        country.OtherEntries.AddRange([new { code = "01777" }, new { code = "05001", nom = "Nulle part", type = "commune-actuelle", departement = "05" }, 12]);
        country.DensityHeader = "autre,chose";

        await LoadAsync(country.Write());

        await using var db = database.CreateContext();
        var runs = await db.ImportRuns.Include(run => run.Rows).ToDictionaryAsync(run => run.FileName);
        runs.Values.Should().OnlyContain(run => run.RowsRead == run.Created + run.Updated + run.Unchanged + run.Attached + run.SetAside);
        runs["communes-contours-2025.geojson.gz"].Rows.Select(row => row.Key).Should().Equal("99999", "01001", "02777", "02778", "02779", null);
        runs["zones-emploi-2020.csv"].SetAside.Should().Be(3);
        runs["communes.json"].Rows.Select(row => row.Reason).Should().Contain("Le département 05 est inconnu.");
        runs["densite-7-niveaux-2025.csv"].Rows.Should().ContainSingle().Which.Reason.Should().StartWith("La colonne « insee_com » est absente.");
        (await db.Communes.CountAsync(commune => commune.Contour != null && commune.FrrClass == "FRR+")).Should().Be(3);
    }

    [Fact]
    public async Task Load_SelfIntersectingContour_IsRepairedAndCounted()
    {
        country.Communes.Add(new("02004", "Le Nœud", "02", "22", null, "0202", 8, 0));
        country.Write();
        country.Communes.RemoveAt(6);
        country.ExtraFeatures.Add(SmallCountry.Feature("02004", "[[[5,46],[6,47],[6,46],[5,47],[5,46]]]"));
        var communes = File.ReadAllText(Path.Combine(country.Checkout, "data/npm/node_modules/@etalab/decoupage-administratif/data/communes.json"));
        country.Write();
        File.WriteAllText(Path.Combine(country.Checkout, "data/npm/node_modules/@etalab/decoupage-administratif/data/communes.json"), communes);

        await LoadAsync(country);

        (await CommuneAsync("02004")).Contour!.IsValid.Should().BeTrue();
        await using var db = database.CreateContext();
        (await db.ImportRuns.SingleAsync(run => run.FileName == "communes-contours-2025.geojson.gz")).Repairs["contour-auto-intersecte"].Should().Be(1);
    }

    [Fact]
    public async Task Load_TruncatedDivisions_IsRefusedAndNothingIsRetired()
    {
        await LoadAsync(country.Write());
        var path = Path.Combine(country.Checkout, "data/npm/node_modules/@etalab/decoupage-administratif/data/communes.json");
        File.WriteAllText(path, File.ReadAllText(path)[..200]);

        await FluentActions.Awaiting(() => LoadAsync(country)).Should().ThrowAsync<ReferenceUnavailableException>().WithMessage("*illisible*");

        await using var db = database.CreateContext();
        (await db.Territories.CountAsync(territory => territory.RetiredAt != null)).Should().Be(0);
    }

    [Fact]
    public async Task Load_WithoutNpmPackages_SaysHowToGetThem() =>
        await FluentActions.Awaiting(() => LoadAsync(country)).Should().ThrowAsync<ReferenceUnavailableException>().WithMessage("*npm ci --ignore-scripts --prefix data/npm*");

    /// <summary>01002 joins 01001, having itself once absorbed 01960.</summary>
    private void Merge()
    {
        country.Major = 7;
        country.Communes.RemoveAll(commune => commune.Code == "01002");
        country.Communes[0] = country.Communes[0] with { Wide = 2 };
        country.Former.AddRange(["01002,01001", "01960,01002"]);
    }

    private Task<LoadReport> LoadAsync(SmallCountry files, bool isForced = false) =>
        new TerritoryLoad(database.DataSource, database.CreateContext, new ReferenceFiles(null, files.Checkout), null, TimeProvider.System)
            .RunAsync(isForced, LoadProgress.Silent, CancellationToken.None);

    private Task<Commune> CommuneAsync(string code) => database.WithDbAsync(db => db.Communes.SingleAsync(commune => commune.Code == code));

    private Task<Epci> EpciAsync() => database.WithDbAsync(db => db.Epcis.SingleAsync(epci => epci.Code == "200000001"));

    /// <summary>Every row with its version: a row written again, even with the same values, shows.</summary>
    private async Task<string> StateAsync() => (string)(await ScalarAsync("""
        SELECT (SELECT string_agg(concat_ws(' ', xmin, id, kind, code, name, contour), ';' ORDER BY id) FROM territories)
          || (SELECT string_agg(concat_ws(' ', xmin, code, commune_id), ';' ORDER BY code) FROM former_commune_codes)
          || (SELECT string_agg(concat_ws(' ', xmin, code, commune_id), ';' ORDER BY code, commune_id) FROM postal_codes)
        """))!;

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
