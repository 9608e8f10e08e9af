using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Messages;

namespace TiersLieux.Cli.Commands;

/// <summary>The first person who administers the directory; the others are invited from the site.</summary>
internal static class AdminCommand
{
    /// <summary>The site's own setting, as an environment variable.</summary>
    private const string AddressVariable = "Site__Address";

    public static Command Create() => new("admin", "Les personnes qui administrent l’annuaire.") { CreateAdmin() };

    private static Command CreateAdmin()
    {
        var email = new Option<string>("--email") { Description = "Adresse électronique de la personne.", Required = true };
        var name = new Option<string?>("--name") { Description = "Son nom, pour un nouveau compte." };
        var command = new Command("create", "Donne l’administration à un compte, qu’il crée au besoin, et écrit le lien qui choisit son mot de passe.") { email, name };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var database = new CommandDatabase();
            await using var db = database.CreateContext();
            await CreateAsync(db, result.GetValue(email)!.Trim(), result.GetValue(name)?.Trim(), cancellationToken);
        });
        return command;
    }

    private static async Task CreateAsync(TiersLieuxDbContext db, string email, string? name, CancellationToken cancellationToken)
    {
        if (email.Length > 254 || !System.Net.Mail.MailAddress.TryCreate(email, out var parsed) || parsed.Address != email)
        {
            throw new CommandRefusedException("--email attend une adresse électronique : prenom@exemple.fr.");
        }

        var now = TimeProvider.System.GetUtcNow();
        var normalized = email.Normalize().ToUpperInvariant();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var account = await db.Accounts.SingleOrDefaultAsync(known => known.NormalizedEmail == normalized, cancellationToken);
        if (account is null)
        {
            account = new Account
            {
                DisplayName = name is { Length: > 0 and <= 100 } ? name : throw new CommandRefusedException("--name attend le nom de la personne, 100 caractères au plus."),
                CreatedAt = now, Email = email, UserName = email, NormalizedEmail = normalized, NormalizedUserName = normalized, EmailConfirmed = true,
                LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString(),
            };
            db.Accounts.Add(account);
            await db.SaveChangesAsync(cancellationToken);
            db.Audit("compte-cree", now, null, "Par tl", subjectAccountId: account.Id);
        }

        if (!await db.RoleGrants.AnyAsync(grant => grant.AccountId == account.Id && grant.Role == AccountRole.Admin && grant.EndedAt == null, cancellationToken))
        {
            db.Grant(account.Id, AccountRole.Admin, null, null, now, grantedById: null, RoleWords.Label(AccountRole.Admin) + ", par tl");
        }

        var secret = account.PasswordHash is null ? db.AddLink(LinkPurpose.ResetPassword, account.Email!, now, AccountLinks.ResetLifetime, account.Id) : null;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var site = new Uri(Environment.GetEnvironmentVariable(AddressVariable) is { Length: > 0 } address ? address : "http://127.0.0.1:5080");
        Output.Line($"{account.DisplayName} administre l’annuaire. Un second facteur sera demandé.");
        Output.Line(secret is null
            ? $"Ce compte garde son mot de passe : {new Uri(site, "/compte/connexion")}"
            : $"Pour choisir le mot de passe, une fois, dans les deux heures : {new Uri(site, $"/compte/reinitialiser?jeton={secret}")}");
    }
}
