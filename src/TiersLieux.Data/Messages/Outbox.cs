using TiersLieux.Domain.Messages;

namespace TiersLieux.Data.Messages;

/// <summary>Puts an e-mail in the outbox; it leaves only if the caller's transaction is committed.</summary>
public static class Outbox
{
    /// <returns>The row, stored with the caller's changes.</returns>
    /// <param name="topic">Code of what one can unsubscribe from; null for a service message.</param>
    public static OutgoingEmail Post(
        this TiersLieuxDbContext db, string to, string subject, EmailBody body, DateTimeOffset now, string? topic = null, string? replyTo = null)
    {
        var (text, html) = body.Write();
        return db.OutgoingEmails.Add(new OutgoingEmail
        {
            To = to, Subject = subject, Text = text, Html = html, Topic = topic, ReplyTo = replyTo, CreatedAt = now, NextAttemptAt = now,
        }).Entity;
    }
}
