using Spectre.Console;

namespace TiersLieux.Cli;

/// <summary>Colours and tables for a terminal; for a log or a pipe plain lines, never cut at 80 columns.</summary>
internal static class Output
{
    public static bool IsPlain => Console.IsOutputRedirected;

    public static void Line(string text) => Console.WriteLine(text);

    public static void Title(string text) => Write(text, "bold");

    public static void Warning(string text) => Write(text, "yellow");

    public static void Error(string text) => Write(text, "red");

    /// <param name="numbers">True when every column but the first holds numbers.</param>
    public static void Table(string? title, bool numbers, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table();
        if (title is not null)
        {
            table.Title(Markup.Escape(title));
        }

        table.AddColumn(columns[0]);
        foreach (var column in columns.Skip(1))
        {
            table.AddColumn(numbers ? new TableColumn(column).RightAligned() : new TableColumn(column));
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        AnsiConsole.Write(table);
    }

    private static void Write(string text, string style)
    {
        if (IsPlain)
        {
            Console.WriteLine(text);
        }
        else
        {
            AnsiConsole.MarkupLine($"[{style}]{Markup.Escape(text)}[/]");
        }
    }
}
