using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Messages;

namespace TiersLieux.Tests.Testing;

/// <summary>What the tests of accounts share: passwords, codes of an application, links of e-mails.</summary>
internal static partial class AccountScene
{
    public const string Password = "trois chèvres au col";

    public static Dictionary<string, string> Form(params (string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => field.Value);

    /// <summary>An account that can sign in with <see cref="Password"/>.</summary>
    public static async Task<Account> PersonAsync(this WebDatabase site, Account? account = null)
    {
        account ??= await site.Data.AccountAsync();
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var known = (await users.FindByIdAsync($"{account.Id}"))!;
        (await users.AddPasswordAsync(known, Password)).Succeeded.Should().BeTrue();
        return known;
    }

    /// <summary>Signs in by the page, as a person would.</summary>
    public static Task<HttpResponseMessage> LogInAsync(this WebDatabase site, HttpClient browser, string email, string password = Password, string url = "/compte/connexion") =>
        site.PostFormAsync(browser, url, Form(("email", email), ("password", password)));

    public static Task<List<OutgoingEmail>> MailsAsync(this TestDatabase site, string to) =>
        site.WithDbAsync(db => db.OutgoingEmails.Where(email => email.To == to).OrderBy(email => email.Id).ToListAsync());

    /// <summary>Path and query of the link in the last e-mail.</summary>
    public static async Task<string> LastLinkAsync(this TestDatabase site, string to) =>
        SecretAddress().Match((await site.MailsAsync(to))[^1].Text) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException("Pas de lien.");

    public static Task<List<AuditEntry>> AuditOfAsync(this TestDatabase site, int accountId) =>
        site.WithDbAsync(db => db.AuditEntries.Where(entry => entry.AccountId == accountId || entry.SubjectAccountId == accountId).OrderBy(entry => entry.Id).ToListAsync());

    /// <summary>What an application shows for a key in base 32 (RFC 6238); the site's clock moves to the next code first: one serves once.</summary>
    public static string Totp(this WebDatabase site, string key)
    {
        site.Clock.Advance(TimeSpan.FromSeconds(30));
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Replace(" ", "", StringComparison.Ordinal).Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, site.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(secret, step);
        return $"{(BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fffffff) % 1_000_000:000000}";
    }

    [GeneratedRegex("https://annuaire\\.exemple\\.org(/\\S+jeton=[\\w-]{43})")]
    private static partial Regex SecretAddress();
}
