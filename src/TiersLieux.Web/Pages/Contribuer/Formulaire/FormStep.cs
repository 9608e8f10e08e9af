namespace TiersLieux.Web.Pages.Contribuer.Formulaire;

/// <summary>One step of a proposal: its address, its title, the fields it holds (camelCase).</summary>
public sealed record FormStep(string Code, string Title, params string[] Fields)
{
    public const string Identity = "identite";
    public const string Location = "ou";
    public const string Contact = "contact";
    public const string Hours = "horaires";
    public const string Spaces = "espaces";
    public const string Services = "services";
    public const string Publics = "publics";
    public const string Operator = "structure";

    public static readonly IReadOnlyList<FormStep> All =
    [
        new(Identity, "Le lieu", "name", "summary", "description", "kinds", "lifecycle", "openedOn", "closedOn"),
        new(Location, "Où il est", "address", "position"),
        new(Contact, "Contact et site", "website", "email", "phone", "links"),
        new(Hours, "Horaires", "openingHours", "openingHoursNote"),
        new(Spaces, "Espaces et tarifs", "surfaceM2", "workspaces", "rates"),
        new(Services, "Équipements et services", "equipment", "services"),
        new(Publics, "Publics et accessibilité", "publics", "accessibility"),
        new(Operator, "Structure porteuse", "operator", "figures"),
    ];

    public int Number => All.ToList().IndexOf(this) + 1;

    /// <summary>Null after the last: then comes « vérifier ».</summary>
    public FormStep? Next => All.ElementAtOrDefault(Number);

    public static FormStep? Find(string? code) => All.FirstOrDefault(step => step.Code == code);

    public static FormStep Of(string field) => All.First(step => step.Fields.Contains(field));
}
