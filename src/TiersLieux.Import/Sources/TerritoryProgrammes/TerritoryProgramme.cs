using TiersLieux.Domain.Provenance;

namespace TiersLieux.Import.Sources.TerritoryProgrammes;

/// <summary>
/// A list of the communes of a national programme (ANCT): one line per territory, its communes in one cell as « Name (code), Name
/// (code) », sometimes the day the agreement was signed.
/// </summary>
/// <param name="Slug">Of the programme, and of the source.</param>
/// <param name="FileName">In the reference folder.</param>
/// <param name="MemberLabel">What a member is called.</param>
/// <param name="Summary">Said of the programme while the catalogue says nothing.</param>
/// <param name="AsOf">Day of the list: what is no longer in it ends that day.</param>
public sealed record TerritoryProgramme(string Slug, string Name, string FileName, string MemberLabel, string Summary, string Vintage, DateOnly AsOf)
{
    public const string Identifier = "id_territoire";
    public const string Label = "lib_territoire";
    public const string Communes = "liste_geo";
    public const string SignedOn = "date_signature";

    public static readonly IReadOnlyList<TerritoryProgramme> All =
    [
        Of("petites-villes-de-demain", "Petites villes de demain", "Petite ville de demain",
            "Programme de l’État pour les villes de moins de 20 000 habitants qui servent de centre à leur territoire."),
        Of("action-coeur-de-ville", "Action cœur de ville", "Ville d’Action cœur de ville",
            "Programme de l’État pour le centre des villes moyennes."),
        Of("villages-d-avenir", "Villages d’avenir", "Village d’avenir",
            "Programme de l’État qui aide les communes rurales de moins de 3 500 habitants à mener leurs projets.", "villages-avenir-2024.csv"),
    ];

    public DataSource Describe() => new()
    {
        Slug = Slug, Name = $"{Name} : liste des communes", Producer = "Agence nationale de la cohésion des territoires (ANCT)",
        Licence = "Licence Ouverte 2.0", LicenceUrl = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        Vintage = Vintage, AsOf = AsOf, Subject = DataSourceSubject.Sheets,
    };

    private static TerritoryProgramme Of(string slug, string name, string memberLabel, string summary, string? fileName = null) =>
        new(slug, name, fileName ?? $"{slug}-2024.csv", memberLabel, summary, "septembre 2024", new DateOnly(2024, 9, 1));
}
