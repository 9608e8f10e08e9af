using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace TiersLieux.Cli.Commands;

/// <summary>
/// Times requests to the site against the same SQL sent straight to PostgreSQL: one after the other, in turn, so that what else the
/// machine does weighs on both. Prints: site p50, site p95, SQL p50, SQL p95 (milliseconds), most statements of a request.
/// </summary>
internal static class BenchCompare
{
    public static Command Create()
    {
        var site = new Option<string>("--site") { Description = "Adresse du site, servi avec la base de TIERSLIEUX_DATABASE.", Required = true };
        var log = new Option<string>("--journal") { Description = "Journal du serveur PostgreSQL.", Required = true };
        var paths = new Option<string>("--chemins") { Description = "Fichier d’adresses, une par ligne.", Required = true };
        var rounds = new Option<int>("--passages") { Description = "Mesures de chaque adresse.", DefaultValueFactory = _ => 4 };
        var uncached = new Option<bool>("--sans-cache") { Description = "Rend chaque adresse unique, pour contourner le cache du site." };
        var command = new Command("compare", "Compare les temps de réponse du site à ceux de son SQL.") { site, log, paths, rounds, uncached };
        command.SetAction(async (result, _) =>
        {
            await using var database = new CommandDatabase();
            await using var connection = await database.DataSource.OpenConnectionAsync();
            // As a browser asks; without it the compression that every visitor gets would not be measured.
            using var http = new HttpClient { BaseAddress = new Uri(result.GetValue(site)!) };
            http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
            var addresses = await File.ReadAllLinesAsync(result.GetValue(paths)!);
            var comparison = new Comparison(http, new BenchStatements(connection, result.GetValue(log)!), addresses, result.GetValue(uncached));
            Console.WriteLine(await comparison.RunAsync(result.GetValue(rounds)));
            return 0;
        });
        return command;
    }

    public static double Quantile(List<double> values, double share) => values.Order().ElementAt((int)((values.Count - 1) * share));

    internal sealed class Comparison(HttpClient http, BenchStatements statements, string[] paths, bool isUncached)
    {
        private const int WarmRounds = 8;
        private int sent;

        public async Task<string> RunAsync(int rounds)
        {
            // Before measuring, the site compiles its code, then compiles again what is used most, and prepares its statements.
            for (var warm = 0; warm < WarmRounds; warm++)
            {
                await EachAsync(GetAsync);
            }

            var captured = await statements.CaptureAsync(paths.Length, index => GetAsync(paths[index]));
            foreach (var request in captured.Concat(captured))
            {
                await statements.RunAsync(request);
            }

            List<double> site = [], sql = [];
            for (var round = 0; round < rounds; round++)
            {
                for (var index = 0; index < paths.Length; index++)
                {
                    // Whoever comes second finds the pages in memory: each in its turn.
                    if ((round + index) % 2 == 0)
                    {
                        site.Add(await TimeAsync(() => GetAsync(paths[index])));
                        sql.Add(await TimeAsync(() => statements.RunAsync(captured[index])));
                    }
                    else
                    {
                        sql.Add(await TimeAsync(() => statements.RunAsync(captured[index])));
                        site.Add(await TimeAsync(() => GetAsync(paths[index])));
                    }
                }
            }

            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Quantile(site, 0.5):0.0000} {Quantile(site, 0.95):0.0000} {Quantile(sql, 0.5):0.0000} {Quantile(sql, 0.95):0.0000} {captured.Max(request => request.Count)}");
        }

        private async Task EachAsync(Func<string, Task> action)
        {
            foreach (var path in paths)
            {
                await action(path);
            }
        }

        private async Task GetAsync(string path)
        {
            var address = isUncached ? $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}n={Environment.ProcessId}-{sent++}" : path;
            using var response = await http.GetAsync(address);
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(Stream.Null);
        }

        private static async Task<double> TimeAsync(Func<Task> action)
        {
            var start = Stopwatch.GetTimestamp();
            await action();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }
}
