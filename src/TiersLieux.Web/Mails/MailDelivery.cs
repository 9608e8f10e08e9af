using Microsoft.EntityFrameworkCore;
using MimeKit;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Messages;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Mails;

/// <summary>
/// Sends what is due, one e-mail at a time: the attempt is counted and committed before it is made, its outcome after. Killed between two
/// e-mails, nothing is lost nor sent twice; killed in the middle of one, that one alone leaves again a minute later, under the same
/// Message-Id. Several nodes share the work.
/// </summary>
public sealed partial class MailDelivery(
    TiersLieuxDbContext db, IMailTransport transport, MailSettings settings, SiteAddress site, TimeProvider clock, ILogger<MailDelivery> logger)
{
    /// <summary>Time one e-mail may take: less than the delay after which another node would take it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan UnsubscribeLifetime = TimeSpan.FromDays(366);

    /// <param name="most">E-mails at most.</param>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> DeliverDueAsync(int most, CancellationToken cancellationToken)
    {
        var attempts = 0;
        while (attempts < most && await TakeAsync(cancellationToken) is { } taken)
        {
            attempts++;
            if (taken.Email.AbandonedAt is null)
            {
                await SendAsync(taken.Email, taken.Unsubscribe, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            db.ChangeTracker.Clear();
        }

        return attempts;
    }

    private async Task<(OutgoingEmail Email, Uri? Unsubscribe)?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var email = (await db.OutgoingEmails.FromSql(
            $"""
            SELECT * FROM outgoing_emails WHERE sent_at IS NULL AND abandoned_at IS NULL AND next_attempt_at <= {now}
            ORDER BY next_attempt_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken)).SingleOrDefault();
        if (email is null)
        {
            return null;
        }

        Uri? unsubscribe = null;
        if (email.Topic is { } topic && await db.IsOptedOutAsync(email.To, topic, cancellationToken))
        {
            email.Abandon("Cette adresse ne veut plus de ces courriels.", now);
        }
        else
        {
            email.Begin(now);
            unsubscribe = email.Topic is null ? null : NewUnsubscribeLink(email, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (email, unsubscribe);
    }

    private async Task SendAsync(OutgoingEmail email, Uri? unsubscribe, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var message = MailWriting.Write(email, settings.From, unsubscribe, site.Of("/").Host);
            await transport.SendAsync(message, limit.Token);
            email.SentAt = clock.GetUtcNow();
            LogSent(email.Id);
        }
        catch (ParseException)
        {
            email.Abandon("L’adresse n’est pas une adresse électronique.", clock.GetUtcNow());
            LogAbandoned(email.Id, email.LastError!);
        }
        catch (MailRefusedException refused)
        {
            email.Abandon(refused.Message, clock.GetUtcNow());
            LogAbandoned(email.Id, refused.Message);
        }
        catch (Exception failed) when (failed is MailDelayedException or IOException || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            email.Fail(failed is OperationCanceledException ? "Le serveur n’a pas répondu à temps." : failed.Message, clock.GetUtcNow());
            LogDelayed(email.Id, email.Attempts, email.LastError!);
        }
    }

    private Uri NewUnsubscribeLink(OutgoingEmail email, DateTimeOffset now)
    {
        var secret = SecretLinks.NewSecret();
        db.SecretLinks.Add(new SecretLink
        {
            SecretSha256 = SecretLinks.Sha256(secret), Purpose = LinkPurpose.Unsubscribe, Email = email.To, Topic = email.Topic, CreatedAt = now,
            ExpiresAt = now + UnsubscribeLifetime,
        });
        return site.Of($"/courriels/desabonnement/{secret}");
    }

    // Never an address: the journal is not where personal data is kept.
    [LoggerMessage(Level = LogLevel.Information, Message = "Courriel {Id} envoyé")]
    private partial void LogSent(long id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Courriel {Id} abandonné : {Reason}")]
    private partial void LogAbandoned(long id, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Courriel {Id} retardé, essai {Attempts} : {Reason}")]
    private partial void LogDelayed(long id, int attempts, string reason);
}
