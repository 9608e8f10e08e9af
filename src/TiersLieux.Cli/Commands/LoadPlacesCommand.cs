using System.CommandLine;
using Spectre.Console;
using TiersLieux.Data.Places;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import;
using TiersLieux.Import.Geocoding;
using TiersLieux.Import.Places;

namespace TiersLieux.Cli.Commands;

internal static class LoadPlacesCommand
{
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

    private static async Task<int> RunAsync(string? onlySource, string? reference, CancellationToken cancellationToken)
    {
        await using var database = new CommandDatabase();
        var files = new ReferenceFiles(reference ?? Environment.GetEnvironmentVariable(ReferenceFiles.FolderSetting), ReferenceFiles.FindCheckout());
        var geocoder = NationalAddressApi.FromSetting(Environment.GetEnvironmentVariable(NationalAddressApi.Setting));
        var load = new PlaceLoad(database.CreateContext, files, TimeProvider.System, geocoder);
        var runs = new List<(string Name, ImportRun Run)>();
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn(), new ElapsedTimeColumn()).StartAsync(async progress =>
        {
            foreach (var dataset in PlaceLoad.Datasets.Where(dataset => onlySource is null || dataset.Describe().Slug == onlySource))
            {
                var name = dataset.Describe().Name;
                var task = progress.AddTask(Markup.Escape(name), maxValue: PlacePipeline.Phases);
                var run = await load.LoadAsync(dataset, new PhaseBar(task, name), cancellationToken);
                (task.Value, task.Description) = (task.MaxValue, Markup.Escape(name));
                runs.Add((name, run));
            }
        });
        await OpenPeriodsRefresh.RefreshAsync(database.DataSource, null, OpenPeriodsRefresh.Today(TimeProvider.System), cancellationToken);
        AnsiConsole.Write(RunTables.Counts(runs));
        foreach (var (name, run) in runs.Where(pair => pair.Run.Failure is not null))
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{name}[/] : {run.Failure}");
        }

        AnsiConsole.MarkupLine("Le détail : tl report");
        return runs.Any(pair => pair.Run.Failure is not null) ? 1 : 0;
    }

    private sealed class PhaseBar(ProgressTask task, string name) : IProgress<string>
    {
        public void Report(string value)
        {
            task.Increment(1);
            task.Description = Markup.Escape($"{name} : {value}");
        }
    }
}
