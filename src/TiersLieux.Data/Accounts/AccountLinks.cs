using Microsoft.EntityFrameworkCore;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Messages;

namespace TiersLieux.Data.Accounts;

/// <summary>The links e-mailed about accounts: confirm an address, choose a password, accept an invitation.</summary>
public static class AccountLinks
{
    /// <summary>Beyond, nothing more leaves for this address within the hour: a form open to everybody must not flood a mailbox.</summary>
    public const int MaximumPerHour = 3;

    public static readonly TimeSpan ConfirmationLifetime = TimeSpan.FromDays(2);
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromHours(2);
    public static readonly TimeSpan InvitationLifetime = TimeSpan.FromDays(14);

    /// <returns>The secret to put in the address; the database only has its hash.</returns>
    public static string AddLink(
        this TiersLieuxDbContext db, LinkPurpose purpose, string email, DateTimeOffset now, TimeSpan lifetime, int? accountId = null, Invitation? invitation = null)
    {
        var secret = SecretLinks.NewSecret();
        db.SecretLinks.Add(new SecretLink
        {
            SecretSha256 = SecretLinks.Sha256(secret), Purpose = purpose, Email = email, CreatedAt = now, ExpiresAt = now + lifetime, AccountId = accountId,
            InvitationId = invitation?.Id,
        });
        return secret;
    }

    public static async Task<bool> MayWriteToAsync(
        this TiersLieuxDbContext db, LinkPurpose purpose, string email, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (since, address) = (now.AddHours(-1), email.ToLowerInvariant());
        return await db.SecretLinks.CountAsync(link => link.Email.ToLower() == address && link.Purpose == purpose && link.CreatedAt > since, cancellationToken) < MaximumPerHour;
    }

    /// <summary>No link of this purpose opens anything for this account any more.</summary>
    public static Task CloseLinksAsync(this TiersLieuxDbContext db, LinkPurpose purpose, int accountId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.SecretLinks.Where(link => link.AccountId == accountId && link.Purpose == purpose && link.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now), cancellationToken);
}
