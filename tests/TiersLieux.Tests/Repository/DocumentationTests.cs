using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TiersLieux.Data;
using TiersLieux.Import;

namespace TiersLieux.Tests.Repository;

public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages => new(Checkout.Files().Where(path =>
        path.EndsWith(".md", StringComparison.Ordinal) && (!path.Contains('/') || path.StartsWith("docs/", StringComparison.Ordinal) || path.StartsWith("data/", StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_LeadSomewhere(string page)
    {
        var folder = Path.GetDirectoryName(page)!;
        var broken = Links().Matches(Checkout.Read(page)).Select(match => match.Groups[1].Value)
            .Where(link => !link.StartsWith("http", StringComparison.Ordinal) && !link.StartsWith('#'))
            .Where(link => !Checkout.Exists(Path.Combine(folder, link.Split('#')[0])));

        broken.Should().BeEmpty();
    }

    [Fact]
    public void Readme_NamesOnlyScriptsThatExist()
    {
        var scripts = Regex.Matches(Checkout.Read("README.md"), @"scripts/[\w.-]+").Select(match => match.Value).Distinct().ToList();

        scripts.Should().Contain(["scripts/start.sh", "scripts/test.sh"]).And.OnlyContain(path => Checkout.Exists(path));
    }

    [Fact]
    public void Readme_IsAnIndexOfTheDocumentation()
    {
        var readme = Checkout.Read("README.md");
        var pages = Checkout.Files().Where(path => path.StartsWith("docs/", StringComparison.Ordinal) && path.EndsWith(".md", StringComparison.Ordinal) && !path.Contains("/decisions/"));

        readme.Should().ContainAll(pages).And.Contain("docs/decisions");
    }

    [Fact]
    public void Decisions_AreNumberedWithoutAHole_AndSayWhatTheyCost()
    {
        var decisions = Checkout.Files().Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();

        decisions.Should().NotBeEmpty();
        decisions.Select(path => Path.GetFileName(path)[..4]).Should().Equal(Enumerable.Range(1, decisions.Count).Select(number => $"{number:0000}"));
        decisions.Should().OnlyContain(path => Checkout.Read(path).Contains("## Ce que cela coûte"));
    }

    [Fact]
    public void Glossary_HasEveryEntity()
    {
        var glossary = Checkout.Read("docs/glossaire.md");

        // Identity's own classes are in its documentation.
        Entities().Where(type => !type.ClrType.Namespace!.StartsWith("Microsoft.", StringComparison.Ordinal)).Select(type => $"`{type.ClrType.Name}`").Should().OnlyContain(name => glossary.Contains(name));
    }

    [Fact]
    public void Model_HasEveryTable()
    {
        var page = Checkout.Read("docs/modele.md");

        Entities().Select(type => $"`{type.GetTableName()}`").Distinct().Should().OnlyContain(name => page.Contains(name));
    }

    [Theory]
    [InlineData(DataRegistration.ConnectionSetting)]
    [InlineData(ReferenceFiles.FolderSetting)]
    [InlineData(TiersLieux.Web.Mails.MailSettings.HostSetting)]
    [InlineData(TiersLieux.Web.Mails.MailSettings.FromSetting)]
    [InlineData(TiersLieux.Web.Mails.MailSettings.FolderSetting)]
    [InlineData(TiersLieux.Web.Photos.PhotoFolder.Setting)]
    public void Operations_DescribeTheSetting(string name) => Checkout.Read("docs/exploitation.md").Should().Contain($"`{name}`");

    public static TheoryData<string> Commands => new(Checkout.Files().Where(path => path.EndsWith(".md", StringComparison.Ordinal))
        .SelectMany(path => TlCommands().Matches(Checkout.Read(path)).Select(match => match.Groups[1].Value.Trim())).Distinct());

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Commands_OfThePages_Exist(string command)
    {
        var (status, output) = await Cli.Tl.RunAsync(null, [.. command.Split(' '), "--help"]);

        status.Should().Be(0, output);
        output.Should().Contain($"tl {command}");
    }

    [Fact]
    public void ScriptsOfThePages_Exist() => Checkout.Files().Where(path => path.EndsWith(".md", StringComparison.Ordinal))
        .SelectMany(path => Regex.Matches(Checkout.Read(path), @"scripts/[\w-]+\.sh").Select(match => match.Value)).Distinct()
        .Should().HaveCountGreaterThan(2).And.OnlyContain(path => Checkout.Exists(path));

    /// <summary>The model never connects: any address will do.</summary>
    private static IReadOnlyList<IEntityType> Entities()
    {
        using var dataSource = DataRegistration.CreateDataSource("Host=localhost");
        var options = new DbContextOptionsBuilder<TiersLieuxDbContext>();
        options.UseTiersLieux(dataSource);
        using var db = new TiersLieuxDbContext(options.Options);
        return [.. db.Model.GetEntityTypes()];
    }

    // « tl load places », « tl.dll load places »: the words before an option, an argument or the end.
    [GeneratedRegex(@"\btl(?:\.dll)? ((?:migrate|load|place|report)(?: (?:territories|places|edit|withdraw|merge|restore))?)")]
    private static partial Regex TlCommands();

    // [text](target) and <img src="target">
    [GeneratedRegex("""(?:\]\(|src=")([^)"\s]+)""")]
    private static partial Regex Links();
}
