using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>Codes of an application, each taken once: whoever read one over a shoulder cannot use it again, nor an older one.</summary>
public sealed class OneTimeCodes(TiersLieuxDbContext db, TimeProvider clock) : AuthenticatorTokenProvider<Account>
{
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key
        && Totp.StepOf(key, token, clock.GetUtcNow()) is { } step
        // One statement: of two requests with the same code, one is refused.
        && await db.Accounts.Where(account => account.Id == user.Id && (account.LastCodeStep == null || account.LastCodeStep < step))
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.LastCodeStep, step)) == 1;
}
