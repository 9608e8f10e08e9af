using System.Text.RegularExpressions;
using TiersLieux.Data;
using TiersLieux.Import;
using YamlDotNet.RepresentationModel;

namespace TiersLieux.Tests.Repository;

/// <summary>What can be known of docker-compose.yml and the Dockerfile without an engine.</summary>
public sealed partial class ComposeTests
{
    private static readonly string Dockerfile = Checkout.Read("Dockerfile");
    private static readonly YamlMappingNode Services = (YamlMappingNode)Compose()["services"];

    [Fact]
    public void Services_AreTheDatabaseTheLoadAndTheSite() =>
        Services.Children.Keys.Select(Text).Should().BeEquivalentTo("database", "load", "web");

    [Fact]
    public void Images_AreAllPinned()
    {
        var images = Services.Children.Values.Select(service => Text(service["image"]))
            .Concat(FromLines().Matches(Dockerfile).Select(match => match.Groups[1].Value)).ToList();

        images.Should().HaveCountGreaterThan(4).And.AllSatisfy(image => image.Should().MatchRegex(@":\d+(\.\d+)*(-[\w.-]+)?$").And.NotContain("latest"));
    }

    [Fact]
    public void Database_SaysWhenItIsHealthy_AndTheOthersWaitForIt()
    {
        Services["database"]["healthcheck"]["test"].ToString().Should().Contain("pg_isready");
        Text(Services["load"]["depends_on"]["database"]["condition"]).Should().Be("service_healthy");
        Text(Services["web"]["depends_on"]["load"]["condition"]).Should().Be("service_completed_successfully");
    }

    [Theory]
    [InlineData("load")]
    [InlineData("web")]
    public void Settings_AreThoseTheCodeReads(string service)
    {
        string[] known = [DataRegistration.ConnectionSetting, ReferenceFiles.FolderSetting];
        var names = Settings(service).Keys;

        names.Should().Contain(DataRegistration.ConnectionSetting).And.BeSubsetOf(known);
    }

    [Theory]
    [InlineData("load")]
    [InlineData("web")]
    public void ConnectionString_LeadsToTheDatabaseService(string service)
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(Settings(service)[DataRegistration.ConnectionSetting]);
        var database = (YamlMappingNode)Services["database"]["environment"];

        connection.Host.Should().Be("database");
        connection.Username.Should().Be(Text(database["POSTGRES_USER"]));
        connection.Password.Should().Be(Text(database["POSTGRES_PASSWORD"]));
        connection.Database.Should().Be(Text(database["POSTGRES_DB"]));
    }

    [Fact]
    public void Port_IsThatOfTheImage_AndOnlyOpenOnThisMachine()
    {
        var inside = Regex.Match(Dockerfile, @"ASPNETCORE_HTTP_PORTS=(\d+)").Groups[1].Value;

        Dockerfile.Should().Contain($"EXPOSE {inside}");
        ((YamlSequenceNode)Services["web"]["ports"]).Select(Text).Should().Equal($"127.0.0.1:5080:{inside}");
    }

    [Fact]
    public void Volumes_AreAllDeclared()
    {
        var declared = ((YamlMappingNode)Compose()["volumes"]).Children.Keys.Select(Text).ToList();
        var used = Services.Children.Values.OfType<YamlMappingNode>().Where(service => service.Children.ContainsKey("volumes"))
            .SelectMany(service => (YamlSequenceNode)service["volumes"])
            .Select(volume => Regex.Replace(Text(volume), @"^\$\{\w+:-(\w+)\}", "$1").Split(':')[0]);

        used.Should().BeSubsetOf(declared);
    }

    [Fact]
    public void Dockerfile_CopiesOnlyWhatExists()
    {
        var copied = CopyLines().Matches(Dockerfile).SelectMany(match => match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]).ToList();

        copied.Should().HaveCountGreaterThan(5).And.OnlyContain(path => Checkout.Exists(path));
    }

    [Fact]
    public void Dockerfile_DoesNotRunTheSiteAsRoot() => Dockerfile.Should().MatchRegex(@"(?m)^USER (?!root)\w+");

    [Fact]
    public void Version_IsTheProductsOwn()
    {
        var version = Regex.Match(Checkout.Read("Directory.Build.props"), "<Version>(.+)</Version>").Groups[1].Value;

        Text(Services["web"]["image"]).Should().EndWith($":{version}");
        Text(Services["load"]["image"]).Should().EndWith($":{version}");
    }

    private static YamlMappingNode Compose()
    {
        var stream = new YamlStream();
        // The merging parser reads « <<: *database » as Docker does.
        stream.Load(new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(new StringReader(Checkout.Read("docker-compose.yml")))));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static Dictionary<string, string> Settings(string service) =>
        ((YamlMappingNode)Services[service]["environment"]).ToDictionary(pair => Text(pair.Key), pair => Text(pair.Value));

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    [GeneratedRegex(@"^FROM (\S+)", RegexOptions.Multiline)]
    private static partial Regex FromLines();

    [GeneratedRegex(@"^COPY (?!--from)(.+)$", RegexOptions.Multiline)]
    private static partial Regex CopyLines();
}
