using System.CommandLine;
using TiersLieux.Data.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import;
using TiersLieux.Import.Geocoding;
using TiersLieux.Import.Places;
using TiersLieux.Import.Territories;

namespace TiersLieux.Cli.Commands;

internal static class LoadPlacesCommand
{
    /// <summary>Exit code: what could be loaded was, and the report says what could not.</summary>
    public const int SomeSourcesMissing = 2;

    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Ne charger que cette source : " + string.Join(", ", Slugs()) + "." };
        source.AcceptOnlyFromAmong([.. Slugs()]);
        var reference = new Option<string?>("--reference") { Description = "Dossier des fichiers de référence." };
        var command = new Command("places", "Charge les lieux : recensement, labels, catalogue. Recommencer ne change rien.") { source, reference };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(source), result.GetValue(reference), cancellationToken));
        return command;
    }

    private static IEnumerable<string> Slugs() => PlaceLoad.Datasets.Select(dataset => dataset.Describe().Slug);

    /// <returns>0 when every source loaded, <see cref="SomeSourcesMissing"/> when some could not be read and the others did.</returns>
    private static async Task<int> RunAsync(string? onlySource, string? reference, CancellationToken cancellationToken)
    {
        await using var database = new CommandDatabase();
        var files = new ReferenceFiles(reference ?? Environment.GetEnvironmentVariable(ReferenceFiles.FolderSetting), ReferenceFiles.FindCheckout());
        var geocoder = NationalAddressApi.FromSetting(Environment.GetEnvironmentVariable(NationalAddressApi.Setting));
        var load = new PlaceLoad(database.CreateContext, files, TimeProvider.System, geocoder);
        var runs = await ProgressDisplay.RunAsync(async progress =>
        {
            var done = new List<(string Name, ImportRun Run)>();
            foreach (var dataset in PlaceLoad.Datasets.Where(dataset => onlySource is null || dataset.Describe().Slug == onlySource))
            {
                var name = dataset.Describe().Name;
                done.Add((name, await load.LoadAsync(dataset, new Phases(progress, name), cancellationToken)));
                progress.Finish(name);
            }

            return done;
        });
        await OpenPeriodsRefresh.RefreshAsync(database.DataSource, null, OpenPeriodsRefresh.Today(TimeProvider.System), cancellationToken);
        RunTables.Counts(runs);
        var failed = runs.Where(pair => pair.Run.Failure is not null).ToList();
        foreach (var (name, run) in failed)
        {
            Output.Error($"{name} : {run.Failure}");
        }

        Output.Line("Le détail, ligne par ligne : « tl report ».");
        return failed.Count == 0 ? 0 : SomeSourcesMissing;
    }

    private sealed class Phases(LoadProgress progress, string name) : IProgress<string>
    {
        private int done;

        public void Report(string value) => progress.Advance(name, done++, PlacePipeline.Phases);
    }
}
