using TiersLieux.Domain.Accounts;

namespace TiersLieux.Data.Accounts;

/// <summary>Writes the audit log; a line is kept only if the caller's transaction is committed.</summary>
public static class AuditLog
{
    /// <param name="action">Code of <see cref="AuditActions"/>.</param>
    /// <param name="accountId">Who did it; null when nobody is signed in.</param>
    /// <param name="detail">French, without personal data.</param>
    public static void Audit(
        this TiersLieuxDbContext db, string action, DateTimeOffset now, int? accountId, string? detail = null, int? proposalId = null, int? placeId = null,
        int? subjectAccountId = null) =>
        db.AuditEntries.Add(new AuditEntry
        {
            At = now, AccountId = accountId, Action = action, Detail = detail, ProposalId = proposalId, PlaceId = placeId, SubjectAccountId = subjectAccountId,
        });
}
