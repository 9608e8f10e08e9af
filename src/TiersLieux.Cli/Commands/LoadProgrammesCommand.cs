using System.CommandLine;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import;
using TiersLieux.Import.Sources.TerritoryProgrammes;

namespace TiersLieux.Cli.Commands;

internal static class LoadProgrammesCommand
{
    public static Command Create()
    {
        var reference = new Option<string?>("--reference") { Description = "Dossier des fichiers de référence." };
        var command = new Command("programmes", "Charge les listes des communes des programmes nationaux. Recommencer ne change rien.") { reference };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(reference), cancellationToken));
        return command;
    }

    /// <returns>0 when every list loaded, <see cref="LoadPlacesCommand.SomeSourcesMissing"/> when some could not be read and the others did.</returns>
    private static async Task<int> RunAsync(string? reference, CancellationToken cancellationToken)
    {
        await using var database = new CommandDatabase();
        var files = new ReferenceFiles(reference ?? Environment.GetEnvironmentVariable(ReferenceFiles.FolderSetting), ReferenceFiles.FindCheckout());
        var load = new TerritoryProgrammeLoad(database.CreateContext, files, TimeProvider.System);
        var runs = await ProgressDisplay.RunAsync(async progress =>
        {
            var done = new List<(string Name, ImportRun Run)>();
            foreach (var list in TerritoryProgramme.All)
            {
                done.Add((list.Name, await load.LoadAsync(list, cancellationToken)));
                progress.Finish(list.Name);
            }

            return done;
        });
        RunTables.Counts(runs);
        foreach (var (name, run) in runs.Where(pair => pair.Run.Failure is not null))
        {
            Output.Error($"{name} : {run.Failure}");
        }

        return runs.All(pair => pair.Run.Failure is null) ? 0 : LoadPlacesCommand.SomeSourcesMissing;
    }
}
