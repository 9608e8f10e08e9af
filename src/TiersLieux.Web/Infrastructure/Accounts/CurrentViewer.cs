using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>Who asks, and what they may do; read once per request, never from the cookie.</summary>
public sealed class CurrentViewer(IHttpContextAccessor http, TiersLieuxDbContext db)
{
    private Rights? rights;
    private Account? account;

    /// <summary>Null for a visitor.</summary>
    public int? AccountId => int.TryParse(User?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public bool IsSignedIn => AccountId is not null;

    /// <summary>Whether this session was opened with a second factor.</summary>
    public bool HasSecondFactor => User?.HasClaim("amr", "mfa") == true;

    private ClaimsPrincipal? User => http.HttpContext?.User;

    public async Task<Rights> RightsAsync(CancellationToken cancellationToken) =>
        rights ??= AccountId is { } id ? await Rights.ReadAsync(db, id, HasSecondFactor, cancellationToken) : Rights.None;

    /// <summary>The account, not tracked; null for a visitor.</summary>
    public async Task<Account?> AccountAsync(CancellationToken cancellationToken) => AccountId is { } id
        ? account ??= await db.Accounts.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellationToken)
        : null;

    /// <summary>How the public is told that this person changed a place within its editing scope.</summary>
    public async Task<Authorship> AuthorshipAsync(string? reason, CancellationToken cancellationToken, int? proposalId = null)
    {
        var known = await RightsAsync(cancellationToken);
        var role = known.IsAdmin ? AuthorRoles.Team : known.IsCurator ? AuthorRoles.Coordinator : known.IsAgent ? AuthorRoles.Collectivite
            : known.Editing.PlaceIds.Length > 0 ? AuthorRoles.Manager : AuthorRoles.Contributor;
        return new Authorship(role, AccountId, reason, proposalId);
    }
}
