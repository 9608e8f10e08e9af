using System.CommandLine;
using TiersLieux.Data;

namespace TiersLieux.Cli.Commands;

internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Crée la base ou la met au schéma de cette version.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var database = new CommandDatabase();
            await using var db = database.CreateContext();
            await DatabaseSchema.MigrateAsync(db, cancellationToken);
            Output.Line("Base de données à jour.");
        });
        return command;
    }
}
