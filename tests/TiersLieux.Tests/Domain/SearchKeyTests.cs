using FsCheck.Xunit;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Search;

namespace TiersLieux.Tests.Domain;

public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("Saint-Étienne-de-Boulogne", "saint etienne de boulogne")]
    [InlineData("St Etienne de Boulogne", "saint etienne de boulogne")]
    [InlineData("STE-EULALIE", "sainte eulalie")]
    [InlineData("L’Haÿ-les-Roses", "l hay les roses")]
    [InlineData("Œuilly", "oeuilly")]
    [InlineData("  8 FabLab  ", "8 fablab")]
    [InlineData("Plouër-sur-Rance", "plouer sur rance")]
    [InlineData("", "")]
    [InlineData("!?", "")]
    [InlineData(null, "")]
    public void From_BringsSpellingsTogether(string? text, string key) => SearchKey.From(text).Should().Be(key);

    [Property]
    public bool From_IsStable(string? text) => SearchKey.From(SearchKey.From(text)) == SearchKey.From(text);

    [Property]
    public bool Slug_IsAlwaysAnAddress(string? text) =>
        Slug.From(text).Length is > 0 and <= 80 && Slug.From(text).All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
