using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace TiersLieux.Tests.Web.Crash;

/// <summary>Takes e-mails one after the other; says nothing after the content of the one it is told to, as a server that hangs.</summary>
internal sealed partial class SilentSmtpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource hung = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new();
    private string? silentFor;

    public SilentSmtpServer(string silentFor)
    {
        this.silentFor = silentFor;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Subject and Message-Id of what was received whole, hung or not, in order.</summary>
    public ConcurrentQueue<(string Subject, string MessageId)> Received { get; } = new();

    /// <summary>The one it does not answer is there.</summary>
    public Task Hung => hung.Task;

    /// <summary>An e-mail with this subject was taken.</summary>
    public Task TakenAsync(string subject) => Awaited(subject).Task;

    public void Dispose() => listener.Dispose();

    private TaskCompletionSource Awaited(string subject) => awaited.GetOrAdd(subject, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 essai");
            while (await reader.ReadLineAsync() is { } line)
            {
                await writer.WriteLineAsync(line.Split(' ')[0] switch { "DATA" => "354 Allez", "QUIT" => "221 Au revoir", _ => "250 OK" });
                if (line == "DATA" && !await TakeAsync(reader, writer))
                {
                    // Nothing more is said; the connection ends with the process at the other end.
                    await reader.ReadToEndAsync();
                }
            }
        }
        catch (IOException)
        {
            // Killed.
        }
    }

    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer)
    {
        var text = "";
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            text += line + "\n";
        }

        var subject = Subject().Match(text).Groups[1].Value;
        Received.Enqueue((subject, Id().Match(text).Groups[1].Value));
        if (subject == silentFor)
        {
            silentFor = null;
            hung.TrySetResult();
            return false;
        }

        await writer.WriteLineAsync("250 Pris");
        Awaited(subject).TrySetResult();
        return true;
    }

    [GeneratedRegex("^Subject: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Subject();

    [GeneratedRegex("^Message-Id: (.*)$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
