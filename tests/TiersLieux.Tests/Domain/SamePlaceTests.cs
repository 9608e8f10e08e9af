using TiersLieux.Domain.Places;

namespace TiersLieux.Tests.Domain;

/// <summary>Pairs met in the real files; each pair is in one commune.</summary>
public sealed class SamePlaceTests
{
    [Theory]
    [InlineData("SCIC PINGPONG COWORK", "PING'PONG COWORK", "Millau")]
    [InlineData("LAB 01", "LAB01", "Ambérieu-en-Bugey")]
    [InlineData("Pangloss Labs", "Pangloss Labs Ferney-Voltaire", "Ferney-Voltaire")]
    [InlineData("Konk Ar Lab, Le FabLab de la Baie", "Konk Ar Lab", "Concarneau")]
    [InlineData("ASSOCIATION LOGIS JEUNES PROVENCE", "Logis des Jeunes de Provence", "Cannes")]
    [InlineData("IF, LES IMAGINATIONS FERTILES ET TOULOUSE MÉTROPOLE", "IF- Les Imaginations Fertiles", "Toulouse")]
    [InlineData("La Smalah", "La Smalah - Sauce Ouest", "Saint-Julien-en-Born")]
    [InlineData("LES COPEAUX NUMERIQUES SCOPARL", "Les Copeaux Numériques", "Le Petit-Quevilly")]
    [InlineData("Nybi.cc", "Nybicc", "Nancy")]
    [InlineData("Syntaxe Erreur 2.0", "Syntaxe Error 2.0", "Gueugnon")]
    [InlineData("L'Établi", "L'établi", "Soustons")]
    [InlineData("Manufacture de Proximité de l'Hermitage", "L'Hermitage", "Autrêches")]
    public void Is_SamePlace_ReturnsTrue(string one, string other, string commune)
    {
        Is(one, other, commune).Should().BeTrue();
        Is(other, one, commune).Should().BeTrue("l’ordre ne compte pas");
    }

    [Theory]
    [InlineData("La Villa Belleville", "La Villa", "Paris")]
    [InlineData("ICI MORVAN", "FabLab du Morvan", "Lormes")]
    [InlineData("La Manufacture du Centre Ardèche", "CAPLAB (Centre Ardèche Privas LAB)", "Privas")]
    [InlineData("La Planoise Quartier d'excellence numérique", "FabLab Planoise", "Besançon")]
    [InlineData("Super Belleville", "La Villa Belleville", "Paris")]
    [InlineData("Hopla Mulhouse", "Tubà Mulhouse", "Mulhouse")]
    [InlineData("La Ruche Saint-Nazaire", "Bluelab Saint-Nazaire", "Saint-Nazaire")]
    [InlineData("ICI Montreuil", "Cocote Montreuil", "Montreuil")]
    [InlineData("Espace de coworking", "Espace coworking de la gare", "Crest")]
    [InlineData("Fablab", "Coworking", "Crest")]
    [InlineData("", "", "Crest")]
    public void Is_AnotherPlace_ReturnsFalse(string one, string other, string commune)
    {
        Is(one, other, commune).Should().BeFalse();
        Is(other, one, commune).Should().BeFalse();
    }

    [Fact]
    public void Is_SameNameFarApart_ReturnsFalse()
    {
        var name = PlaceName.From("La Cordée", "Lyon");

        SamePlace.Is(name, name, SamePlace.MaximumDistanceMetres).Should().BeTrue();
        SamePlace.Is(name, name, SamePlace.MaximumDistanceMetres + 1).Should().BeFalse();
    }

    private static bool Is(string one, string other, string commune) => SamePlace.Is(PlaceName.From(one, commune), PlaceName.From(other, commune));
}
