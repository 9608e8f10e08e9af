using MimeKit;
using TiersLieux.Web.Mails;

namespace TiersLieux.Tests.Web.Mails;

/// <summary>Keeps what is sent; answers what a test tells it to.</summary>
internal sealed class RecordingTransport : IMailTransport
{
    private readonly List<(string Subject, string MessageId, string Wire)> sent = [];

    public IReadOnlyList<(string Subject, string MessageId, string Wire)> Sent => sent;

    /// <summary>Thrown instead of sending; null to send.</summary>
    public Func<Exception?> Answer { get; set; } = () => null;

    public Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        if (Answer() is { } failure)
        {
            throw failure;
        }

        using var wire = new MemoryStream();
        message.WriteTo(wire, CancellationToken.None);
        lock (sent)
        {
            sent.Add((message.Subject!, message.MessageId!, System.Text.Encoding.UTF8.GetString(wire.ToArray()).ReplaceLineEndings("\n")));
        }

        return Task.CompletedTask;
    }
}
