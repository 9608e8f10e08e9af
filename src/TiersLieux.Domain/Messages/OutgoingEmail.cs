namespace TiersLieux.Domain.Messages;

/// <summary>An e-mail to send: written in the same transaction as the change it tells, sent by a job, tried again when it fails.</summary>
public sealed class OutgoingEmail
{
    public const int MaximumAttempts = 10;

    // Ten attempts in a little more than a day: a server that is down for a night loses nothing.
    private static readonly int[] MinutesAfterAttempt = [1, 5, 15, 30, 60, 120, 240, 480, 720];

    public long Id { get; private set; }
    public required string To { get; init; }

    /// <summary>Where answers go; null for the site's own address.</summary>
    public string? ReplyTo { get; init; }

    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }

    /// <summary>Code of <see cref="EmailTopics"/>, which one can unsubscribe from; null for a service message, which always leaves.</summary>
    public string? Topic { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Set when it will not be tried again: refused for good, too many attempts, or unsubscribed.</summary>
    public DateTimeOffset? AbandonedAt { get; set; }

    public string? LastError { get; set; }

    /// <summary>Counts an attempt before it is made: were the process to die in the middle, the next one waits its turn.</summary>
    public void Begin(DateTimeOffset now)
    {
        if (Attempts >= MaximumAttempts)
        {
            Abandon(LastError ?? "Aucun essai n’a abouti.", now);
            return;
        }

        Attempts++;
        NextAttemptAt = now.AddMinutes(MinutesAfterAttempt[Math.Min(Attempts, MinutesAfterAttempt.Length) - 1]);
    }

    public void Fail(string error, DateTimeOffset now)
    {
        LastError = Shortened(error);
        if (Attempts >= MaximumAttempts)
        {
            AbandonedAt = now;
        }
    }

    /// <param name="reason">French, for the operator.</param>
    public void Abandon(string reason, DateTimeOffset now) => (LastError, AbandonedAt) = (Shortened(reason), now);

    private static string Shortened(string text) => text.Length <= 500 ? text : text[..500];
}

/// <summary>What one can unsubscribe from.</summary>
public static class EmailTopics
{
    public const string Reminders = "rappels";

    public static readonly Vocabulary All = new("sujet", new Term(Reminders, "Rappels de mise à jour d’une fiche", "Rappels de mise à jour des fiches"));
}

/// <summary>An address that no longer wants a topic. Only a hash of the address is kept.</summary>
public sealed class EmailOptOut
{
    /// <summary>Hexadecimal SHA-256 of the lower-case address.</summary>
    public required string AddressSha256 { get; init; }

    public required string Topic { get; init; }
    public required DateTimeOffset At { get; init; }
}
