using TiersLieux.Import.Sources.Cget2019;
using TiersLieux.Import.Sources.FabriquesDeTerritoire;
using TiersLieux.Import.Sources.ManufacturesDeProximite;
using static TiersLieux.Tests.Import.ImportScene;

namespace TiersLieux.Tests.Import;

public sealed class LabelTests : ImportTest
{
    [Fact]
    public async Task Label_OfKnownPlace_JoinsItAndMakesItAMember()
    {
        Scene.WriteCget(Cget("1", "Fab'Unit"), Cget("2", "Autre lieu"));
        Scene.WriteFabriques("fabt-1,ASSOCIATION FAB UNIT,26108,Crest,5,44", "fabt-2,La Turbine,26108,Crest,5,44");
        await Scene.LoadAsync(new CgetDataset());

        var run = await Scene.LoadAsync(new FabriquesDataset());

        run.Should().BeEquivalentTo(new { RowsRead = 2, Attached = 1, Created = 1 });
        var place = await Scene.PlaceAsync("Fab'Unit");
        place.Records.Should().HaveCount(2);
        place.Memberships.Should().ContainSingle().Which.Key.Should().Be("fabt-1");
        (await Scene.LoadAsync(new FabriquesDataset())).Should().BeEquivalentTo(new { Unchanged = 2, Attached = 0, Created = 0 });
    }

    [Fact]
    public async Task Label_WithSeveralPlacesOfItsName_JoinsNoneAndSaysSo()
    {
        Scene.WriteCget(Cget("1", "La Cordée"), Cget("2", "La Cordée"));
        Scene.WriteFabriques("fabt-1,La Cordée,26108,Crest,5,44");
        await Scene.LoadAsync(new CgetDataset());

        var run = await Scene.LoadAsync(new FabriquesDataset());

        run.Created.Should().Be(1);
        (await Scene.RowsAsync(run)).Single().Reason.Should().Contain("à rapprocher à la main");
    }

    [Fact]
    public async Task Label_Gone_EndsItsMembership()
    {
        Scene.WriteFabriques("fabt-1,La Turbine,26108,Crest,5,44");
        await Scene.LoadAsync(new FabriquesDataset());
        Scene.WriteFabriques("fabt-2,Le Hangar rouge,26108,Crest,5,44");

        await Scene.LoadAsync(new FabriquesDataset());

        (await Scene.PlaceAsync("La Turbine")).Memberships.Single().EndsOn.Should().Be(new DateOnly(2024, 9, 1));
        (await Scene.PlaceAsync("Le Hangar rouge")).Memberships.Single().EndsOn.Should().BeNull();
    }

    [Fact]
    public async Task Manufactures_SeveralLabelsInOneCell_AreAccountedOneByOne()
    {
        Scene.Write("reference/manufactures-de-proximite-2024.csv", """
            id_geo,lib_geo,id_territoire,liste_geo,lib_territoire,lon,lat
            26108,Crest,m-1; m-2,Crest (26108),"L&#39;Atelier bleu
            ; La Turbine",5,44
            75056,Paris,m-3; m-4,Paris (75056),Métiers de la pierre,2,48
            """);

        var run = await Scene.LoadAsync(new ManufacturesDataset());

        run.Should().BeEquivalentTo(new { RowsRead = 4, Created = 3, Attached = 1 });
        run.Note.Should().Be("2 lignes du fichier, 4 labels : chaque label compte pour une ligne.");
        (await Scene.PlaceAsync("L'Atelier bleu")).Memberships.Single().Key.Should().Be("m-1");
        (await Scene.PlaceAsync("Métiers de la pierre")).Memberships.Select(label => label.Key).Should().BeEquivalentTo("m-3", "m-4");
    }
}
