using System.Text.RegularExpressions;

namespace TiersLieux.Tests.Repository;

/// <summary>What must never be committed, and the habits a machine can check.</summary>
public sealed class TreeTests
{
    private static readonly string[] Texts = [".cs", ".csproj", ".props", ".json", ".md", ".sh", ".sql", ".ts", ".mjs", ".css", ".cshtml", ".yml", ".npmrc", ".config", ""];

    public static readonly List<(string Path, string Text)> Files =
        [.. Checkout.Files().Where(path => Texts.Contains(Path.GetExtension(path))).Select(path => (path, Checkout.Read(path)))];

    [Fact]
    public void NoFile_NamesAFolderOfAMachine() => Offenders(@"(?<![\w.$}])/(root|home|work|Users)/[\w.-]+").Should().BeEmpty();

    [Fact]
    public void NoLockFile_NamesARegistry() => Offenders(@"""resolved""\s*:\s*""http").Should().BeEmpty();

    [Fact]
    public void NoConfiguration_ImposesARegistry()
    {
        Offenders(@"^\s*(@[\w-]+:)?registry\s*=").Should().BeEmpty();
        Checkout.Files().Select(path => Path.GetFileName(path).ToUpperInvariant()).Should().NotContain("NUGET.CONFIG");
    }

    [Fact]
    public void EveryProject_HasItsLockFile()
    {
        var projects = Checkout.Files().Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).ToList();

        projects.Should().HaveCountGreaterThan(6).And.OnlyContain(path => Checkout.Exists(Path.GetDirectoryName(path) + "/packages.lock.json"));
    }

    [Fact]
    public void Projects_TakeTheirVersionsFromTheCentralFile()
    {
        Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).Should().OnlyContain(file => !Regex.IsMatch(file.Text, "<PackageReference[^>]+Version="));
        Regex.Matches(Checkout.Read("Directory.Packages.props"), "Version=\"([^\"]+)\"").Select(match => match.Groups[1].Value)
            .Should().NotBeEmpty().And.OnlyContain(version => Regex.IsMatch(version, @"^\d+(\.\d+)+$"));
    }

    [Fact]
    public void Build_TreatsWarningsAsErrors() => Checkout.Read("Directory.Build.props").Should().Contain("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");

    [Fact]
    public void TextFiles_EndWithANewLine_WithoutCarriageReturns() =>
        Files.Where(file => file.Text.Length > 0 && !Generated(file.Path) && (!file.Text.EndsWith('\n') || file.Text.Contains('\r')))
            .Select(file => file.Path).Should().BeEmpty();

    private static bool Generated(string path) =>
        path.EndsWith("packages.lock.json", StringComparison.Ordinal) || path.Contains("/Migrations/", StringComparison.Ordinal);

    private static IEnumerable<string> Offenders(string pattern) => Files
        .Where(file => !file.Path.EndsWith("/TreeTests.cs", StringComparison.Ordinal) && Regex.IsMatch(file.Text, pattern, RegexOptions.Multiline))
        .Select(file => file.Path);
}
