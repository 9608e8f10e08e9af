using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Sources.Catalogue;
using TiersLieux.Import.Sources.Cget2019;
using static TiersLieux.Tests.Import.ImportScene;

namespace TiersLieux.Tests.Import;

public sealed class CatalogueTests : ImportTest
{
    private const string Documents = """
        [{ "id": "guide", "title": "Guide d’essai", "publisher": "Éditeur", "year": 2017, "asOf": "2016-12-31" },
         { "id": "article", "title": "Article d’essai", "publisher": "Journal", "year": 2021, "asOf": "2021-05-01" }]
        """;

    [Fact]
    public async Task Catalogue_Entry_JoinsKnownPlaceAndCitesItsDocuments()
    {
        Scene.WriteCget(Cget("1", "8 Fablab"));
        await Scene.LoadAsync(new CgetDataset());
        Write("8-fablab", """
            { "id": "8-fablab", "document": "guide",
              "facts": { "name": "8 FabLab", "summary": "Un atelier.", "services": ["formation"], "address": { "locality": "Crest", "communeCode": "26108" } },
              "citations": { "services": ["article", "p. 12"] } }
            """);

        var run = await Scene.LoadAsync(new CatalogueDataset());

        run.Attached.Should().Be(1);
        var place = await Scene.PlaceAsync("8 Fablab");
        place.Services.Should().Equal("formation");
        place.Origins["services"].Should().Be(new FieldOrigin("catalogue", new DateOnly(2021, 5, 1), "Article d’essai", "p. 12"));
        place.Origins["summary"].Should().Be(new FieldOrigin("catalogue", new DateOnly(2016, 12, 31), "Guide d’essai"));
        place.Origins["position"].Source.Should().Be("cget-2019");
        (await Scene.LoadAsync(new CatalogueDataset())).Unchanged.Should().Be(1);
    }

    [Fact]
    public async Task Catalogue_PlaceAbroad_IsAccepted()
    {
        Write("barcelone", """
            { "id": "barcelone", "document": "guide", "facts": { "name": "Espai", "address": { "locality": "Barcelone", "country": "ES" } } }
            """);

        var run = await Scene.LoadAsync(new CatalogueDataset());

        run.Created.Should().Be(1);
        (await Scene.PlaceAsync("Espai")).Should().BeEquivalentTo(new { Country = "ES", Locality = "Barcelone", CommuneId = (int?)null });
    }

    [Theory]
    [InlineData("""{ "id": "x", "document": "guide", "facts": { "name": "X", "couleur": "bleu" } }""", "Champ inconnu ou mal écrit : $.facts.couleur.")]
    [InlineData("""{ "id": "x", "document": "guide", "facts": { "name": "X", "kinds": ["piscine"] } }""", "type de lieu inconnu « piscine »")]
    [InlineData("""{ "id": "x", "document": "guide", "facts": { "name": "X", "lifecycle": "bientôt" } }""", "$.facts.lifecycle")]
    [InlineData("""{ "id": "x", "document": "roman", "facts": { "name": "X" } }""", "Document inconnu : « roman ».")]
    [InlineData("""{ "id": "x", "document": "guide", "facts": { "name": "X" }, "citations": { "phone": ["guide", "p. 1"] } }""", "champ absent : « phone »")]
    [InlineData("""{ "id": "x", "document": "guide", "facts": { "name": "X", "rates": [{ "label": "L", "amount": 1, "unit": "siècle" }] } }""", "unité de tarif inconnu « siècle »")]
    [InlineData("""{ "id": "x" """, "n’est pas un objet JSON lisible")]
    [InlineData("""{ "id": "x", "document": "guide", "facts": { "name": "X", "address": { "locality": "Ailleurs" } } }""", "Rien ne dit dans quelle commune")]
    public async Task Catalogue_EntryBreakingARule_IsSetAsideWithItsReason(string entry, string reason)
    {
        Write("a-juste", """{ "id": "juste", "document": "guide", "facts": { "name": "Juste", "address": { "communeCode": "26108" } } }""");
        Write("x", entry);

        var run = await Scene.LoadAsync(new CatalogueDataset());

        run.Should().BeEquivalentTo(new { RowsRead = 2, Created = 1, SetAside = 1 });
        (await Scene.RowsAsync(run))[1].Reason.Should().Contain(reason);
    }

    [Fact]
    public async Task Catalogue_UnreadableDocuments_SaysWhy()
    {
        Scene.Write("catalogue/documents.json", "[");

        (await Scene.LoadAsync(new CatalogueDataset())).Failure.Should().Contain("documents.json est illisible");
    }

    private void Write(string name, string entry)
    {
        Scene.Write("catalogue/documents.json", Documents);
        Scene.Write($"catalogue/lieux/{name}.json", entry);
    }
}
