using TiersLieux.Domain.Provenance;

namespace TiersLieux.Import.Sources.Catalogue;

/// <summary>The source of the sheets the catalogue describes besides places.</summary>
internal static class CatalogueSource
{
    public static DataSource Describe() => new()
    {
        Slug = "catalogue-fiches", Name = "Catalogue de l’annuaire : programmes, structures, offres, ressources",
        Producer = "Annuaire des tiers-lieux, d’après les documents cités", Licence = "Licence Ouverte 2.0",
        LicenceUrl = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/", Vintage = "2015-2025, selon le document cité",
        AsOf = new DateOnly(2024, 12, 31), Subject = DataSourceSubject.Sheets,
    };
}
