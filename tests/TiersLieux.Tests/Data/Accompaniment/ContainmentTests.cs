using TiersLieux.Data.Accompaniment;
using TiersLieux.Domain.Accompaniment;
using TiersLieux.Tests.Import.Territories;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Data.Accompaniment;

/// <summary>Who is reached by which area, on the real territories of France.</summary>
[Collection(RealPackCollection.Name)]
public sealed class ContainmentTests(RealPack database)
{
    /// <summary>Area, who asks, how the area reaches them (null: it does not).</summary>
    private static readonly (string Area, string Asked, OfferReach? Reach)[] Cases =
    [
        // CC d’Aire-sur-l’Adour: Gers and Landes, Occitanie and Nouvelle-Aquitaine.
        ("epci:200030435", "commune=32004", OfferReach.Epci), ("epci:200030435", "commune=40325", OfferReach.Epci),
        ("epci:200030435", "commune=40192", null), ("epci:200030435", "commune=32013", null),
        ("departement:40", "epci=200030435", OfferReach.Partial), ("departement:40 departement:32", "epci=200030435", OfferReach.Whole),
        ("epci:200030435", "departement=40", OfferReach.Partial), ("epci:200030435", "region=75", OfferReach.Partial),
        // The zone d’emploi of Arles: Provence-Alpes-Côte d’Azur and Occitanie.
        ("zone-emploi:0052", "commune=13004", OfferReach.ZoneEmploi), ("zone-emploi:0052", "commune=30336", OfferReach.ZoneEmploi),
        ("zone-emploi:0052", "commune=30189", null), ("region:93", "ze=0052", OfferReach.Partial), ("region:93 region:76", "ze=0052", OfferReach.Whole),
        ("zone-emploi:0052", "region=93", OfferReach.Partial),
        // Islands in no EPCI.
        ("departement:85", "commune=85113", OfferReach.Departement), ("commune:85113", "commune=85113", OfferReach.Commune), ("region:53", "commune=29155", OfferReach.Region),
        ("epci:200030435", "commune=85113", null), ("epci:200030435", "commune=29155", null), ("commune:85113", "departement=85", OfferReach.Inside),
        // An arrondissement of Paris is Paris.
        ("commune:75110", "commune=75056", OfferReach.Commune), ("commune:75056", "commune=75110", OfferReach.Commune), ("departement:75", "commune=75110", OfferReach.Departement),
        // Past codes: Amareins-Francheleins-Cesseins (01003) is Francheleins (01165).
        ("commune:01003", "commune=01165", OfferReach.Commune), ("commune:01165", "commune=01003", OfferReach.Commune), ("departement:01", "commune=01003", OfferReach.Departement),
        // A mix of kinds.
        ("departement:40 epci:200030435 zone-emploi:0052", "commune=32004", OfferReach.Epci),
        ("departement:40 epci:200030435 zone-emploi:0052", "commune=30336", OfferReach.ZoneEmploi),
        ("departement:40 epci:200030435 zone-emploi:0052", "commune=40192", OfferReach.Departement),
        ("departement:40 epci:200030435 zone-emploi:0052", "commune=30189", null),
        ("departement:40", "region=75", OfferReach.Inside), ("region:75", "departement=40", OfferReach.Whole),
        ("france", "commune=97411", OfferReach.Everywhere), ("france", "departement=40", OfferReach.Everywhere),
    ];

    [PackFact]
    public async Task Areas_ReachWhoTheirCommunesSay()
    {
        var slugs = new Dictionary<string, string>();
        foreach (var area in Cases.Select(known => known.Area).Distinct())
        {
            var content = new OfferContent { Name = area, Area = area == "france" ? new(Everywhere: true) : new(Territories: area.Split(' ')) };
            slugs[area] = (await database.OfferAsync(content)).Slug;
        }

        var mistakes = new List<string>();
        foreach (var group in Cases.GroupBy(known => known.Asked))
        {
            var found = (await database.OrientAsync(group.Key)).Offers.ToDictionary(offer => offer.Slug, offer => (OfferReach?)offer.Reach);
            mistakes.AddRange(group.Where(known => found.GetValueOrDefault(slugs[known.Area]) != known.Reach)
                .Select(known => $"{known.Area} pour {known.Asked} : {found.GetValueOrDefault(slugs[known.Area])} au lieu de {known.Reach}"));
        }

        mistakes.Should().BeEmpty();
    }
}
