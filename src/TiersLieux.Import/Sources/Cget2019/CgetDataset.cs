using System.Globalization;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import.Files;
using TiersLieux.Import.Places;
using TiersLieux.Import.Steps;

namespace TiersLieux.Import.Sources.Cget2019;

/// <summary>
/// The national census of tiers-lieux of the Mission Coworking (CGET, 2019). CONTACT and MAIL name persons and are forgotten as soon
/// as read; INSEE_ZE is the zone d'emploi of 2010 and is not used: the commune gives today's.
/// </summary>
public sealed class CgetDataset : PlaceDataset
{
    public const string FileName = "CGET_TiersLieux_2019.csv";

    private static readonly CsvSource Csv = new(
        required: ["ID", "NOM_TL", "ADRESSE", "CP", "COMINIT", "INSEECOM", "LAT", "LONG", "TYPO"],
        personal: ["CONTACT", "MAIL"]);

    public override DataSource Describe() => new()
    {
        Slug = "cget-2019", Name = "Recensement national des tiers-lieux", Producer = "CGET, Mission Coworking", Licence = "Licence Ouverte 2.0",
        LicenceUrl = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/", Vintage = "2019", AsOf = new DateOnly(2019, 1, 1),
        Subject = DataSourceSubject.Places,
    };

    public override SourceFile Read(ReferenceFiles files, Repairs repairs) => Csv.Read(Find(files, FileName), repairs);

    public override Draft Draft(SourceRow row, Repairs repairs)
    {
        var kind = row["TYPO"] switch
        {
            "Tiers lieux à dominante coworking" => "coworking",
            "Tiers lieux à dominante fablab" => "fablab",
            _ => null,
        };
        var (precision, score) = CgetPrecision.Read(row["PRECISION"], row["GEOCOD"]);
        var links = SocialLinks.Read(row["TWITTER"], "twitter", "twitter.com", repairs)
            .Concat(SocialLinks.Read(row["FACEBOOK"], "facebook", "www.facebook.com", repairs)).ToList();
        var draft = new Draft
        {
            Key = row["ID"], GivenCommuneCode = row["INSEECOM"],
            Latitude = Number(row["LAT"]), Longitude = Number(row["LONG"]), Precision = precision, Score = score,
            Facts = new PlaceFacts
            {
                Name = Text(row["NOM_TL"]),
                Kinds = kind is null ? null : [kind],
                Address = new PostalAddress(
                    Text(row["ADRESSE"]), Text(row["CP"]), Text(row["COMINIT"]) ?? Text(row["NOMCOM"]), Text(row["INSEECOM"])),
                Website = Website(row["WEB"], repairs),
                Links = links.Count == 0 ? null : links,
            },
        };
        ClosedInName.Apply(draft, repairs);
        CapitalisedName.Apply(draft, repairs);
        PostalCodes.Apply(draft, repairs);
        return draft;
    }

    // Two addresses in the column: the first is the place's own.
    private static string? Website(string typed, Repairs repairs) =>
        WebAddress.Clean(typed.Split(' ', 2)[0], repairs);

    private static string? Text(string text) => text.Length == 0 ? null : text;

    private static double? Number(string text) =>
        double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
