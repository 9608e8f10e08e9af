using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Provenance;

namespace TiersLieux.Cli.Commands;

internal static class ReportCommand
{
    public static Command Create()
    {
        var source = new Argument<string?>("source") { Description = "Nom de la source (cget-2019…) ; toutes par défaut.", Arity = ArgumentArity.ZeroOrOne };
        var notes = new Option<bool>("--remarques") { Description = "Montre aussi les remarques sur les lignes publiées." };
        var command = new Command("report", "Montre le dernier chargement de chaque source : comptes, réparations, lignes mises de côté.") { source, notes };
        command.SetAction((result, cancellationToken) => RunAsync(result.GetValue(source), result.GetValue(notes), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? source, bool notes, CancellationToken cancellationToken)
    {
        await using var database = new CommandDatabase();
        await using var db = database.CreateContext();
        var runs = await db.ImportRuns.AsNoTracking().Include(run => run.Source)
            .Where(run => (source == null || run.Source!.Slug == source)
                && !db.ImportRuns.Any(later => later.SourceId == run.SourceId && later.Id > run.Id))
            .OrderBy(run => run.Id).ToListAsync(cancellationToken);
        if (runs.Count == 0)
        {
            Output.Error(source is null ? "Aucun chargement enregistré." : $"Aucun chargement enregistré pour la source « {source} ».");
            return 1;
        }

        RunTables.Counts(runs.Select(run => (run.Source!.Name, run)));
        foreach (var run in runs)
        {
            Write(run, await RowsAsync(db, run, notes, cancellationToken));
        }

        return 0;
    }

    private static Task<List<ImportRow>> RowsAsync(TiersLieuxDbContext db, ImportRun run, bool notes, CancellationToken cancellationToken) =>
        db.ImportRows.AsNoTracking()
            .Where(row => row.RunId == run.Id && (row.Outcome == ImportOutcome.SetAside || (notes && row.Reason != null)))
            .OrderBy(row => row.Line).ThenBy(row => row.Id).ToListAsync(cancellationToken);

    private static void Write(ImportRun run, List<ImportRow> rows)
    {
        Output.Title($"\n{run.Source!.Name}, {run.Source.Producer}, {run.Source.Vintage} ({run.Source.Licence})");
        Output.Line($"{run.FileName} {run.FileSha256} · {run.StartedAt:yyyy-MM-dd HH:mm} UTC");
        if (run.Failure is not null)
        {
            Output.Error(run.Failure);
        }

        if (run.Note is not null)
        {
            Output.Line(run.Note);
        }

        if (run.Repairs.Count > 0)
        {
            RunTables.Repairs(run);
        }

        var setAside = rows.Where(row => row.Outcome == ImportOutcome.SetAside).ToList();
        if (setAside.Count > 0)
        {
            RunTables.Rows("Lignes mises de côté", setAside);
        }

        if (rows.Count > setAside.Count)
        {
            RunTables.Rows("Remarques", rows.Where(row => row.Outcome != ImportOutcome.SetAside));
        }
    }
}
