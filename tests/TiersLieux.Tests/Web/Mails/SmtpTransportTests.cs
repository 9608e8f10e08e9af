using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using MimeKit;
using TiersLieux.Web.Mails;

namespace TiersLieux.Tests.Web.Mails;

public sealed class SmtpTransportTests
{
    [Fact]
    public async Task Send_Accepted_HandsOverTheMessage()
    {
        using var server = new SmallSmtpServer("250 OK");

        await SendAsync(server.Port);

        (await server.ReceivedAsync()).Should().Contain("Subject: Bonjour").And.Contain("MAIL FROM:<annuaire@exemple.org>").And.Contain("RCPT TO:<camille@exemple.org>");
    }

    [Fact]
    public async Task Send_UnknownRecipient_IsRefusedForGood()
    {
        using var server = new SmallSmtpServer("550 Inconnu");

        await FluentActions.Awaiting(() => SendAsync(server.Port)).Should().ThrowAsync<MailRefusedException>().WithMessage("*550*");
    }

    [Fact]
    public async Task Send_BusyServer_IsDelayed()
    {
        using var server = new SmallSmtpServer("451 Plus tard");

        await FluentActions.Awaiting(() => SendAsync(server.Port)).Should().ThrowAsync<MailDelayedException>().WithMessage("*451*");
    }

    [Fact]
    public async Task Send_ServerAway_IsDelayed() =>
        await FluentActions.Awaiting(() => SendAsync(1)).Should().ThrowAsync<MailDelayedException>();

    [Theory]
    [InlineData("Mails:Smtp:Security", "peut-être", "Mails:Smtp:Security")]
    [InlineData("Mails:From", "", "Mails:From")]
    [InlineData("Mails:From", "pas une adresse", "Mails:From")]
    public void Settings_Wrong_SayWhich(string name, string value, string expected) =>
        FluentActions.Invoking(() => Settings(25, (name, value))).Should().Throw<InvalidOperationException>().WithMessage($"*{expected}*");

    private static async Task SendAsync(int port)
    {
        using var message = new MimeMessage { Subject = "Bonjour", Body = new TextPart("plain") { Text = "Un essai." } };
        message.From.Add(MailboxAddress.Parse("annuaire@exemple.org"));
        message.To.Add(MailboxAddress.Parse("camille@exemple.org"));
        await new SmtpTransport(Settings(port)).SendAsync(message, default);
    }

    private static MailSettings Settings(int port, params (string Name, string Value)[] others)
    {
        var values = new Dictionary<string, string?>
        {
            [MailSettings.HostSetting] = "127.0.0.1", ["Mails:Smtp:Port"] = $"{port}", ["Mails:Smtp:Security"] = "aucune", [MailSettings.FromSetting] = "annuaire@exemple.org",
        };
        foreach (var (name, value) in others)
        {
            values[name] = value;
        }

        return new MailSettings(
            new ConfigurationBuilder().AddInMemoryCollection(values).Build(), new HostingEnvironment { EnvironmentName = Environments.Production, ContentRootPath = "/" });
    }

    /// <summary>Takes one connection and answers each recipient what it is told.</summary>
    private sealed class SmallSmtpServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly Task<string> talk;

        public SmallSmtpServer(string toRecipient)
        {
            listener.Start();
            talk = TalkAsync(toRecipient);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public Task<string> ReceivedAsync() => talk;

        public void Dispose() => listener.Dispose();

        private async Task<string> TalkAsync(string toRecipient)
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            var received = new List<string>();
            var inData = false;
            await writer.WriteLineAsync("220 essai");
            while (await reader.ReadLineAsync() is { } line)
            {
                received.Add(line);
                if (inData)
                {
                    inData = line != ".";
                    if (!inData)
                    {
                        await writer.WriteLineAsync("250 Pris");
                    }

                    continue;
                }

                inData = line == "DATA";
                await writer.WriteLineAsync(line.Split(' ')[0] switch { "RCPT" => toRecipient, "DATA" => "354 Allez", "QUIT" => "221 Au revoir", _ => "250 OK" });
                if (line == "QUIT")
                {
                    break;
                }
            }

            return string.Join('\n', received);
        }
    }
}
