using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Data.Accounts;

/// <summary>The browsers an account is signed in with.</summary>
public static class Sessions
{
    /// <summary>How long a browser that does not come back stays signed in.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public static IQueryable<AccountSession> OpenSessions(this TiersLieuxDbContext db, int accountId, DateTimeOffset now)
    {
        var since = now - Lifetime;
        return db.AccountSessions.Where(session => session.AccountId == accountId && session.EndedAt == null && session.LastSeenAt > since);
    }

    /// <param name="except">The one that stays open.</param>
    /// <returns>How many were ended.</returns>
    public static Task<int> EndSessionsAsync(this TiersLieuxDbContext db, int accountId, DateTimeOffset now, CancellationToken cancellationToken, Guid? except = null) =>
        db.AccountSessions.Where(session => session.AccountId == accountId && session.EndedAt == null && session.Id != (except ?? Guid.Empty))
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now), cancellationToken);
}
