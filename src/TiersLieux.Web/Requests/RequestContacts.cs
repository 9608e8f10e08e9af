using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Requests;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Freshness;

namespace TiersLieux.Web.Requests;

/// <summary>
/// Who reads what is asked of a place or of a sheet, today: the managers of the place or the address it publishes; the members of the
/// organisation and the address it gave for that; without an organisation, whoever wrote the sheet.
/// </summary>
public sealed class RequestContacts(TiersLieuxDbContext db)
{
    public Task<IReadOnlyList<string>> OfAsync(RequestRecipient recipient, CancellationToken cancellationToken) => OfAsync(recipient.Place, recipient.Sheet, cancellationToken);

    /// <returns>Addresses in lower case, each once; empty when nobody can be written to, as for the coordination, which has its own page.</returns>
    public async Task<IReadOnlyList<string>> OfAsync(Place? place, Sheet? sheet, CancellationToken cancellationToken)
    {
        if (sheet is null)
        {
            return place is not { Status: PlaceStatus.Published } ? [] : Once((await PlaceRecipients.OfAsync(db, place, cancellationToken)).Select(found => found.Email));
        }

        if (!sheet.IsPublished)
        {
            return [];
        }

        var organisationId = sheet.Kind == SheetKind.Organisation ? sheet.Id : sheet.OrganisationId;
        var ofOrganisation = organisationId is { } id ? await OfOrganisationAsync(id, cancellationToken) : [];
        if (ofOrganisation.Count > 0)
        {
            return ofOrganisation;
        }

        if (sheet.PlaceId is { } placeId && await db.Places.AsNoTracking().SingleOrDefaultAsync(known => known.Id == placeId, cancellationToken) is { } there
            && await OfAsync(there, null, cancellationToken) is { Count: > 0 } ofPlace)
        {
            return ofPlace;
        }

        return Once(await db.Accounts.Where(account => account.Id == sheet.AuthorId && account.ErasedAt == null && account.EmailConfirmed)
            .Select(account => account.Email).ToListAsync(cancellationToken));
    }

    private async Task<IReadOnlyList<string>> OfOrganisationAsync(int id, CancellationToken cancellationToken)
    {
        var members = await db.OrganisationMembers
            .Where(member => member.OrganisationId == id && member.ApprovedAt != null && member.EndedAt == null && member.Account!.ErasedAt == null && member.Account.EmailConfirmed)
            .Select(member => member.Account!.Email).ToListAsync(cancellationToken);
        var own = await db.Organisations.Where(organisation => organisation.Id == id && organisation.State == SheetState.Published)
            .Select(organisation => organisation.ContactEmail).ToListAsync(cancellationToken);
        return Once(members.Concat(own));
    }

    private static IReadOnlyList<string> Once(IEnumerable<string?> addresses) =>
        [.. addresses.OfType<string>().Select(address => address.Trim().ToLowerInvariant()).Where(address => address.Length > 0).Distinct()];
}
