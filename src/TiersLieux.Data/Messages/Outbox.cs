using TiersLieux.Domain.Messages;

namespace TiersLieux.Data.Messages;

/// <summary>Puts an e-mail in the outbox; it leaves only if the caller's transaction is committed.</summary>
public static class Outbox
{
    /// <param name="topic">Code of what one can unsubscribe from; null for a service message.</param>
    public static void Post(
        this TiersLieuxDbContext db, string to, string subject, EmailBody body, DateTimeOffset now, string? topic = null, string? replyTo = null)
    {
        var (text, html) = body.Write();
        db.OutgoingEmails.Add(new OutgoingEmail
        {
            To = to, Subject = subject, Text = text, Html = html, Topic = topic, ReplyTo = replyTo, CreatedAt = now, NextAttemptAt = now,
        });
    }
}
