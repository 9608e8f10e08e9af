using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Provenance;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Import.Sources.Catalogue;

namespace TiersLieux.Tests.Import.Sheets;

public sealed class SheetCatalogueTests : ImportTest
{
    private const string Offer = """
        { "document": "guide", "content": { "name": "Permanence", "organisation": "la-coop", "area": { "territories": ["commune:26999"] }, "phases": ["creation"] },
          "citations": { "phases": ["article", "p. 12"] } }
        """;

    [Fact]
    public async Task Load_FilesThatNameEachOther_LoadsThemAllAndCites()
    {
        Write("accompagnement/permanence", Offer);
        Write("structures/la-coop", """{ "document": "guide", "content": { "name": "La Coop", "roles": ["accompagnement"], "related": ["programmes/essai"] } }""");
        Write("programmes/essai", """{ "document": "guide", "content": { "name": "Essai", "members": [{ "organisation": "la-coop", "cohort": "2021" }] } }""");
        Write("reseaux/maille", """{ "document": "guide", "content": { "name": "Maille", "organisations": ["la-coop"] } }""");
        Write("ressources/fiche", """{ "document": "guide", "content": { "name": "Fiche", "sections": { "solution": "Écouter.", "effets": "Du lien." } } }""");

        var run = await LoadAsync();

        run.Should().BeEquivalentTo(new { RowsRead = 5, Created = 5, SetAside = 0 }, because: string.Join(" ", run.Rows.Select(row => row.Reason)));
        var offer = await Scene.WithDbAsync(db => db.Offers.Include(known => known.Territories).Include(known => known.Organisation).SingleAsync());
        offer.Should().BeEquivalentTo(new { Slug = "permanence", State = SheetState.Published, IsByPeople = false, AsOf = new DateOnly(2016, 12, 31) });
        offer.Organisation!.Name.Should().Be("La Coop");
        offer.Territories.Should().ContainSingle("l’ancien code mène à Crest");
        offer.Citations["phases"].Should().Be(new Citation("Article d’essai", "p. 12", new DateOnly(2021, 5, 1)));
        offer.Citations["name"].Should().Be(new Citation("Guide d’essai", null, new DateOnly(2016, 12, 31)));
        (await Scene.WithDbAsync(db => db.ProgrammeMemberships.SingleAsync())).Should().Match<ProgrammeMembership>(member => member.OrganisationId != null && member.Cohort == "2021");
        (await Scene.WithDbAsync(db => db.NetworkMembers.SingleAsync())).OrganisationId.Should().NotBeNull();
        (await LoadAsync()).Should().BeEquivalentTo(new { RowsRead = 5, Unchanged = 5 }, "PostgreSQL range les clés à sa façon");
        (await Scene.WithDbAsync(db => db.SheetVersions.CountAsync())).Should().Be(5, "relire n’écrit rien");
    }

    [Theory]
    [InlineData("""{ "document": "guide", "content": { "name": "X", "couleur": "bleu" } }""", "Champ inconnu ou mal écrit : $.couleur.")]
    [InlineData("""{ "document": "guide", "content": { "name": "X", "phases": ["sieste"] } }""", "« sieste » n’est pas dans la liste (phase).")]
    [InlineData("""{ "document": "roman", "content": { "name": "X" } }""", "Document inconnu : « roman ».")]
    [InlineData("""{ "document": "guide", "content": { "name": "X" }, "citations": { "summary": ["guide", "p. 1"] } }""", "champ absent : « summary »")]
    [InlineData("""{ "document": "guide", "content": { "name": "X", "organisation": "inconnue" } }""", "ne connaît pas « structures/inconnue »")]
    [InlineData("""{ "document": "guide", "content": { "summary": "Sans nom" } }""", "Le nom manque.")]
    [InlineData("""{ "document": """, "n’est pas un objet JSON lisible")]
    public async Task Load_FileBreakingARule_IsSetAsideWithItsReason(string file, string reason)
    {
        Write("accompagnement/a-juste", """{ "document": "guide", "content": { "name": "Juste" } }""");
        Write("accompagnement/x", file);

        var run = await LoadAsync();

        run.Should().BeEquivalentTo(new { RowsRead = 2, Created = 1, SetAside = 1 });
        run.Rows.Single(row => row.Key == "accompagnement/x").Reason.Should().Contain(reason);
        (await Scene.WithDbAsync(db => db.Sheets.CountAsync())).Should().Be(1);
    }

    [Fact]
    public async Task Load_SheetPeopleChanged_IsLeftToThem()
    {
        Write("structures/la-coop", """{ "document": "guide", "content": { "name": "La Coop" } }""");
        Write("accompagnement/permanence", Offer);
        await LoadAsync();
        var id = await Scene.WithDbAsync(db => db.Offers.Select(offer => offer.Id).SingleAsync());
        await Scene.WithDbAsync(db => new SheetWriting(db, Scene.Clock).SaveAsync(
            SheetKind.Offer, id, new OfferContent { Name = "Permanence du mardi", Phases = ["creation"] }, new(AuthorRoles.Team), mayPublish: true, isDraft: false, default));
        Write("accompagnement/permanence", Offer.Replace("\"Permanence\"", "\"Autre nom\"", StringComparison.Ordinal));

        var run = await LoadAsync();

        run.Rows.Single(row => row.Key == "accompagnement/permanence").Reason.Should().Contain("Des personnes ont écrit");
        var offer = await Scene.WithDbAsync(db => db.Offers.SingleAsync());
        offer.Name.Should().Be("Permanence du mardi");
        offer.Citations.Keys.Should().Contain("phases", "ce champ n’a pas changé").And.NotContain("name", "celui-ci est de la main de quelqu’un");
    }

    private async Task<ImportRun> LoadAsync()
    {
        Scene.Clock.Advance(TimeSpan.FromMinutes(1));
        return await new SheetCatalogue(Scene.CreateContext, Scene.Files, Scene.Clock).LoadAsync(null, CancellationToken.None);
    }

    private void Write(string name, string file)
    {
        Scene.Write("catalogue/documents.json", """
            [{ "id": "guide", "title": "Guide d’essai", "publisher": "Éditeur", "year": 2017, "asOf": "2016-12-31" },
             { "id": "article", "title": "Article d’essai", "publisher": "Journal", "year": 2021, "asOf": "2021-05-01" }]
            """);
        Scene.Write($"catalogue/{name}.json", file);
    }
}
