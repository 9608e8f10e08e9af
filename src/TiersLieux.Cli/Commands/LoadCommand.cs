using System.CommandLine;

namespace TiersLieux.Cli.Commands;

/// <summary><c>tl load …</c>: one subcommand per kind of data.</summary>
internal static class LoadCommand
{
    public static Command Create() => new("load", "Charge les données : territoires, puis lieux, puis fiches.") { LoadTerritoriesCommand.Create(), LoadPlacesCommand.Create(), LoadSheetsCommand.Create(), LoadProgrammesCommand.Create() };
}
