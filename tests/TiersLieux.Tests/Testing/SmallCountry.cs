using TiersLieux.Domain.Places;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Tests.Testing;

/// <summary>A zone d'emploi across two départements, a big city, a place in Belgium: seven places, one of them closed.</summary>
public sealed class SmallCountry
{
    public required Commune Crest { get; init; }
    public required Commune Die { get; init; }
    public required Commune Paris { get; init; }

    /// <summary>A commune without place, 15 km from Crest.</summary>
    public required Commune Saillans { get; init; }

    public required ZoneEmploi Zone { get; init; }
    public Dictionary<string, Place> Places { get; } = [];

    public static async Task<SmallCountry> CreateAsync(TestData data)
    {
        var region = await data.RegionAsync("Auvergne-Rhône-Alpes", "84");
        var drome = await data.DepartementAsync(region, "Drôme", "26");
        var epci = await data.EpciAsync("CC du Crestois et de Pays de Saillans Cœur de Drôme", "200040459");
        var zone = await data.ZoneEmploiAsync("Crest-Die", "8406");
        var country = new SmallCountry
        {
            Zone = zone,
            Crest = await data.CommuneAsync("Crest", 44.73, 5.02, drome, epci, zone, "26108", 8700, frr: "FRR socle", postalCodes: ["26400"]),
            Saillans = await data.CommuneAsync("Saillans", 44.695, 5.195, drome, epci, zone, "26289", 1300, postalCodes: ["26340"]),
            Die = await data.CommuneAsync("Die", 44.75, 5.37, await data.DepartementAsync(name: "Diois", code: "99"), zoneEmploi: zone, code: "26113", density: 4),
            Paris = await data.CommuneAsync("Paris", 48.86, 2.35, code: "75056", density: 1, population: 2_100_000),
        };
        async Task AddAsync(string key, Commune? commune, PlaceFacts facts, double? latitude = null, double? longitude = null) =>
            country.Places[key] = await data.PlaceAsync(commune, facts, latitude, longitude);

        await AddAsync("fab", country.Crest, new() { Name = "8 FabLab", Kinds = ["fablab", "coworking"], Equipment = [new("decoupe-laser", 1)] }, 44.731, 5.021);
        await AddAsync("cafe", country.Crest, new() { Name = "Café des Écoles", Kinds = ["cafe-associatif"], Accessibility = [Accessibilities.Wheelchair] });
        await AddAsync("die", country.Die, new() { Name = "Le Bureau de Die", Kinds = ["coworking"], Services = ["salle-reunion"] }, 44.752, 5.372);
        await AddAsync("paris", country.Paris, new() { Name = "Anticafé", Kinds = ["coworking"] }, 48.861, 2.351);
        await AddAsync("ferme", country.Crest, new() { Name = "Ancien atelier", Lifecycle = PlaceLifecycle.Closed }, 44.73, 5.02);
        await AddAsync("belgique", null, new() { Name = "Relab", Address = new(Locality: "Liège", Country: "BE") }, 50.64, 5.57);
        return country;
    }
}
