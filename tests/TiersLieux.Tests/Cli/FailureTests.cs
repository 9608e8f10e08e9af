using Npgsql;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Cli;

/// <summary>What an operator reads when something is wrong: one sentence, a non-zero code, no stack trace.</summary>
public sealed class FailureTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData(null, "Réglage manquant : TIERSLIEUX_DATABASE")]
    [InlineData("n’importe quoi", "n’est pas une chaîne de connexion")]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Database=x", "La base de données ne répond pas")]
    public async Task Command_WithoutItsDatabase_SaysSoInOneSentence(string? connectionString, string message)
    {
        var (status, output) = await Tl.RunAsync(connectionString, "migrate");

        status.Should().Be(1);
        output.Trim().Should().Contain(message).And.NotContainAny("\n", "   at ", "Exception");
    }

    [Fact]
    public async Task Command_OnAnotherSchema_AsksToMigrate()
    {
        var (status, output) = await Tl.RunAsync(With(builder => builder.SearchPath = "pg_catalog"), "report");

        status.Should().Be(1);
        output.Trim().Should().Be("La base de données n’est pas au schéma de cette version : lancez « tl migrate ».");
    }

    [Fact]
    public async Task Command_OnAnUnknownDatabase_SaysItDoesNotExist()
    {
        var (status, output) = await Tl.RunAsync(With(builder => builder.Database = "absente"), "report");

        (status, output.Trim()).Should().Be((1, "Cette base de données n’existe pas : « tl migrate » la crée, si le compte en a le droit."));
    }

    [Fact]
    public async Task Command_Verbose_ShowsTheDetail()
    {
        var (status, output) = await Tl.RunAsync("Host=127.0.0.1;Port=1;Username=x;Database=x", "report", "--verbose");

        status.Should().Be(1);
        output.Should().Contain("Npgsql.NpgsqlException").And.Contain("   at ");
    }

    [Fact]
    public async Task LoadPlaces_WithoutAFile_LoadsTheOthersAndSaysSo()
    {
        var empty = Directory.CreateTempSubdirectory("sans-fichier");
        try
        {
            var (status, output) = await Tl.RunAsync(database.ConnectionString, "load", "places", "--source", "fabriques-de-territoire", "--reference", empty.FullName);

            // With the pack beside the checkout the file is found there: then the label is loaded or kept aside, and the code is 0.
            status.Should().Be(output.Contains("introuvable", StringComparison.Ordinal) ? 2 : 0, output);
            output.Should().Contain("Fabriques de territoire : ").And.NotContainAny("│", "   at ");
        }
        finally
        {
            empty.Delete();
        }
    }

    private string With(Action<NpgsqlConnectionStringBuilder> change)
    {
        var builder = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        change(builder);
        return builder.ConnectionString;
    }
}
