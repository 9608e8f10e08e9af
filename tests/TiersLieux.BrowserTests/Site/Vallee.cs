using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.BrowserTests.Site;

/// <summary>
/// A country of twelve square communes side by side (0.1° each), in two départements and two zones d'emploi, with some thirty places.
/// « Le Moulin des idées » stands at the centre of Crest and has everything a sheet can have.
/// Far from there, Locronan has none but the places journeys write about: what they change is in nobody's search.
/// </summary>
public sealed class Vallee(TestDatabase database)
{
    public const string ZoneDie = "8499";

    private readonly TestData data = database.Data;

    public Place Moulin { get; private set; } = null!;

    public Commune Locronan { get; private set; } = null!;

    /// <summary>Curates Locronan.</summary>
    public Account Coordinator { get; private set; } = null!;

    public async Task CreateAsync()
    {
        var region = await data.RegionAsync("Auvergne-Rhône-Alpes", "84");
        var drome = await data.DepartementAsync(region, "Drôme", "26");
        var ardeche = await data.DepartementAsync(region, "Ardèche", "07");
        var coeur = await data.EpciAsync("CC du Crestois", "200040459");
        var diois = await data.EpciAsync("CC du Diois", "242600534");
        var valence = await data.ZoneEmploiAsync("Valence", "8431");
        var die = await data.ZoneEmploiAsync("Die", ZoneDie);

        Task<Commune> West(string name, string code, int column, int row, int population, Departement? departement = null) => data.CommuneAsync(
            name, 44.63 + row * 0.1, 4.85 + column * 0.1, departement ?? drome, coeur, valence, code, population, 5, postalCodes: [code], sideDegrees: 0.1);
        Task<Commune> East(string name, string code, int column, int row, int population) => data.CommuneAsync(
            name, 44.63 + row * 0.1, 4.85 + column * 0.1, drome, diois, die, code, population, 6, "FRR socle", [code], sideDegrees: 0.1);

        var crest = await West("Crest", "26108", 1, 1, 8_700);
        var privas = await West("Privas", "07186", 0, 0, 8_500, ardeche);
        await West("Allex", "26006", 0, 1, 2_600);
        await West("Eurre", "26125", 0, 2, 1_400);
        await West("Divajeu", "26115", 1, 0, 620);
        await West("Montoison", "26208", 1, 2, 1_900);
        var finistere = await data.DepartementAsync(await data.RegionAsync("Bretagne", "53"), "Finistère", "29");
        Locronan = await data.CommuneAsync("Locronan", 48.1, -4.2, finistere, code: "29134", population: 800, postalCodes: ["29180"], sideDegrees: 0.1);
        Coordinator = await data.AccountAsync(AccountRole.Coordinator, Locronan);
        var dieCommune = await East("Die", "26113", 3, 1, 4_700);
        await East("Saillans", "26289", 2, 1, 1_300);
        await East("Aurel", "26019", 2, 0, 250);
        await East("Véronne", "26371", 2, 2, 40);
        await East("Sainte-Croix", "26300", 3, 0, 100);
        await East("Ponet-et-Saint-Auban", "26246", 3, 2, 130);
        await ShapeAsync();

        Moulin = await data.PlaceAsync(crest, FullSheet, 44.73, 4.95);
        await data.PlaceAsync(crest, new() { Name = "L’Atelier du pont", Kinds = ["fablab"], Lifecycle = PlaceLifecycle.Works }, 44.715, 4.97);
        await data.PlaceAsync(privas, new() { Name = "La Remise", Kinds = ["ressourcerie"] }, 44.60, 4.82);
        await data.PlaceAsync(dieCommune, new() { Name = "Café de la Halle", Kinds = ["cafe-associatif"], Accessibility = [Accessibilities.Wheelchair] });
        foreach (var number in Enumerable.Range(1, 24))
        {
            await data.PlaceAsync(dieCommune, new() { Name = $"Bureau partagé {number}", Kinds = ["coworking"] }, 44.74 + number % 5 * 0.005, 5.13 + number * 0.002);
        }
    }

    private static PlaceFacts FullSheet => new()
    {
        Name = "Le Moulin des idées", Summary = "Un moulin où l’on travaille et fabrique ensemble.", Description = "Premier paragraphe.\n\nSecond paragraphe.",
        Kinds = ["coworking", "fablab"], Lifecycle = PlaceLifecycle.Open, OpenedOn = "2014-05", OpeningHours = "Mo-Fr 09:00-18:00; PH off",
        Rates = [new("Poste nomade", 125, "10-jours", TaxIncluded: false), new("Salle", 0, "heure")], SurfaceM2 = 340,
        Workspaces = [new("Grande salle", 12, 140)], Figures = [new("Investissement", 700_000, "€", 2016)],
        Equipment = [new("imprimante-3d", 4), new("fibre")], Services = ["formation", "salle-reunion"], Publics = ["tous"],
        Website = "https://www.exemple.fr/", Links = [new("facebook", "https://social.exemple.fr/moulin")],
        Operator = new("Association du Moulin", "association"), Accessibility = [Accessibilities.Wheelchair],
        Address = new("1 place d’essai", "26400", "Crest", "26108"),
    };

    /// <summary>What the loading of the territories draws: larger contours, positions, and shapes at every level.</summary>
    private Task ShapeAsync() => database.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
        """
        WITH drawn AS (
          SELECT area.id, ST_Multi(ST_Union(commune.contour)) AS contour, sum(commune.population) AS population
          FROM territories AS area JOIN territories AS commune
            ON area.id IN (commune.departement_id, commune.region_id, commune.epci_id, commune.zone_emploi_id)
          GROUP BY area.id
        )
        UPDATE territories SET contour = drawn.contour, population = drawn.population, position = ST_PointOnSurface(drawn.contour)
        FROM drawn WHERE drawn.id = territories.id;
        INSERT INTO territory_shapes (territory_id, kind, level, shape)
        SELECT id, kind, level, ST_Transform(contour, 3857) FROM territories, generate_series(0, 3) AS level;
        ANALYZE;
        """));
}
