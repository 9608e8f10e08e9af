namespace TiersLieux.Domain.Programmes;

/// <summary>Programmes the directory reads labels of, with the words a visitor sees.</summary>
/// <param name="MemberLabel">What a member is called.</param>
public sealed record KnownProgramme(string Slug, string Name, string MemberLabel, string Summary);

public static class KnownProgrammes
{
    public static readonly KnownProgramme FabriquesDeTerritoire = new(
        "fabriques-de-territoire", "Fabriques de territoire", "Fabrique de territoire",
        "Label de l’État pour les tiers-lieux qui servent de ressource aux autres sur leur territoire.");

    public static readonly KnownProgramme ManufacturesDeProximite = new(
        "manufactures-de-proximite", "Manufactures de proximité", "Manufacture de proximité",
        "Label de l’État pour les ateliers partagés de production, ouverts aux artisans et aux petites entreprises.");
}
