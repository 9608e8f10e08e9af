using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Accounts;

namespace TiersLieux.Cli.Commands;

/// <summary>Somebody who decides, signed in as anybody would: by the pages, with a password and a code. Only in a database for measures.</summary>
internal sealed partial class BenchCurator(HttpClient http)
{
    private const string Email = "mesures@exemple.org";

    /// <summary>A browser of its own for this site.</summary>
    public static HttpClient Browser(string site) => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(site) };

    /// <exception cref="CommandRefusedException">The database is not for measures, or the site does not let them in.</exception>
    public async Task SignInAsync(TiersLieuxDbContext db, CancellationToken cancellationToken)
    {
        if (!db.Database.GetDbConnection().Database.EndsWith(BenchSeed.Suffix, StringComparison.Ordinal))
        {
            throw new CommandRefusedException($"La file se mesure dans une base nommée « …{BenchSeed.Suffix} ».");
        }

        var (password, key) = await PrepareAsync(db, cancellationToken);
        var second = await PostAsync("/compte/connexion", "main form", [new("email", Email), new("password", password)], cancellationToken);
        var inside = await PostAsync(second, "main form", [new("code", Totp.Code(key, TimeProvider.System.GetUtcNow()))], cancellationToken);
        if (inside != "/compte")
        {
            throw new CommandRefusedException($"Le site n’a pas laissé entrer le compte des mesures : {inside}.");
        }
    }

    /// <summary>Fills the form of a page that holds this text, as a browser would: its hidden fields, then these.</summary>
    /// <returns>Where the answer leads.</returns>
    public async Task<string> PostAsync(string path, string form, IReadOnlyList<KeyValuePair<string, string>> fields, CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsync(path, new FormUrlEncodedContent([.. await HiddenAsync(path, form, cancellationToken), .. fields]), cancellationToken);
        return answer.Headers.Location?.ToString() ?? throw new CommandRefusedException($"{path} a répondu {(int)answer.StatusCode}.");
    }

    /// <summary>Fields of a page's form that are sent as they are.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> HiddenAsync(string path, string form, CancellationToken cancellationToken)
    {
        var page = await http.GetStringAsync(path, cancellationToken);
        var start = form == "main form" ? page.IndexOf("<form", page.IndexOf("<main", StringComparison.Ordinal), StringComparison.Ordinal) : page.IndexOf(form, StringComparison.Ordinal);
        var text = page[start..page.IndexOf("</form>", start, StringComparison.Ordinal)];
        return [.. Hidden().Matches(text).Select(input => input.Value).Select(input => KeyValuePair.Create(Attribute(input, "name"), Attribute(input, "value")))];
    }

    private static string Attribute(string input, string name) =>
        WebUtility.HtmlDecode(Regex.Match(input, $" {name}=\"([^\"]*)\"", RegexOptions.CultureInvariant).Groups[1].Value);

    private static async Task<(string Password, string Key)> PrepareAsync(TiersLieuxDbContext db, CancellationToken cancellationToken)
    {
        var (now, password) = (TimeProvider.System.GetUtcNow(), Guid.NewGuid().ToString());
        var key = string.Concat(System.Security.Cryptography.RandomNumberGenerator.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32));
        await db.Accounts.Where(account => account.Email == Email).ExecuteUpdateAsync(
            set => set.SetProperty(account => account.Email, (string?)null).SetProperty(account => account.NormalizedEmail, (string?)null)
                .SetProperty(account => account.NormalizedUserName, account => "ANCIENNES-MESURES-" + account.Id), cancellationToken);
        var curator = new Account
        {
            DisplayName = "Mesures", CreatedAt = now, Email = Email, UserName = Email, NormalizedEmail = Email.ToUpperInvariant(), NormalizedUserName = Email.ToUpperInvariant(),
            EmailConfirmed = true, TwoFactorEnabled = true, SecurityStamp = Guid.NewGuid().ToString(),
        };
        curator.PasswordHash = new PasswordHasher<Account>().HashPassword(curator, password);
        db.Add(curator);
        await db.SaveChangesAsync(cancellationToken);
        db.Add(new RoleGrant { AccountId = curator.Id, Role = AccountRole.Admin, GrantedAt = now });
        db.Add(new IdentityUserToken<int> { UserId = curator.Id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = key });
        await db.SaveChangesAsync(cancellationToken);
        return (password, key);
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();
}
