namespace TiersLieux.Web.Pages.Ressources;

/// <summary>A word of the site.</summary>
/// <param name="Anchor">Its address within the glossary.</param>
/// <param name="Href">Page where it is seen at work; null when there is none.</param>
public sealed record GlossaryWord(string Anchor, string Word, string Definition, string? Href = null);

/// <summary>The words of the site that are not kinds of places, in alphabetical order.</summary>
public static class GlossaryWords
{
    public static readonly IReadOnlyList<GlossaryWord> All =
    [
        new("commune-rurale", "Commune rurale", "Commune peu dense ou très peu dense, selon la grille de densité de l’Insee.", "/lieux?rural=1"),
        new("coordination", "Coordination", "Personnes qui relisent les contributions d’un territoire, d’un programme ou d’un réseau avant leur mise en ligne."),
        new("epci", "EPCI, ou intercommunalité", "Groupement de communes qui exercent ensemble des compétences : communauté de communes, d’agglomération, urbaine ou métropole.", "/territoires"),
        new("ess", "Économie sociale et solidaire (ESS)", "Associations, coopératives, mutuelles, fondations et entreprises dont l’utilité sociale et la gestion partagée passent avant le profit."),
        new("frr", "France Ruralités Revitalisation (FRR)", "Zonage qui ouvre des exonérations fiscales et sociales aux entreprises des communes rurales les plus fragiles.", "/lieux?frr=1"),
        new("monographie", "Monographie", "Étude d’un seul lieu, de son origine à son modèle économique.", "/ressources?nature=monographie"),
        new("offre-accompagnement", "Offre d’accompagnement", "Aide proposée à qui monte un projet : atelier, suivi, permanence, formation, financement.", "/accompagnement"),
        new("porteur-de-projet", "Porteur de projet", "Personne ou groupe qui prépare la création d’une activité ou d’un lieu."),
        new("programme", "Programme", "Dispositif public ou privé qui finance, labellise ou accompagne des lieux ou des territoires, pour un temps donné.", "/programmes"),
        new("repere", "Repère", "Courte ressource qui explique un sujet sans décrire un seul lieu.", "/ressources?nature=repere"),
        new("reseau", "Réseau", "Lieux et structures qui se rassemblent pour s’entraider, se faire connaître et parler d’une même voix.", "/reseaux"),
        new("tiers-lieu", "Tiers-lieu", "Lieu ouvert où l’on travaille, fabrique, apprend ou se rencontre, entre le domicile et le lieu de travail, porté par une communauté.", "/lieux"),
        new("zone-emploi", "Zone d’emploi", "Espace dessiné par l’Insee où la plupart des actifs résident et travaillent ; il ignore les limites des départements.", "/territoires"),
    ];
}
