using System.Diagnostics;
using TiersLieux.Data;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Cli;

/// <summary>Runs <c>tl</c> as an operator would, its output not a terminal.</summary>
internal static class Tl
{
    /// <summary>Built in the same configuration as the tests: …/bin/Release/net10.0.</summary>
    private static readonly string Program = Path.Combine(
        TestServer.Root, "src", "TiersLieux.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "tl.dll");

    /// <param name="connectionString">Null: the setting is absent.</param>
    /// <returns>Exit code, then both outputs in one.</returns>
    public static async Task<(int Status, string Output)> RunAsync(string? connectionString, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = TestServer.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // a run of one second has nothing to learn
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
