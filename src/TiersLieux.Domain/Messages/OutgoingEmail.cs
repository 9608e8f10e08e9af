namespace TiersLieux.Domain.Messages;

/// <summary>An e-mail to send: written in the same transaction as the change it tells, sent by a job, tried again when it fails.</summary>
public sealed class OutgoingEmail
{
    public long Id { get; private set; }
    public required string To { get; init; }

    /// <summary>Where answers go; null for the site's own address.</summary>
    public string? ReplyTo { get; init; }

    public required string Subject { get; init; }
    public required string Text { get; init; }
    public required string Html { get; init; }

    /// <summary>Code of a kind one can unsubscribe from; null for a service message, which always leaves.</summary>
    public string? Topic { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Set when it will not be tried again: refused for good, too many attempts, or unsubscribed.</summary>
    public DateTimeOffset? AbandonedAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>An address that no longer wants a topic. Only a hash of the address is kept.</summary>
public sealed class EmailOptOut
{
    /// <summary>Hexadecimal SHA-256 of the lower-case address.</summary>
    public required string AddressSha256 { get; init; }

    public required string Topic { get; init; }
    public required DateTimeOffset At { get; init; }
}
