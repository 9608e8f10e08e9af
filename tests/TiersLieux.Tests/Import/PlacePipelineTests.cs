using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Sources.Cget2019;
using TiersLieux.Import.Sources.FabriquesDeTerritoire;
using TiersLieux.Import.Steps;
using static TiersLieux.Tests.Import.ImportScene;

namespace TiersLieux.Tests.Import;

public sealed class PlacePipelineTests : ImportTest
{
    [Fact]
    public async Task Load_NewRow_PublishesPlaceWithOrigins()
    {
        Scene.WriteCget(Cget("1", "FAB UNIT", web: "www.exemple.org"));

        var run = await Scene.LoadAsync(new CgetDataset());

        run.Should().BeEquivalentTo(new { RowsRead = 1, Created = 1, SetAside = 0, Failure = (string?)null });
        run.FileSha256.Should().MatchRegex("^[0-9a-f]{64}$");
        var place = await Scene.PlaceAsync("Fab Unit");
        place.Slug.Should().Be("fab-unit-crest");
        place.Kinds.Should().Equal("fablab");
        place.Locality.Should().Be("Crest");
        place.Precision.Should().Be(PositionPrecision.Address);
        place.Facts.Website.Should().Be("http://www.exemple.org");
        place.Origins["name"].Should().Be(new FieldOrigin("cget-2019", new DateOnly(2019, 1, 1)));
        place.Records.Should().ContainSingle().Which.Raw["NOM_TL"].Should().Be("FAB UNIT", "la ligne est gardée telle que lue");
    }

    [Fact]
    public async Task Load_SameFileAgain_WritesNothingToPlaces()
    {
        Scene.WriteCget(Cget("1", "Fab Unit"), Cget("2", "Autre lieu"));
        await Scene.LoadAsync(new CgetDataset());
        var before = await Scene.DumpAsync("places");

        var run = await Scene.LoadAsync(new CgetDataset());

        run.Should().BeEquivalentTo(new { RowsRead = 2, Unchanged = 2, Created = 0, Updated = 0 });
        (await Scene.DumpAsync("places")).Should().Be(before, "ni la ligne ni sa version (xmin) ne changent");
    }

    [Fact]
    public async Task Load_ChangedRow_UpdatesPlaceAndKeepsSlug()
    {
        Scene.WriteCget(Cget("1", "Fab Unit"));
        await Scene.LoadAsync(new CgetDataset());
        Scene.WriteCget(Cget("1", "Le Grand Atelier"));

        var run = await Scene.LoadAsync(new CgetDataset());

        run.Updated.Should().Be(1);
        (await Scene.PlaceAsync("Le Grand Atelier")).Slug.Should().Be("fab-unit-crest", "une adresse publiée reste");
    }

    [Fact]
    public async Task Load_RowGone_IsFlaggedAndPlaceStays()
    {
        Scene.WriteCget(Cget("1", "Fab Unit"), Cget("2", "Autre lieu"));
        await Scene.LoadAsync(new CgetDataset());
        Scene.WriteCget(Cget("2", "Autre lieu"));

        var run = await Scene.LoadAsync(new CgetDataset());
        var again = await Scene.LoadAsync(new CgetDataset());

        run.Should().BeEquivalentTo(new { RowsRead = 1, Unchanged = 1, Vanished = 1 });
        again.Vanished.Should().Be(0, "une disparition se compte une fois");
        var place = await Scene.PlaceAsync("Fab Unit");
        place.Status.Should().Be(PlaceStatus.Published);
        place.Records.Should().ContainSingle().Which.VanishedAt.Should().NotBeNull();

        Scene.WriteCget(Cget("1", "Fab Unit"), Cget("2", "Autre lieu"));
        (await Scene.LoadAsync(new CgetDataset())).Should().BeEquivalentTo(new { Updated = 1, Unchanged = 1 });
        (await Scene.PlaceAsync("Fab Unit")).Records.Single().VanishedAt.Should().BeNull();
    }

    [Fact]
    public async Task Load_BadRows_EachGetsItsOutcomeAndOthersLoad()
    {
        Scene.WriteCget(
            Cget("1", "Fab Unit"),
            Cget("1", "Deuxième fois le même numéro"),
            "3,trop,peu,de,colonnes",
            Cget("4", "Inversé", latitude: "5.021", longitude: "44.731"),
            Cget("5", "En pleine mer", latitude: "45.5", longitude: "-4.5"),
            Cget("6", "Sans code", code: "0", postalCode: "0"),
            Cget("7", "Nulle part", code: "0", latitude: "", longitude: "", town: ""),
            Cget("8", "Ancienne commune", code: "26999"),
            Cget("9", "Arrondissement", code: "75110", latitude: "48.86", longitude: "2.34"),
            Cget("10", "Pas là", code: "26108", latitude: "48.86", longitude: "2.34"),
            Cget("11", "En Belgique", code: "0", postalCode: "0", town: "Tournai"),
            Cget("12", ""),
            Cget("", "Sans numéro"));

        var run = await Scene.LoadAsync(new CgetDataset());

        run.Should().BeEquivalentTo(new { RowsRead = 13, Created = 8, SetAside = 5, Failure = (string?)null });
        var rows = await Scene.RowsAsync(run);
        rows.Should().HaveCount(13);
        rows.Where(row => row.Outcome == ImportOutcome.SetAside).Should().OnlyContain(row => row.Raw != null && row.Reason != null);
        rows[1].Reason.Should().Be("Identifiant « 1 » déjà lu à la ligne 2.");
        rows[2].Reason.Should().Be("5 colonnes au lieu de 18.");
        rows[9].Reason.Should().Contain("Crest (26108)").And.Contain("Paris (75056), qui est retenue");
        run.Repairs.Should().Contain(CoordinateSteps.Swapped, 1).And.Contain(CoordinateSteps.OutsideFrance, 1)
            .And.Contain(CommuneFromPoint.Found, 1).And.Contain(CommuneCodes.Former, 1).And.Contain(CommuneCodes.Arrondissement, 1)
            .And.Contain(CommuneFromPoint.RawDisagreement, 3).And.Contain(ForeignTown.Name, 1);
        (await Scene.PlaceAsync("En pleine mer")).Precision.Should().Be(PositionPrecision.Commune);
        (await Scene.PlaceAsync("Inversé")).Position!.Y.Should().Be(44.731);
        (await Scene.PlaceAsync("Pas là")).Locality.Should().Be("Paris");
        (await Scene.PlaceAsync("En Belgique")).Should().BeEquivalentTo(
            new { Country = "BE", Locality = "Tournai", CommuneId = (int?)null, Position = (object?)null });
    }

    [Fact]
    public async Task Load_BadEncoding_RepairsTheLine()
    {
        var latin = System.Text.Encoding.Latin1.GetBytes(Cget("2", "Théâtre") + "\n");
        Scene.WriteBytes("reference/CGET_TiersLieux_2019.csv",
            [.. System.Text.Encoding.UTF8.GetBytes(CgetHeader + "\n" + Cget("1", "Atelier rÃ©parÃ©") + "\n"), .. latin]);

        var run = await Scene.LoadAsync(new CgetDataset());

        run.Created.Should().Be(2);
        (await Scene.PlaceAsync("Théâtre")).Should().NotBeNull();
        (await Scene.PlaceAsync("Atelier réparé")).Should().NotBeNull();
    }

    [Theory]
    [InlineData(null, "introuvable")]
    [InlineData("", "vide")]
    [InlineData("ID,NOM_TL\n1,Fab Unit\n", "Colonne absente : ADRESSE")]
    public async Task Load_UnusableFile_SaysWhyAndOthersLoad(string? text, string reason)
    {
        if (text is not null)
        {
            Scene.Write("reference/CGET_TiersLieux_2019.csv", text);
        }

        Scene.WriteFabriques("fabt-1,La Fabrique du coin,26108,Crest,5,44");

        var failed = await Scene.LoadAsync(new CgetDataset());
        var loaded = await Scene.LoadAsync(new FabriquesDataset());

        failed.Failure.Should().Contain(reason);
        failed.RowsRead.Should().Be(0);
        loaded.Created.Should().Be(1);
    }

    [Fact]
    public async Task Load_ContactAndMail_AreNowhereInTheDatabase()
    {
        Scene.WriteCget(
            Cget("1", "Fab Unit", contact: "Camille Exemplaire", mail: "camille@exemple.org"),
            Cget("2", "", contact: "Dominique Modèle", mail: "dominique@exemple.org"),
            Cget("3", "Décalé", contact: "Claude Specimen", mail: "claude@exemple.org").Replace("0.92,", "", StringComparison.Ordinal),
            Cget("4", "Site", web: "Madame EXEMPLE"),
            Cget("5", "Courriel", web: "accueil@exemple.org"));

        var run = await Scene.LoadAsync(new CgetDataset());

        run.RowsRead.Should().Be(5);
        foreach (var table in new[] { "places", "source_records", "import_rows", "import_runs" })
        {
            (await Scene.DumpAsync(table)).Should().NotContainAny("Camille", "Dominique", "Claude", "EXEMPLE", "@exemple.org", "CONTACT", "MAIL");
        }
    }

    [Fact]
    public async Task Load_SameNames_GetDifferentSlugs()
    {
        Scene.WriteCget(Cget("1", "La Cordée"), Cget("2", "La Cordée"), Cget("3", "La Cordée"));

        await Scene.LoadAsync(new CgetDataset());

        var slugs = await Scene.WithDbAsync(db => db.Places.OrderBy(place => place.Id).Select(place => place.Slug).ToListAsync());
        slugs.Should().Equal("la-cordee-crest", "la-cordee-crest-2", "la-cordee-crest-3");
    }
}
