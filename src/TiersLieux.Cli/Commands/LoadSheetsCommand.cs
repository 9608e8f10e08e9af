using System.CommandLine;
using TiersLieux.Domain.Provenance;
using TiersLieux.Import;
using TiersLieux.Import.Files;
using TiersLieux.Import.Sources.Catalogue;
using TiersLieux.Import.Territories;

namespace TiersLieux.Cli.Commands;

internal static class LoadSheetsCommand
{
    private const string Name = "Catalogue";

    public static Command Create()
    {
        var command = new Command("sheets", "Charge les programmes, structures, réseaux, offres, rendez-vous et ressources du catalogue. Recommencer ne change rien.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    /// <returns>0 when every file loaded, <see cref="LoadPlacesCommand.SomeSourcesMissing"/> when some were set aside.</returns>
    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var database = new CommandDatabase();
        var files = new ReferenceFiles(Environment.GetEnvironmentVariable(ReferenceFiles.FolderSetting), ReferenceFiles.FindCheckout());
        try
        {
            var run = await ProgressDisplay.RunAsync(async progress =>
            {
                var done = await new SheetCatalogue(database.CreateContext, files, TimeProvider.System).LoadAsync(new Phases(progress), cancellationToken);
                progress.Finish(Name);
                return done;
            });
            RunTables.Counts([(Name, run)]);
            foreach (var row in run.Rows.Where(row => row.Outcome == ImportOutcome.SetAside))
            {
                Output.Error($"{row.Key} : {row.Reason}");
            }

            return run.SetAside == 0 ? 0 : LoadPlacesCommand.SomeSourcesMissing;
        }
        catch (UnusableFileException failure)
        {
            Output.Error(failure.Message);
            return 1;
        }
    }

    private sealed class Phases(LoadProgress progress) : IProgress<string>
    {
        private int done;

        public void Report(string value) => progress.Advance(Name, done++, 7);
    }
}
