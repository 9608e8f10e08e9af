using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>What a wrong password or a wrong code leaves behind.</summary>
internal static class SignInRefusals
{
    /// <param name="account">Null for an unknown address, which is not kept.</param>
    /// <param name="isLocked">This refusal is the one that locked the account: its owner is told.</param>
    public static async Task RecordRefusalAsync(
        this TiersLieuxDbContext db, Account? account, bool isLocked, AccountMails mails, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.Audit("connexion-refusee", now, null, account is null ? "Adresse inconnue" : null, subjectAccountId: account?.Id);
        if (isLocked && account?.Email is { } email)
        {
            db.Audit("compte-verrouille", now, null, subjectAccountId: account.Id);
            var (subject, body) = mails.Locked();
            db.Post(email, subject, body, now);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
