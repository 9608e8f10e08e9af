using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Places;

namespace TiersLieux.Web.Freshness;

/// <summary>Who reads what is written to a place: its managers; without any, the address it publishes. Never another one of a source.</summary>
public static class PlaceRecipients
{
    /// <returns>Addresses, with the account behind each; empty when nobody can be written to.</returns>
    public static async Task<IReadOnlyList<(string Email, int? AccountId)>> OfAsync(TiersLieuxDbContext db, Place place, CancellationToken cancellationToken)
    {
        var managers = await db.PlaceManagers
            .Where(manager => manager.PlaceId == place.Id && manager.EndedAt == null && manager.Account!.ErasedAt == null && manager.Account.EmailConfirmed)
            .Select(manager => new { manager.Account!.Email, manager.AccountId }).ToListAsync(cancellationToken);
        var addresses = managers.Where(manager => manager.Email is not null).Select(manager => (manager.Email!, (int?)manager.AccountId)).Distinct().ToList();
        return addresses.Count > 0 || place.Facts.Email is null ? addresses : [(place.Facts.Email, null)];
    }
}
