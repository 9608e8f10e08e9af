using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;
using TiersLieux.Import.Places;

namespace TiersLieux.Import.Sources.FabriquesDeTerritoire;

/// <summary>The label « Fabrique de territoire » (ANCT, September 2024): a name and a commune, no address.</summary>
public sealed class FabriquesDataset : PlaceDataset
{
    public const string FileName = "fabriques-de-territoire-2024.csv";

    private static readonly CsvSource Csv = new(required: ["id_fabt", "nom", "insee_com", "lib_com"], personal: []);

    public override bool RowsMayShareAPlace => true;

    public override KnownProgramme Programme => KnownProgrammes.FabriquesDeTerritoire;

    public override DataSource Describe() => new()
    {
        Slug = "fabriques-de-territoire", Name = "Fabriques de territoire", Producer = "Agence nationale de la cohésion des territoires (ANCT)",
        Licence = "Licence Ouverte 2.0", LicenceUrl = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        Vintage = "septembre 2024", AsOf = new DateOnly(2024, 9, 1), Subject = DataSourceSubject.Places,
    };

    public override SourceFile Read(ReferenceFiles files, Repairs repairs) => Csv.Read(Find(files, FileName), repairs);

    public override Draft Draft(SourceRow row, Repairs repairs) =>
        LabelDraft.From(row["id_fabt"], row["nom"], Programme.MemberLabel, row["insee_com"], row["lib_com"], repairs);
}
