using System.CommandLine;
using TiersLieux.Data;
using TiersLieux.Domain.Contributions;
using TiersLieux.Import.People;

namespace TiersLieux.Cli.Commands;

/// <summary>What the team says of one place: correct, withdraw, merge, restore.</summary>
internal static class PlaceCommand
{
    public static Command Create() =>
        new("place", "Corrige, retire, fusionne ou rétablit un lieu.") { Edit(), Withdraw(), Merge(), Restore() };

    private static Command Edit()
    {
        var slug = Slug();
        var field = new Option<string>("--field") { Description = "Champ, comme dans l’API : phone, name, kinds…", Required = true };
        var value = new Option<string?>("--value") { Description = "Valeur en JSON : '\"…\"', '[\"fablab\"]', null pour effacer." };
        var reason = new Option<string?>("--reason") { Description = "Pourquoi." };
        var undo = new Option<bool>("--undo") { Description = "Annule la dernière correction de ce champ." };
        var command = new Command("edit", "Dit ce qu’est un champ ; aucun chargement ne l’écrasera.") { slug, field, value, reason, undo };
        command.SetAction((result, cancellationToken) => RunAsync(
            db => (result.GetValue(undo), result.GetValue(value)) switch
            {
                (true, _) => new PlaceChanges(db, TimeProvider.System).UndoEditAsync(result.GetValue(slug)!, result.GetValue(field)!, Team(result.GetValue(reason)), cancellationToken),
                (_, { } json) => new PlaceChanges(db, TimeProvider.System)
                    .EditAsync(result.GetValue(slug)!, result.GetValue(field)!, json, Team(result.GetValue(reason)), cancellationToken),
                _ => throw new PlaceChangeException("Donnez --value, ou --undo."),
            },
            "Lieu corrigé."));
        return command;
    }

    private static Command Withdraw()
    {
        var slug = Slug();
        var reason = new Option<string>("--reason") { Description = "Raison, montrée au public.", Required = true };
        var command = new Command("withdraw", "Retire le lieu : sa page répond 410 et dit pourquoi.") { slug, reason };
        command.SetAction((result, cancellationToken) => RunAsync(
            db => new PlaceChanges(db, TimeProvider.System).WithdrawAsync(result.GetValue(slug)!, Team(result.GetValue(reason)), cancellationToken), "Lieu retiré."));
        return command;
    }

    private static Command Merge()
    {
        var slug = Slug();
        var into = new Option<string>("--into") { Description = "Le lieu qui reste.", Required = true };
        var command = new Command("merge", "Fusionne deux fiches d’un même lieu.") { slug, into };
        command.SetAction((result, cancellationToken) => RunAsync(
            db => new PlaceMerging(db, TimeProvider.System).MergeAsync(result.GetValue(slug)!, result.GetValue(into)!, Team(), cancellationToken), "Lieux fusionnés."));
        return command;
    }

    private static Command Restore()
    {
        var slug = Slug();
        var command = new Command("restore", "Annule un retrait ou une fusion.") { slug };
        command.SetAction((result, cancellationToken) => RunAsync(
            db => new PlaceMerging(db, TimeProvider.System).RestoreAsync(result.GetValue(slug)!, Team(), cancellationToken), "Lieu rétabli."));
        return command;
    }

    private static Authorship Team(string? reason = null) => new(AuthorRoles.Team, Reason: reason);

    private static Argument<string> Slug() => new("slug") { Description = "Adresse du lieu : fab-unit-crest." };

    private static async Task<int> RunAsync(Func<TiersLieuxDbContext, Task> change, string done)
    {
        await using var database = new CommandDatabase();
        await using var db = database.CreateContext();
        try
        {
            await change(db);
            Output.Line(done);
            return 0;
        }
        catch (PlaceChangeException refusal)
        {
            Output.Error(refusal.Message);
            return 1;
        }
    }
}
