using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using QRCoder;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Messages;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Web.Infrastructure.Accounts;

/// <summary>The second factor of an account: codes of an application (TOTP, RFC 6238), and recovery codes that serve once.</summary>
public sealed class SecondFactors(
    TiersLieuxDbContext db, UserManager<Account> users, SignInManager<Account> signIn, IUserStore<Account> store, AccountMails mails, TimeProvider clock)
{
    private const int Codes = 10;
    private const string Issuer = "Tiers-lieux ruraux";

    /// <summary>The key to give to the application, in base 32; made at the first call, and of no effect until <see cref="EnableAsync"/>.</summary>
    public async Task<string> KeyAsync(Account account, CancellationToken cancellationToken)
    {
        if (await users.GetAuthenticatorKeyAsync(account) is { Length: > 0 } known)
        {
            return known;
        }

        // Not ResetAuthenticatorKeyAsync, which would sign the other browsers out for a key nobody uses yet.
        var key = users.GenerateNewAuthenticatorKey();
        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, key, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    /// <summary>The same key as an image (SVG) the application reads.</summary>
    public static string QrCode(Account account, string key)
    {
        var address = $"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(account.Email!)}?secret={key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(4, "#1b2923", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>Turns it on if the code is that of the application: this session has it from now on, the other ones end.</summary>
    /// <returns>The recovery codes, to be shown once; null when the code is wrong.</returns>
    public async Task<string[]?> EnableAsync(Account account, string code, HttpContext http, CancellationToken cancellationToken)
    {
        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            return null;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await users.SetTwoFactorEnabledAsync(account, true);
        var codes = await NewCodesAsync(account);
        await EndOtherSessionsAsync("second-facteur", account, http, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await SignInAgainAsync(account, http, "mfa");
        return codes;
    }

    public async Task DisableAsync(Account account, HttpContext http, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await users.SetTwoFactorEnabledAsync(account, false);
        await users.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey");
        await users.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "RecoveryCodes");
        var (subject, body) = mails.SecondFactorRemoved();
        db.Post(account.Email!, subject, body, clock.GetUtcNow());
        await EndOtherSessionsAsync("second-facteur-ote", account, http, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await SignInAgainAsync(account, http, "pwd");
    }

    public async Task<string[]> NewCodesAsync(Account account) => [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes))!];

    private async Task EndOtherSessionsAsync(string action, Account account, HttpContext http, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.EndSessionsAsync(account.Id, now, cancellationToken, except: http.User.SessionId());
        db.Audit(action, now, account.Id);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SignInAgainAsync(Account account, HttpContext http, string method)
    {
        var current = await http.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await signIn.SignInWithClaimsAsync(account, current.Properties, [new Claim("amr", method)]);
    }
}
