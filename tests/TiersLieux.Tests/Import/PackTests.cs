using System.Globalization;
using CsvHelper;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;
using TiersLieux.Import.Files;
using TiersLieux.Import.Places;
using TiersLieux.Import.Sources.Cget2019;
using TiersLieux.Import.Sources.FabriquesDeTerritoire;
using TiersLieux.Import.Sources.ManufacturesDeProximite;
using TiersLieux.Import.Steps;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Import;

/// <summary>The real files, read and cleaned without a database.</summary>
public sealed class PackTests
{
    [PackFileFact(CgetDataset.FileName)]
    public void Cget_EveryRow_CanBePublished()
    {
        var (file, drafts) = Read(new CgetDataset());

        file.Rows.Should().HaveCount(1512);
        drafts.Should().OnlyContain(draft => draft.Latitude != null && draft.Facts.Name != null);
        drafts.Should().OnlyContain(draft => PlaceFactsRules.Problems(draft.Facts).Count == 0);
    }

    [PackFileFact(CgetDataset.FileName)]
    public void Cget_ContactsAndMails_AreForgottenAsSoonAsRead()
    {
        using var reader = new CsvReader(new StreamReader(PackFactAttribute.Files.Find(CgetDataset.FileName)!), CultureInfo.InvariantCulture);
        // One contact is the association the place is named after.
        var personal = reader.GetRecords<dynamic>().Cast<IDictionary<string, object>>()
            .SelectMany(row => new[] { (string)row["CONTACT"], (string)row["MAIL"] }.Where(text => text.Length > 3 && text != (string)row["NOM_TL"]))
            .Distinct().ToList();

        var kept = string.Join('\n', Read(new CgetDataset()).File.Rows.SelectMany(row => row.Columns.Values));

        personal.Should().HaveCountGreaterThan(100);
        personal.Where(text => kept.Contains(text, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
    }

    [PackFileFact(FabriquesDataset.FileName)]
    public void Labels_EveryOne_HasANameThatReadsAsOne()
    {
        var fabriques = Read(new FabriquesDataset());
        var manufactures = Read(new ManufacturesDataset());

        (fabriques.File.Rows.Count, manufactures.File.Rows.Count).Should().Be((382, 111));
        fabriques.Drafts.Concat(manufactures.Drafts).Should().OnlyContain(draft =>
            draft.Facts.Name!.Length <= LabelName.LongestKept + 2 && !draft.Facts.Name.Contains("@scene", StringComparison.Ordinal)
            && !draft.Facts.Name.Contains(PersonalData.NameRemoved, StringComparison.Ordinal));
        manufactures.Drafts.Select(draft => draft.Key).Should().OnlyHaveUniqueItems();
    }

    [PackFileFact(FabriquesDataset.FileName)]
    public void Labels_PersonsWhoSignedAForm_AreForgottenAsSoonAsRead()
    {
        var kept = Read(new FabriquesDataset()).File.Rows.Select(row => row["nom"]).ToList();

        kept.Where(name => name.Contains(PersonalData.NameRemoved, StringComparison.Ordinal)).Should().HaveCount(2);
        kept.Should().OnlyContain(
            name => !name.Contains("entreprise individuelle", StringComparison.Ordinal) || name.StartsWith(PersonalData.NameRemoved, StringComparison.Ordinal));
    }

    [PackFileFact(CgetDataset.FileName)]
    public void Duplicates_AmongTheRealPlaces_AreFewAndAlike()
    {
        var communes = new Dictionary<string, int>();
        var sheets = Read(new CgetDataset()).Drafts.Where(draft => draft.Facts.Address?.CommuneCode is not null).Select(draft => new RealSheet(
            draft.Facts.Name!, new(draft.Latitude!.Value, draft.Longitude!.Value, PositionPrecision.Exact), DuplicateSide.Of(
                draft.Facts, communes.TryGetValue(draft.Facts.Address!.CommuneCode!, out var id) ? id : communes[draft.Facts.Address.CommuneCode!] = communes.Count + 1,
                draft.Facts.Address.Locality)));

        var found = sheets.GroupBy(sheet => sheet.Side.CommuneId).SelectMany(group => Pairs([.. group]))
            .Where(pair => new DuplicateCandidate(pair.One.Side, pair.Other.Side, DuplicateSearch.Distance(pair.One.Position, pair.Other.Position)).IsLikely)
            .Select(pair => $"{pair.One.Name} = {pair.Other.Name}").ToList();

        found.Should().Contain(["Platforme C = Plateforme C", "Yelloworking = Yelloworking", "FabLab Chalonnais = Fablab du Chalonnais"])
            .And.NotContain(pair => pair.StartsWith("MSAP de Langogne", StringComparison.Ordinal) || pair.StartsWith("CapWork Couserans", StringComparison.Ordinal))
            .And.HaveCountLessThan(30, string.Join('\n', found));

        static IEnumerable<(RealSheet One, RealSheet Other)> Pairs(IReadOnlyList<RealSheet> sheets) =>
            sheets.SelectMany((one, index) => sheets.Skip(index + 1).Select(other => (one, other)));
    }

    private sealed record RealSheet(string Name, PlacePosition Position, DuplicateSide Side);

    private static (SourceFile File, List<Draft> Drafts) Read(PlaceDataset dataset)
    {
        var repairs = new Repairs();
        var file = dataset.Read(PackFactAttribute.Files, repairs);
        return (file, [.. file.Rows.Select(row => dataset.Draft(TextSteps.Apply(row, repairs), repairs))]);
    }
}
