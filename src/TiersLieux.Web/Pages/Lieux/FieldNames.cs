namespace TiersLieux.Web.Pages.Lieux;

/// <summary>What each field of a sheet is called on the page, for « D’où vient cette information ? ».</summary>
public static class FieldNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["name"] = "Nom", ["summary"] = "Résumé", ["description"] = "Description", ["kinds"] = "Type de lieu", ["lifecycle"] = "Étape",
        ["openedOn"] = "Ouverture", ["closedOn"] = "Fermeture", ["address"] = "Adresse", ["position"] = "Position", ["operator"] = "Structure porteuse",
        ["email"] = "Courriel", ["phone"] = "Téléphone", ["website"] = "Site", ["links"] = "Liens", ["openingHours"] = "Horaires",
        ["openingHoursNote"] = "Note sur les horaires", ["workspaces"] = "Espaces", ["rates"] = "Tarifs", ["equipment"] = "Équipements",
        ["services"] = "Services", ["publics"] = "Publics", ["accessibility"] = "Accessibilité", ["surfaceM2"] = "Surface", ["figures"] = "Chiffres",
    };

    private static readonly List<string> Order = [.. Names.Keys];

    public static string Of(string field) => Names.GetValueOrDefault(field, field);

    public static int Rank(string field) => Order.IndexOf(field) is var rank and >= 0 ? rank : Order.Count;
}
