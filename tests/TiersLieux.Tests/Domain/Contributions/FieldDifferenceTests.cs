using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Tests.Domain.Contributions;

public sealed class FieldDifferenceTests
{
    [Theory]
    [InlineData("04 00 00 00 00", false, false)]
    [InlineData("04 99 99 99 99", true, false)]
    [InlineData("04 11 11 11 11", false, true)]
    public void Of_ComparesWithWhatIsPublishedNow(string published, bool already, bool changed)
    {
        var correction = new Proposal
        {
            Kind = ProposalKind.Correction, CreatedAt = default, UpdatedAt = default,
            Changes = FieldChanges.Of(new PlaceFacts { Phone = "04 99 99 99 99" }), Base = FieldChanges.Of(new PlaceFacts { Phone = "04 00 00 00 00" }),
        };

        var difference = FieldDifference.Of(new PlaceFacts { Phone = published }, correction).Should().ContainSingle().Subject;

        difference.Should().BeEquivalentTo(new { Field = "phone", IsAlreadySo = already, HasChangedSince = changed });
    }

    [Fact]
    public void Of_AFieldThatSaidNothing_IsNoChangeSince()
    {
        var correction = new Proposal
        {
            Kind = ProposalKind.Correction, CreatedAt = default, UpdatedAt = default,
            Changes = new() { ["summary"] = FieldChanges.Nothing }, Base = new() { ["summary"] = FieldChanges.Nothing },
        };

        FieldDifference.Of(new PlaceFacts(), correction).Should().ContainSingle().Which.IsAlreadySo.Should().BeTrue("effacer un champ vide ne change rien");
    }
}
