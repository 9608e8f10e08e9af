using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Contributions;
using TiersLieux.Domain.Contributions;

namespace TiersLieux.Cli.Commands;

/// <summary>
/// Times the coordinators' queue. First line: the page, as <see cref="BenchCompare"/>. Second line: one decision (accept a correction)
/// and the time PostgreSQL says its statements took, since the same ones cannot be sent again: site p50, p95, statements p50, p95.
/// </summary>
internal static class BenchQueue
{
    private const int Decisions = 60;
    private const int Warm = 20;

    public static Command Create()
    {
        var site = new Option<string>("--site") { Description = "Adresse du site, servi avec la base de TIERSLIEUX_DATABASE.", Required = true };
        var log = new Option<string>("--journal") { Description = "Journal du serveur PostgreSQL.", Required = true };
        var command = new Command("queue", "Compare la file et une décision à leur SQL.") { site, log };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var database = new CommandDatabase();
            await using var connection = await database.DataSource.OpenConnectionAsync(cancellationToken);
            await using var db = database.CreateContext();
            using var http = BenchCurator.Browser(result.GetValue(site)!);
            var curator = new BenchCurator(http);
            await curator.SignInAsync(db, cancellationToken);
            var statements = new BenchStatements(connection, result.GetValue(log)!);
            string[] pages = ["/gestion", "/gestion?nature=correction", "/gestion?age=90", "/gestion?attribution=personne", "/gestion?etat=question"];
            Console.WriteLine(await new BenchCompare.Comparison(http, statements, pages, false).RunAsync(12));
            var waiting = await db.Proposals.Where(ProposalQueue.IsOpen).Where(item => item.Kind == ProposalKind.Correction).OrderBy(item => item.SubmittedAt)
                .Select(item => item.Id).Take(Decisions + Warm).ToListAsync(cancellationToken);
            Console.WriteLine(await DecideAsync(curator, http, statements, waiting, cancellationToken));
            return 0;
        });
        return command;
    }

    private static async Task<string> DecideAsync(BenchCurator curator, HttpClient http, BenchStatements statements, List<int> waiting, CancellationToken cancellationToken)
    {
        var site = new List<double>();
        var form = new FormUrlEncodedContent([]);
        var sql = await statements.ServerTimesAsync(
            waiting.Count,
            async index => form = new([
                .. await curator.HiddenAsync($"/gestion/propositions/{waiting[index]}", "data-decision", cancellationToken), new("Input.Fields", "summary"), new("Input.Fields", "phone"),
            ]),
            async index =>
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await http.PostAsync($"/gestion/propositions/{waiting[index]}?handler=accepter", form, cancellationToken);
                site.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (answer.Headers.Location is null)
                {
                    throw new CommandRefusedException($"La décision {waiting[index]} n’a pas été prise : {(int)answer.StatusCode}.");
                }
            });
        var (times, server) = (site[Math.Min(Warm, site.Count / 2)..], sql[Math.Min(Warm, sql.Count / 2)..]);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{BenchCompare.Quantile(times, 0.5):0.0000} {BenchCompare.Quantile(times, 0.95):0.0000} {BenchCompare.Quantile(server, 0.5):0.0000} {BenchCompare.Quantile(server, 0.95):0.0000}");
    }
}
