using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;

namespace TiersLieux.Data.Accounts;

/// <summary>Asks to join a collectivité, whose SIREN is checked against the reference.</summary>
public static class JoiningRequests
{
    /// <param name="typedSiren">As typed.</param>
    /// <returns>Null when the request is recorded; otherwise what is wrong, in French.</returns>
    public static async Task<string?> AskToJoinAsync(
        this TiersLieuxDbContext db, CollectiviteTerritory territory, string typedSiren, int accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Siren.Parse(typedSiren) is not { } siren)
        {
            return "Ce n’est pas un SIREN : neuf chiffres, sans faute de frappe.";
        }

        if (territory.Siren is { } known && known != siren)
        {
            return $"Ce n’est pas le SIREN de {territory.Name} dans la référence.";
        }

        if (territory.Siren is null
            && (await db.Communes.AnyAsync(commune => commune.Siren == siren, cancellationToken) || await db.Epcis.AnyAsync(epci => epci.Code == siren, cancellationToken)))
        {
            return "Ce SIREN est celui d’une autre collectivité dans la référence.";
        }

        var organisation = await db.Organisations.SingleOrDefaultAsync(existing => existing.Siren == siren, cancellationToken);
        if ((organisation is not null && organisation.TerritoryId != territory.Id)
            || await db.Organisations.AnyAsync(other => other.TerritoryId == territory.Id && other.Siren != siren && other.ApprovedAt != null, cancellationToken))
        {
            return "Ce SIREN et cette collectivité ne vont pas ensemble.";
        }

        if (organisation is not null
            && await db.OrganisationMembers.AnyAsync(member => member.OrganisationId == organisation.Id && member.AccountId == accountId && member.EndedAt == null, cancellationToken))
        {
            return "Vous avez déjà demandé à rejoindre cette collectivité.";
        }

        organisation ??= Collectivite(territory, siren, now);
        db.OrganisationMembers.Add(new OrganisationMember { Organisation = organisation, AccountId = accountId, RequestedAt = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException raced) when (raced.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return "Une autre demande vient d’arriver au même moment : envoyez à nouveau.";
        }
    }

    // A sheet like any other organisation's; it is published once a first agent is approved.
    private static Organisation Collectivite(CollectiviteTerritory territory, string siren, DateTimeOffset now)
    {
        var organisation = new Organisation
        {
            Slug = Slug.From(territory.Name, siren), CreatedAt = now, Siren = siren, TerritoryId = territory.Id, RequestedAt = now,
        };
        organisation.Apply(new OrganisationContent { Name = territory.Name, Roles = ["collectivite"], LegalForm = "collectivité" }, DateOnly.FromDateTime(now.UtcDateTime), now);
        organisation.Territories.Add(new SheetTerritory { TerritoryId = territory.Id });
        return organisation;
    }
}
