using TiersLieux.Domain.Accounts;

namespace TiersLieux.Tests.Domain;

public sealed class SirenTests
{
    [Theory]
    [InlineData("200040459", "200040459")]
    [InlineData(" 200 040 459 ", "200040459")]
    [InlineData("200\u00a0040\u202f459", "200040459")]
    [InlineData("200040458", null)]
    [InlineData("20004045", null)]
    [InlineData("2000404590", null)]
    [InlineData("٢٠٠٠٤٠٤٥٩", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Parse_ReadsNineDigitsWithTheirChecksum(string? text, string? expected) => Siren.Parse(text).Should().Be(expected);
}
