using System.Collections.Concurrent;
using Spectre.Console;
using TiersLieux.Import.Territories;

namespace TiersLieux.Cli;

/// <summary>Progress bars on a terminal; elsewhere (a log, a pipe) one plain line when a step is done.</summary>
internal static class ProgressDisplay
{
    public static Task<T> RunAsync<T>(Func<LoadProgress, Task<T>> action) =>
        AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
            ? AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
                .StartAsync(context => action(Bars(context)))
            : action(Lines());

    private static LoadProgress Bars(ProgressContext context)
    {
        var tasks = new ConcurrentDictionary<string, ProgressTask>();
        return new LoadProgress((step, share) =>
        {
            var task = tasks.GetOrAdd(step, name => context.AddTask(Markup.Escape(name), maxValue: 1));
            task.Value = share;
        });
    }

    private static LoadProgress Lines()
    {
        var done = new ConcurrentDictionary<string, bool>();
        return new LoadProgress((step, share) =>
        {
            if (share >= 1 && done.TryAdd(step, true))
            {
                Output.Line($"{step} : fait.");
            }
        });
    }
}
