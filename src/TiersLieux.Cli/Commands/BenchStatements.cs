using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace TiersLieux.Cli.Commands;

/// <summary>
/// The statements the site sends, as the server's own log tells them (<c>log_statement</c>, prefix « %m [%p] »): text and values. Marks
/// sent between two requests tell which request a statement belongs to; so one request at a time.
/// </summary>
internal sealed partial class BenchStatements(NpgsqlConnection connection, string log)
{
    private const string Mark = "SELECT 'mark' AS bench";
    private readonly Dictionary<string, NpgsqlCommand> prepared = [];

    internal sealed record Statement(string Sql, IReadOnlyList<string?> Values);

    /// <returns>The statements of each request, in order; the Nth list belongs to the Nth call of <paramref name="request"/>.</returns>
    public async Task<List<List<Statement>>> CaptureAsync(int requests, Func<int, Task> request)
    {
        var written = await LoggedAsync("log_statement", "'all'", async () =>
        {
            for (var index = 0; index < requests; index++)
            {
                await ExecuteAsync(Mark);
                await request(index);
            }

            // What comes after this mark is our own.
            await ExecuteAsync(Mark);
        });
        return Read(written)[..requests];
    }

    /// <summary>How long the server says the statements of each request took, parsing and planning included, in milliseconds.</summary>
    /// <param name="prepare">What comes before each request and is not counted.</param>
    public async Task<List<double>> ServerTimesAsync(int requests, Func<int, Task> prepare, Func<int, Task> request)
    {
        var written = await LoggedAsync("log_min_duration_statement", "0", async () =>
        {
            for (var index = 0; index < requests; index++)
            {
                await prepare(index);
                await ExecuteAsync(Mark);
                await request(index);
                await ExecuteAsync(Mark);
            }
        });

        // Between two marks in turn: a request, then what is not counted.
        var (times, isCounting) = (new List<double>(), false);
        foreach (var entry in Entries().Split(written))
        {
            if (entry.Contains(Mark, StringComparison.Ordinal))
            {
                // Parsing and binding a mark are entries too.
                if (entry.Contains(" execute ", StringComparison.Ordinal) || entry.Contains(" statement: ", StringComparison.Ordinal))
                {
                    isCounting = !isCounting;
                    if (isCounting)
                    {
                        times.Add(0);
                    }
                }
            }
            else if (isCounting && Duration().Match(entry) is { Success: true } took)
            {
                times[^1] += double.Parse(took.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return times;
    }

    /// <summary>Sends statements again, prepared as the site's are, and reads all their rows.</summary>
    public async Task RunAsync(IEnumerable<Statement> statements)
    {
        foreach (var statement in statements)
        {
            if (!prepared.TryGetValue(statement.Sql, out var command))
            {
                command = prepared[statement.Sql] = new NpgsqlCommand(statement.Sql, connection);
                command.Parameters.AddRange(statement.Values.Select(_ => new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Unknown, Value = "" }).ToArray());
                await command.PrepareAsync();
            }

            for (var index = 0; index < statement.Values.Count; index++)
            {
                command.Parameters[index].Value = (object?)statement.Values[index] ?? DBNull.Value;
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
            }
        }
    }

    /// <summary>What PostgreSQL writes in its journal while something runs with a setting of its own, which is put back.</summary>
    private async Task<string> LoggedAsync(string setting, string value, Func<Task> run)
    {
        var start = new FileInfo(log).Length;
        await ExecuteAsync($"ALTER SYSTEM SET {setting} = {value}");
        await ExecuteAsync("SELECT pg_reload_conf()");
        try
        {
            // The setting reaches the sessions a moment later: until a mark shows, nothing is sure to be written.
            while (!Tail(start).Contains(Mark, StringComparison.Ordinal))
            {
                await ExecuteAsync(Mark);
            }

            start = new FileInfo(log).Length;
            await run();
        }
        finally
        {
            await ExecuteAsync($"ALTER SYSTEM RESET {setting}");
            await ExecuteAsync("SELECT pg_reload_conf()");
        }

        return Tail(start);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private string Tail(long start)
    {
        using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = start;
        return new StreamReader(stream).ReadToEnd();
    }

    private static List<List<Statement>> Read(string text)
    {
        var requests = new List<List<Statement>>();
        // Continued lines begin with a tab.
        foreach (var entry in Entries().Split(text))
        {
            if (entry.Contains(Mark, StringComparison.Ordinal))
            {
                requests.Add([]);
            }
            else if (requests.Count > 0 && Executed().Match(entry) is { Success: true } executed)
            {
                requests[^1].Add(new(executed.Groups["sql"].Value.Replace("\n\t", "\n", StringComparison.Ordinal).TrimEnd(), []));
            }
            else if (requests.Count > 0 && requests[^1].Count > 0 && entry.Contains("DETAIL:  parameters: ", StringComparison.Ordinal))
            {
                var values = Values().Matches(entry.Replace("\n\t", "\n", StringComparison.Ordinal))
                    .Select(match => match.Groups["value"].Success ? match.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal) : null);
                requests[^1][^1] = requests[^1][^1] with { Values = [.. values] };
            }
        }

        return requests;
    }

    [GeneratedRegex(@"^(?=\d{4}-\d\d-\d\d \d\d:)", RegexOptions.Multiline)]
    private static partial Regex Entries();

    [GeneratedRegex("LOG:  duration: ([0-9.]+) ms")]
    private static partial Regex Duration();

    [GeneratedRegex(@"LOG:  execute [^:]*: (?<sql>.*)", RegexOptions.Singleline)]
    private static partial Regex Executed();

    [GeneratedRegex(@"\$\d+ = (?:'(?<value>(?:[^']|'')*)'|NULL)")]
    private static partial Regex Values();
}
