using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Places;

namespace TiersLieux.Tests.Domain.Contributions;

public sealed class CompletenessTests
{
    [Fact]
    public void Weights_MakeAHundred() => Completeness.Weights.Sum(weight => weight.Weight).Should().Be(100);

    [Fact]
    public void Score_OfAnEmptySheet_IsZero() => Completeness.Score(Completeness.Missing(new PlaceFacts { Name = "Sans rien" })).Should().Be(0);

    [Fact]
    public void Score_OfAFullSheet_IsAHundred()
    {
        var full = new PlaceFacts
        {
            Name = "Plein", OpeningHours = "Mo-Fr 09:00-18:00", Summary = "Un lieu.", Address = new("1 rue d’Essai"), Phone = "04 00 00 00 00",
            Position = new(44, 5, PositionPrecision.Street), Kinds = ["fablab"], Description = "Long.", Services = ["formation"], Website = "https://exemple.org",
            Accessibility = [Accessibilities.Wheelchair], Rates = [new("Poste", 10, "jour")], Operator = new("Association"),
        };

        Completeness.Missing(full).Should().BeEmpty();
        Completeness.Score([]).Should().Be(100);
    }

    [Fact]
    public void Missing_CommunePositionAndEmptyLists_SayNothing() =>
        Completeness.Missing(new PlaceFacts { Position = new(44, 5, PositionPrecision.Commune), Kinds = [], Address = new(Locality: "Crest") })
            .Should().Contain(["position", "kinds", Completeness.Street]);

    [Theory]
    [InlineData("lieu@exemple.org", null)]
    [InlineData(null, "04 00 00 00 00")]
    public void Missing_OneWayOfContact_IsEnough(string? email, string? phone) =>
        Completeness.Missing(new PlaceFacts { Email = email, Phone = phone }).Should().NotContain(Completeness.Contact);
}
