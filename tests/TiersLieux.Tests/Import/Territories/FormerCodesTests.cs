using TiersLieux.Import.Territories;

namespace TiersLieux.Tests.Import.Territories;

public sealed class FormerCodesTests
{
    [Fact]
    public void Resolve_FollowsMergersOfMergers() =>
        FormerCodes.Resolve(code => code == "C", new Dictionary<string, string> { ["A"] = "B" }, new Dictionary<string, string> { ["B"] = "C" })
            .Should().BeEquivalentTo(new Dictionary<string, string> { ["A"] = "C", ["B"] = "C" });

    [Fact]
    public void Resolve_CodesThatTurnInCircles_AreLeftOut() =>
        FormerCodes.Resolve(_ => false, new Dictionary<string, string> { ["A"] = "B", ["B"] = "A" }).Should().BeEmpty();

    [Fact]
    public void Resolve_CurrentCode_IsNotAPastOne() =>
        FormerCodes.Resolve(code => code is "A" or "B", new Dictionary<string, string> { ["A"] = "B" }).Should().BeEmpty();
}
