using System.Diagnostics;
using System.Text.RegularExpressions;

namespace TiersLieux.Tests.Repository;

public sealed class ScriptTests
{
    public static TheoryData<string> Scripts => new(
        Checkout.Files().Where(path => path == ".ci/run" || (path.StartsWith("scripts/", StringComparison.Ordinal) && path.EndsWith(".sh", StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_IsValidBash(string path) => Bash("-n", path).Should().Be((0, ""));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_IsExecutable_UnlessItIsOnlySourced(string path) =>
        (Bash("-c", $"[ -x {path} ]").Status == 0).Should().Be(Checkout.Read(path).StartsWith("#!", StringComparison.Ordinal));

    [Fact]
    public void Ci_RunsTheTestScriptAndNothingElse() =>
        Checkout.Read(".ci/run").Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal(
            "#!/usr/bin/env bash", "exec \"$(dirname \"$0\")/../scripts/test.sh\"");

    [Theory]
    [InlineData("--port", "--port attend un numéro de port")]
    [InlineData("--reference", "--reference attend un dossier")]
    [InlineData("--inconnue", "option inconnue : --inconnue")]
    public void Start_WithAWrongOption_SaysWhatIsExpected(string option, string message)
    {
        var (status, output) = Bash("scripts/start.sh", option);

        status.Should().Be(1);
        output.Should().Contain(message);
    }

    [Fact]
    public void Start_Help_NamesEveryOption()
    {
        var (status, output) = Bash("scripts/start.sh", "--help");

        status.Should().Be(0);
        output.Should().ContainAll(Regex.Matches(Checkout.Read("scripts/start.sh"), @"^    (--[a-z-]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value));
    }

    private static (int Status, string Output) Bash(params string[] arguments)
    {
        // Both streams in one, read to the end before waiting: neither can fill up and block.
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", "exec \"$@\" 2>&1", "bash", "bash", .. arguments])
        {
            WorkingDirectory = Checkout.Root, RedirectStandardOutput = true, RedirectStandardInput = true,
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
