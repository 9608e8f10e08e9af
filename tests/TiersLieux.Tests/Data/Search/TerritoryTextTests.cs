using TiersLieux.Data.Search;
using TiersLieux.Domain.Territories;

namespace TiersLieux.Tests.Data.Search;

public sealed class TerritoryTextTests
{
    [Theory]
    [InlineData("Crest", "crest", null, null)]
    [InlineData("St-Étienne", "saint etienne", null, null)]
    [InlineData("Crest (Drôme, 26)", "crest", "26", null)]
    [InlineData("crest 26", "crest", "26", null)]
    [InlineData("Ajaccio 2a", "ajaccio", "2A", null)]
    [InlineData("26400 Crest", "crest", null, "26400")]
    [InlineData("Crest 26400", "crest", null, "26400")]
    [InlineData("Saint-Denis (La Réunion, 974)", "saint denis", "974", null)]
    public void Parse_Name_SeparatesItFromWhatTellsItApart(string text, string key, string? departement, string? postalCode)
    {
        var read = TerritoryText.Parse(text);

        (read.Key, read.DepartementCode, read.PostalCode, read.Code).Should().Be((key, departement, postalCode, null));
    }

    [Theory]
    [InlineData("Zone d’emploi de Crest-Die", "crest die", TerritoryKind.ZoneEmploi)]
    [InlineData("zone d'emploi du Mans", "mans", TerritoryKind.ZoneEmploi)]
    [InlineData("Département de la Drôme", "drome", TerritoryKind.Departement)]
    [InlineData("Bretagne (région)", "bretagne", TerritoryKind.Region)]
    [InlineData("communauté de communes du Val d’Eyrieux", "val d eyrieux", TerritoryKind.Epci)]
    public void Parse_WordsOfAKind_AskForThatKind(string text, string key, TerritoryKind kind)
    {
        var read = TerritoryText.Parse(text);

        (read.Key, read.Kind).Should().Be((key, (TerritoryKind?)kind));
    }

    [Theory]
    [InlineData("26", "26")]
    [InlineData(" 26 400 ", "26400")]
    [InlineData("2a004", "2A004")]
    [InlineData("200040509", "200040509")]
    public void Parse_Number_IsACode(string text, string code) => TerritoryText.Parse(text).Code.Should().Be(code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ,;() ")]
    [InlineData("((((")]
    public void Parse_NothingToRead_HasNoKey(string? text)
    {
        var read = TerritoryText.Parse(text);

        (read.Key, read.Code).Should().Be(("", null));
    }

    [Fact]
    public void Parse_Comma_PrefersTheAreaNamed() =>
        TerritoryText.Parse("Valence, Drôme").Should().Be(new TerritoryText("valence", AreaKey: "drome"));
}
