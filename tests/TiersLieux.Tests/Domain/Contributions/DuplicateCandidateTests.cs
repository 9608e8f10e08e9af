using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Tests.Domain.Contributions;

/// <summary>Pairs met in the real files, and made ones for each threshold.</summary>
public sealed class DuplicateCandidateTests
{
    private const int Commune = 1;

    [Theory]
    [InlineData("Le Hangar 0", "Le Hangar Zéro", null)]
    [InlineData("Le Cent Sept", "Le Centsept", 7.0)]
    [InlineData("Onzième Lieu", "Onzieme Lieu", 6.0)]
    [InlineData("BeeoTop", "Le Beeotop", 12.0)]
    [InlineData("FabLab Clunisois", "Fablab du Clunisois", 205.0)]
    [InlineData("Oïkosystème Saint Aubin", "LAB'OIKOS Saint AUBIN", 20.0)]
    public void IsLikely_RealPairs_AreTold(string one, string other, double? distance)
    {
        Pair(one, other, distance).IsLikely.Should().BeTrue();
        Pair(other, one, distance).IsLikely.Should().BeTrue("l’ordre ne compte pas");
    }

    [Theory]
    [InlineData("La Ruche Saint-Nazaire", "Bluelab Saint-Nazaire", "Saint-Nazaire", null)]
    [InlineData("Hopla Mulhouse", "Tubà Mulhouse", "Mulhouse", 100.0)]
    [InlineData("Dojo Saint Martin", "Dojo Saint Maur", "Paris", 1685.0)]
    [InlineData("Espace de coworking", "Espace coworking de la gare", "Crest", 10.0)]
    public void IsLikely_OtherPlaces_AreLeftAlone(string one, string other, string commune, double? distance) =>
        Pair(one, other, distance, host: "exemple.org", communeName: commune).IsLikely.Should().BeFalse();

    [Fact]
    public void IsLikely_SameNameAcrossABorder_DependsOnTheDistance()
    {
        Pair("La Turbine", "La Turbine", DuplicateCandidate.NeighbourMetres, otherCommune: 2).IsLikely.Should().BeTrue();
        Pair("La Turbine", "La Turbine", DuplicateCandidate.NeighbourMetres + 1, otherCommune: 2).IsLikely.Should().BeFalse();
        Pair("La Turbine", "La Turbine", null, otherCommune: 2).IsLikely.Should().BeFalse();
    }

    [Fact]
    public void IsLikely_NamesOnlyClose_NeedSomethingElse()
    {
        Pair("La Rockette libre", "La Trockette café-atelier", null).IsLikely.Should().BeFalse();
        Pair("La Rockette libre", "La Trockette café-atelier", DuplicateCandidate.SameDoorMetres).IsLikely.Should().BeTrue();
        Pair("La Rockette libre", "La Trockette café-atelier", DuplicateCandidate.SameDoorMetres + 1).IsLikely.Should().BeFalse();
        Pair("La Rockette libre", "La Trockette café-atelier", null, street: "1 rue d’Essai").IsLikely.Should().BeTrue();
        Pair("La Rockette libre", "La Trockette café-atelier", null, siret: "00000000000000").IsLikely.Should().BeTrue();
        Pair("La Rockette libre", "La Trockette café-atelier", DuplicateCandidate.SameQuarterMetres + 1, street: "1 rue d’Essai").IsLikely.Should().BeFalse();
    }

    [Fact]
    public void IsLikely_SameSiretAndSite_WhateverTheNames()
    {
        Pair("La Turbine", "Chez Marcelle", null, siret: "00000000000000", host: "exemple.org").IsLikely.Should().BeTrue();
        Pair("La Turbine", "Chez Marcelle", null, siret: "00000000000000").IsLikely.Should().BeFalse("une structure tient plusieurs lieux");
        Pair("La Turbine", "Chez Marcelle", null, host: "facebook.com").Reasons.Should().BeEmpty("tout le monde y a une page");
    }

    [Fact]
    public void Reasons_AreToldTheStrongestFirst() =>
        Pair("La Turbine", "La Turbine", 10, street: "1 rue d’Essai", siret: "00000000000000", host: "exemple.org").Reasons.Should().Equal(
            DuplicateReason.Name, DuplicateReason.Siret, DuplicateReason.Site, DuplicateReason.Address, DuplicateReason.Distance);

    private static DuplicateCandidate Pair(
        string one, string other, double? distance, string? street = null, string? siret = null, string? host = null, int otherCommune = Commune,
        string communeName = "Crest")
    {
        PlaceFacts Facts(string name) => new()
        {
            Name = name, Address = new(street), Operator = siret is null ? null : new("Association d’essai", Siret: siret), Website = host is null ? null : $"https://www.{host}/page",
        };
        return new(DuplicateSide.Of(Facts(one), Commune, communeName), DuplicateSide.Of(Facts(other), otherCommune, communeName), distance);
    }
}
