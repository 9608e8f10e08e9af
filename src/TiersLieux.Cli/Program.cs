using System.CommandLine;
using System.Globalization;
using TiersLieux.Cli;
using TiersLieux.Cli.Commands;

// The help of System.CommandLine speaks the language of the interface.
CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
var verbose = new Option<bool>("--verbose") { Description = "En cas d’erreur, montre le détail technique.", Recursive = true };
var root = new RootCommand("tl, l’outil de l’exploitant de l’annuaire des tiers-lieux.")
{
    verbose,
    MigrateCommand.Create(),
    LoadCommand.Create(),
    PlaceCommand.Create(),
    DuplicatesCommand.Create(),
    AdminCommand.Create(),
    ReportCommand.Create(),
    BenchCommand.Create(),
};
var command = root.Parse(args);
try
{
    return await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Interrompu.");
    return 130;
}
catch (Exception failure)
{
    Console.Error.WriteLine(command.GetValue(verbose) ? failure.ToString() : Failures.Describe(failure));
    return 1;
}
