using System.CommandLine;
using System.Globalization;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Contributions;

namespace TiersLieux.Cli.Commands;

/// <summary><c>tl duplicates</c>: the daily search, by hand.</summary>
internal static class DuplicatesCommand
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Montre les paires sans les mettre dans la file." };
        var command = new Command("duplicates", "Cherche les fiches qui décrivent peut-être un même lieu.") { dryRun };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var database = new CommandDatabase();
            await using var db = database.CreateContext();
            var found = await DuplicateSearch.FindAsync(db, cancellationToken);
            Output.Table(null, numbers: false, ["Fiche", "Autre fiche", "Mètres", "Ce qui concorde"],
                found.Select(pair => (IReadOnlyList<string>)
                    [pair.Name, pair.OtherName, pair.DistanceMetres?.ToString("0", CultureInfo.InvariantCulture) ?? "", string.Join(", ", pair.Reasons.Select(reason => reason.Label()))]));
            if (!result.GetValue(dryRun))
            {
                Output.Line($"{await DuplicateSearch.RunAsync(db, TimeProvider.System.GetUtcNow(), cancellationToken)} paires ajoutées à la file.");
            }
        });
        return command;
    }
}
