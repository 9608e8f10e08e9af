using System.CommandLine;
using TiersLieux.Import;
using TiersLieux.Import.Territories;

namespace TiersLieux.Cli.Commands;

internal static class LoadTerritoriesCommand
{
    public static Command Create()
    {
        var reference = new Option<string?>("--reference") { Description = $"Dossier des fichiers de référence (sinon {ReferenceFiles.FolderSetting})." };
        var offline = new Option<bool>("--offline") { Description = "Ne télécharge rien." };
        var force = new Option<bool>("--force") { Description = "Charge à nouveau des fichiers déjà chargés." };
        var command = new Command("territories", "Charge communes, EPCI, zones d’emploi, départements et régions.") { reference, offline, force };
        command.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(reference) ?? Environment.GetEnvironmentVariable(ReferenceFiles.FolderSetting),
            result.GetValue(offline), result.GetValue(force), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? folder, bool isOffline, bool isForced, CancellationToken cancellationToken)
    {
        await using var database = new CommandDatabase();
        using var http = isOffline ? null : new HttpClient(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) }) { Timeout = TimeSpan.FromMinutes(30) };
        var load = new TerritoryLoad(
            database.DataSource, database.CreateContext, new ReferenceFiles(folder, ReferenceFiles.FindCheckout()), http, TimeProvider.System);
        try
        {
            var report = await ProgressDisplay.RunAsync(progress => load.RunAsync(isForced, progress, cancellationToken));
            LoadReportDisplay.Show(report);
            return 0;
        }
        catch (Exception error) when (error is ReferenceUnavailableException or LoadInProgressException)
        {
            Output.Error(error.Message);
            return 1;
        }
    }
}
