using System.CommandLine;
using TiersLieux.Cli.Commands;

var root = new RootCommand("tl, l’outil de l’exploitant de l’annuaire des tiers-lieux.")
{
    MigrateCommand.Create(),
    LoadCommand.Create(),
    PlaceCommand.Create(),
    ReportCommand.Create(),
    BenchCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
