using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Messages;

namespace TiersLieux.Data.Messages;

/// <summary>Makes and reads the secrets of e-mailed links: 256 random bits, stored as a hash.</summary>
public static class SecretLinks
{
    /// <summary>A new secret, to put in an address: 43 letters, digits, « - » and « _ ».</summary>
    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The link of a secret that is alive: not expired, not used. Null otherwise; the caller sets <see cref="SecretLink.UsedAt"/>.</summary>
    public static async Task<SecretLink?> FindLinkAsync(
        this TiersLieuxDbContext db, string? secret, LinkPurpose purpose, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (secret is not { Length: 43 })
        {
            return null;
        }

        var hash = Sha256(secret);
        return await db.SecretLinks.SingleOrDefaultAsync(
            link => link.SecretSha256 == hash && link.Purpose == purpose && link.UsedAt == null && link.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Takes a single-use link, once only even when two requests come together.</summary>
    public static async Task<bool> TakeAsync(this TiersLieuxDbContext db, SecretLink link, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.SecretLinks.Where(alive => alive.Id == link.Id && alive.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(alive => alive.UsedAt, now), cancellationToken) == 1;
}
