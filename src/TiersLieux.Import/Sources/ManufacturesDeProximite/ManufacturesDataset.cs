using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;
using TiersLieux.Import.Places;
using TiersLieux.Import.Steps;

namespace TiersLieux.Import.Sources.ManufacturesDeProximite;

/// <summary>
/// The label « Manufacture de proximité » (ANCT, September 2024): one line per commune with the identifiers and the names of its
/// labels in two cells. Each label is a row of its own here: that is what the report counts.
/// </summary>
public sealed class ManufacturesDataset : PlaceDataset
{
    public const string FileName = "manufactures-de-proximite-2024.csv";
    private const string Identifiers = "id_territoire";
    private const string Names = "lib_territoire";
    private static readonly char[] Separators = [';', '\n', '\r'];

    private static readonly CsvSource Csv = new(required: ["id_geo", "lib_geo", Identifiers, Names], personal: []);

    public override bool RowsMayShareAPlace => true;

    public override KnownProgramme Programme => KnownProgrammes.ManufacturesDeProximite;

    public override DataSource Describe() => new()
    {
        Slug = "manufactures-de-proximite", Name = "Manufactures de proximité", Producer = "Agence nationale de la cohésion des territoires (ANCT)",
        Licence = "Licence Ouverte 2.0", LicenceUrl = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        Vintage = "septembre 2024", AsOf = new DateOnly(2024, 9, 1), Subject = DataSourceSubject.Places,
    };

    public override SourceFile Read(ReferenceFiles files, Repairs repairs)
    {
        var file = Csv.Read(Find(files, FileName), repairs);
        var labels = file.Rows.SelectMany(Labels).ToList();
        return file with { Rows = labels, Note = $"{file.Rows.Count} lignes du fichier, {labels.Count} labels : chaque label compte pour une ligne." };
    }

    public override Draft Draft(SourceRow row, Repairs repairs) =>
        LabelDraft.From(row[Identifiers], row[Names], Programme.MemberLabel, row["id_geo"], row["lib_geo"], repairs);

    /// <summary>
    /// Cuts both cells and pairs them. With fewer names than identifiers the last name serves for the rest: a place labelled twice is
    /// written once. With more names, a label without identifier is known by its commune and rank.
    /// </summary>
    private static IEnumerable<SourceRow> Labels(SourceRow row)
    {
        if (row.Problem is not null)
        {
            return [row];
        }

        var identifiers = Cut(row[Identifiers]);
        var names = Cut(HtmlEntities.Apply(row[Names]));
        return Enumerable.Range(0, Math.Max(1, Math.Max(identifiers.Length, names.Length))).Select(rank => row with
        {
            Columns = new Dictionary<string, string>(row.Columns, StringComparer.Ordinal)
            {
                [Identifiers] = rank < identifiers.Length ? identifiers[rank] : $"{row["id_geo"]}-{rank + 1}",
                [Names] = names.Length == 0 ? "" : names[Math.Min(rank, names.Length - 1)],
            },
        });
    }

    private static string[] Cut(string cell) => cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
