using TiersLieux.Domain.Places;
using TiersLieux.Import.Files;
using TiersLieux.Import.Places;
using TiersLieux.Import.Steps;

namespace TiersLieux.Tests.Import;

public sealed class StepTests
{
    [Theory]
    [InlineData("ThÃ©Ã¢tre", "Théâtre")]
    [InlineData("ArrÃªt-Minute", "Arrêt-Minute")]
    [InlineData("L’ÎLE à SÃO", "L’ÎLE à SÃO")]
    [InlineData("Âge", "Âge")]
    public void Mojibake_Repairs(string text, string expected) => Mojibake.Apply(text).Should().Be(expected);

    [Theory]
    [InlineData("L&#39;Atelier &amp; Co", "L'Atelier & Co")]
    [InlineData("L&amp;#39;Atelier", "L'Atelier")]
    [InlineData("Mille & une", "Mille & une")]
    public void HtmlEntities_Decodes(string text, string expected) => HtmlEntities.Apply(text).Should().Be(expected);

    [Fact]
    public void Whitespace_And_ControlCharacters_AreCleaned() =>
        Whitespace.Apply(ControlCharacters.Apply("  Le\u00A0 Labo\n\u200B\u0007 ")).Should().Be("Le Labo");

    [Theory]
    [InlineData("LA FABULERIE", "La Fabulerie")]
    [InlineData("CAFE DE L'ESPACE", "Cafe de l'Espace")]
    [InlineData("CDF TOULON", "CDF Toulon")]
    [InlineData("MCPE", "MCPE")]
    [InlineData("HYPER", "HYPER")]
    [InlineData("COSENS", "Cosens")]
    [InlineData("FABLAB74", "FABLAB74")]
    [InlineData("BlueLab", "BlueLab")]
    public void CapitalisedName_Lowers(string name, string expected)
    {
        var draft = new Draft { Facts = new PlaceFacts { Name = name } };
        var repairs = new Repairs();

        CapitalisedName.Apply(draft, repairs);

        draft.Facts.Name.Should().Be(expected);
        repairs.Counts.ContainsKey(CapitalisedName.Name).Should().Be(name != expected);
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("1000", "01000")]
    [InlineData("26400", "26400")]
    [InlineData("2640O", null)]
    public void PostalCodes_Repairs(string code, string? expected)
    {
        var draft = new Draft { Facts = new PlaceFacts { Address = new PostalAddress(PostalCode: code) } };

        PostalCodes.Apply(draft, new Repairs());

        draft.Address.PostalCode.Should().Be(expected);
    }

    [Theory]
    [InlineData("www.exemple.org", "http://www.exemple.org")]
    [InlineData("https://exemple.org/a/b", "https://exemple.org/a/b")]
    [InlineData("https://exemple.org/un-titre-trop-lon…", "https://exemple.org/")]
    [InlineData("en cours", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("", null)]
    public void WebAddress_Cleans(string typed, string? expected) => WebAddress.Clean(typed, new Repairs()).Should().Be(expected);

    [Theory]
    [InlineData("@fabexemple", "twitter", "https://twitter.com/fabexemple")]
    [InlineData("Linkedin / Twitter: @fabexemple", "twitter", "https://twitter.com/fabexemple")]
    [InlineData("https://twitter.com/exemple https://www.linkedin.com/company/exemple", "twitter linkedin", "https://twitter.com/exemple https://www.linkedin.com/company/exemple")]
    [InlineData("Compagnie Exemple Théâtre", "", "")]
    public void SocialLinks_Read(string typed, string kinds, string urls)
    {
        var links = SocialLinks.Read(typed, "twitter", "twitter.com", new Repairs()).ToList();

        string.Join(' ', links.Select(link => link.Kind)).Should().Be(kinds);
        string.Join(' ', links.Select(link => link.Url)).Should().Be(urls);
    }

    [Fact]
    public void ClosedInName_MovesToTheLifecycle()
    {
        var draft = new Draft { Facts = new PlaceFacts { Name = "L'atelier bleu (Actuellement fermé)" } };

        ClosedInName.Apply(draft, new Repairs());

        draft.Facts.Should().BeEquivalentTo(new { Name = "L'atelier bleu", Lifecycle = PlaceLifecycle.Paused });
    }

    [Theory]
    [InlineData("écrire à nom@exemple.org", "écrire à [adresse électronique retirée]")]
    [InlineData("Madame EXEMPLE", "[nom retiré]")]
    [InlineData("Le C@pitole, 7 rue Madame Curie", "Le C@pitole, 7 rue Madame Curie")]
    [InlineData("Atelier représenté par Alix Exemple-Modèle, trésorier", "Atelier représenté par [nom retiré], trésorier")]
    [InlineData("Atelier représenté par l'association Exemple", "Atelier représenté par l'association Exemple")]
    [InlineData("Alix EXEMPLE entreprise individuelle pour la Ferme", "[nom retiré] entreprise individuelle pour la Ferme")]
    [InlineData("La Ferme Bleue, entreprise individuelle", "La Ferme Bleue, entreprise individuelle")]
    public void PersonalData_IsTakenOut(string text, string expected) => PersonalData.Without(text).Should().Be(expected);

    [Theory]
    [InlineData("Le 400", "Le 400")]
    [InlineData("Association Chez Rose, représentant du Tiers-Lieu #ChezRose et de ses amis du village", "Association Chez Rose")]
    [InlineData("Le Lieu-Rouge, Pôle de Coopération et d’Innovations Sociales du Pays de Brest, porte ce projet. Ses 10 structures membres sont impliquées", "Le Lieu-Rouge")]
    [InlineData("Nom du consortium : Sentiers bleus Nom du porteur administratif : Vert & Co", "Sentiers bleus")]
    [InlineData("Bouillon rouge représenté par [nom retiré], trésorier", "Bouillon rouge")]
    [InlineData("[nom retiré] entreprise individuelle pour la (Ferme collective du Temple)", "Ferme collective du Temple")]
    [InlineData("[nom retiré]", "")]
    [InlineData("Dossier de candidature à l'appel à projets pour les manufactures", "")]
    [InlineData("Projet de création d'une Ressourcerie / ateliers du canton, porté par la Communauté de Communes", "Ressourcerie / ateliers du canton")]
    [InlineData("Projet de consolidation du Pôle Culture", "Pôle Culture")]
    [InlineData("Requalification d'une friche industrielle en Pôle de créations pour artisans d'art", "Pôle de créations pour artisans d'art")]
    [InlineData("Une fabrique de Territoire en Forterre : coopérer pour la transition écologique et solidaire", "Fabrique de Territoire en Forterre")]
    [InlineData("Tiers-lieu Le Pré Bleu géré par l'association L'Exemple", "Tiers-lieu Le Pré Bleu")]
    [InlineData("Association d'aide aux exemples du département de l'Exemple Tiers lieu \"U Chjosu\"", "U Chjosu")]
    [InlineData("Liens neufs, Lieux neufs 1 - Le Grain bleu - porteur du projet 2 - L'Atelier rouge en Exemple", "Liens neufs, Lieux neufs")]
    [InlineData("ASSOCIATION TIERS-LIEU DU MOULIN BLEU Le moulin bleu : Un lieu solidaire d’innovation", "ASSOCIATION TIERS-LIEU DU MOULIN BLEU Le moulin bleu")]
    [InlineData("Exemple le Hameau Tiers-lieu agroécologique au coeur de la Sainte Montagne", "Exemple le Hameau")]
    [InlineData("Association EXEMPLELAB et Communauté d'Agglomération du Pays d'Exemple", "Association EXEMPLELAB")]
    [InlineData("Association pour l'Animation et la Gestion des Equipements Sociaux des Exemples", "Association pour l'Animation et la Gestion des Equipements Sociaux des Exemples")]
    [InlineData("SCENE 99 bdd h.s = modifier mail [adresse électronique retirée]", "SCENE 99")]
    [InlineData("Une très longue suite de mots sans ponctuation qui ne ressemble à rien de connu dans la région ni ailleurs", "Une très longue suite de mots sans ponctuation qui ne ressemble à rien de connu…")]
    public void LabelName_Sentence_BecomesAName(string typed, string name) => LabelName.From(typed).Should().Be(name);
}
