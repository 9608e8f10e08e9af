using System.Diagnostics;
using TiersLieux.Data;

namespace TiersLieux.Tests.Cli;

/// <summary>Runs <c>tl</c> as an operator would, its output not a terminal.</summary>
internal static class Tl
{
    /// <param name="connectionString">Null: the setting is absent.</param>
    /// <returns>Exit code, then both outputs in one.</returns>
    public static async Task<(int Status, string Output)> RunAsync(string? connectionString, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tl.dll"), .. arguments])
        {
            WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Remove(DataRegistration.ConnectionSetting);
        if (connectionString is not null)
        {
            start.Environment[DataRegistration.ConnectionSetting] = connectionString;
        }

        using var process = Process.Start(start)!;
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(outputs));
    }
}
