using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using TiersLieux.Tests.Testing;

namespace TiersLieux.Tests.Web.Crash;

/// <summary>The site as built, in a process of its own on a free port, as an operator runs it.</summary>
internal sealed partial class SiteProcess : IDisposable
{
    private static readonly string Folder = Path.Combine(TestServer.Root, "src", "TiersLieux.Web");

    /// <summary>Built in the same configuration as the tests: …/bin/Release/net10.0.</summary>
    private static readonly string Program = Path.Combine(Folder, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "TiersLieux.Web.dll");

    private readonly Process process;

    private SiteProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Comes back once it listens.</summary>
    public static async Task<SiteProcess> StartAsync(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--urls", "http://127.0.0.1:0"]) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) =>
        {
            said.Enqueue(line.Data ?? "");
            if (line.Data is null)
            {
                listening.TrySetException(new InvalidOperationException("Le site n’a pas démarré : " + string.Join('\n', said)));
            }
            else if (Listening().Match(line.Data) is { Success: true } found)
            {
                listening.TrySetResult(new Uri(found.Groups[1].Value));
            }
        };
        process.BeginOutputReadLine();
        return new(process, await listening.Task);
    }

    /// <summary>A browser that holds this cookie: « name=value ».</summary>
    public HttpClient Browser(string cookie)
    {
        var cookies = new CookieContainer();
        cookies.SetCookies(Address, cookie);
        return new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    /// <summary>SIGKILL: no handler runs, nothing is put away.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    [GeneratedRegex("Now listening on: \"?(http://127\\.0\\.0\\.1:[0-9]+)")]
    private static partial Regex Listening();
}
