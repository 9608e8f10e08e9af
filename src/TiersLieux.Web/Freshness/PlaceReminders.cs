using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Messages;
using TiersLieux.Domain.Places;
using TiersLieux.Web.Infrastructure;

namespace TiersLieux.Web.Freshness;

/// <summary>
/// Asks places to confirm their sheet, at the rhythm they chose: a reminder, another a month later, then, after one more month, an item
/// in the queue. Each place is one transaction: stopped in the middle, the next run does the rest and nobody is written to twice.
/// </summary>
public sealed class PlaceReminders(TiersLieuxDbContext db, SiteAddress site, TimeProvider clock)
{
    /// <summary>Reminders and items of one run: a new base does not write to everybody on the same day.</summary>
    public const int Batch = 200;

    public static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(90);

    /// <returns>Places reminded, items opened and items closed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var closed = await db.Database.ExecuteSqlRawAsync(
            DatabaseSchema.Sql("Queries/confirmations_close.sql"), [now, "La fiche n’est plus à confirmer."], cancellationToken);
        var queued = await QueueAsync(now, cancellationToken);
        var ids = await db.Database.SqlQueryRaw<int>(DatabaseSchema.Sql("Queries/places_to_remind.sql"), now, Batch).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            await RemindAsync(id, now, cancellationToken);
            db.ChangeTracker.Clear();
        }

        return closed + queued + ids.Count;
    }

    private async Task<int> QueueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lastMonth = now.AddMonths(-1);
        var silent = await db.Places.AsNoTracking()
            .Where(place => place.Status == PlaceStatus.Published && place.RemindersSent >= Place.MaximumReminders && place.LastReminderAt <= lastMonth
                && !db.Proposals.Any(item => item.PlaceId == place.Id && item.Kind == ProposalKind.Confirmation
                    && (item.State == ProposalState.Waiting || item.State == ProposalState.Asked || item.CreatedAt > place.LastReminderAt)))
            .OrderBy(place => place.LastReminderAt).Take(Batch).ToListAsync(cancellationToken);
        var items = silent.Where(place => place.NeedsConfirmation(now)).Select(place => new Proposal
        {
            Kind = ProposalKind.Confirmation, State = ProposalState.Waiting, PlaceId = place.Id, CommuneId = place.CommuneId, CreatedAt = now, UpdatedAt = now,
            SubmittedAt = now,
        }).ToList();
        db.Proposals.AddRange(items);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return items.Count;
    }

    private async Task RemindAsync(int placeId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Somebody changing the sheet right now confirms it.
        var place = (await db.Places.FromSql($"SELECT * FROM places WHERE id = {placeId} FOR UPDATE SKIP LOCKED").ToListAsync(cancellationToken)).SingleOrDefault();
        if (place is null || !place.IsStale(DateOnly.FromDateTime(now.UtcDateTime)))
        {
            return;
        }

        place.Remind(now);
        foreach (var (email, accountId) in await PlaceRecipients.OfAsync(db, place, cancellationToken))
        {
            var secret = SecretLinks.NewSecret();
            db.SecretLinks.Add(new SecretLink
            {
                SecretSha256 = SecretLinks.Sha256(secret), Purpose = LinkPurpose.ConfirmPlace, PlaceId = place.Id, AccountId = accountId, Email = email, CreatedAt = now,
                ExpiresAt = now + LinkLifetime,
            });
            db.Post(email, $"{place.Name} : votre fiche est-elle à jour ?", Body(place, site.Of($"/lieux/{place.Slug}/confirmer/{secret}")), now, EmailTopics.Reminders);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static EmailBody Body(Place place, Uri link) => new EmailBody()
        .Paragraph("Bonjour,")
        .Paragraph($"La fiche de « {place.Name} » dans l’annuaire des tiers-lieux ruraux a été confirmée pour la dernière fois le {French.Date(place.ConfirmedOn)}.")
        .Paragraph("Est-elle toujours juste ? Un clic suffit pour le dire, sans mot de passe ; sinon, vous pourrez la corriger.")
        .Button("Vérifier ma fiche", link)
        .Paragraph(place.RemindersSent < Place.MaximumReminders
            ? "Sans réponse de votre part, nous vous écrirons encore une fois dans un mois."
            : "C’est notre dernier rappel : sans réponse dans un mois, la fiche portera la mention « à confirmer ».");
}
