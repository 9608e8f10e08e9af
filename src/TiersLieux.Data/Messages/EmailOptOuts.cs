using Microsoft.EntityFrameworkCore;

namespace TiersLieux.Data.Messages;

/// <summary>Who no longer wants a topic, by a hash of the address.</summary>
public static class EmailOptOuts
{
    public static Task<bool> IsOptedOutAsync(this TiersLieuxDbContext db, string address, string topic, CancellationToken cancellationToken)
    {
        var hash = Hash(address);
        return db.EmailOptOuts.AnyAsync(optOut => optOut.AddressSha256 == hash && optOut.Topic == topic, cancellationToken);
    }

    /// <summary>Stops a topic; once only even when a mail client and its reader ask together.</summary>
    public static Task OptOutAsync(this TiersLieuxDbContext db, string address, string topic, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"INSERT INTO email_opt_outs (address_sha256, topic, at) VALUES ({Hash(address)}, {topic}, {now}) ON CONFLICT DO NOTHING", cancellationToken);

    /// <summary>Wants it again.</summary>
    public static Task OptInAsync(this TiersLieuxDbContext db, string address, string topic, CancellationToken cancellationToken)
    {
        var hash = Hash(address);
        return db.EmailOptOuts.Where(optOut => optOut.AddressSha256 == hash && optOut.Topic == topic).ExecuteDeleteAsync(cancellationToken);
    }

    private static string Hash(string address) => SecretLinks.Sha256(address.Trim().ToLowerInvariant());
}
