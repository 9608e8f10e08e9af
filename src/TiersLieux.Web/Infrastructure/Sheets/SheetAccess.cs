using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;
using TiersLieux.Web.Infrastructure.Accounts;

namespace TiersLieux.Web.Infrastructure.Sheets;

/// <summary>Who may write and publish which sheet; each answer is a query within the scope of the viewer's rights.</summary>
public sealed class SheetAccess(TiersLieuxDbContext db, CurrentViewer viewer)
{
    /// <summary>Kinds anybody signed in may write; what they may not publish waits in the queue.</summary>
    public static bool IsOpenToAll(SheetKind kind) => kind is SheetKind.Offer or SheetKind.Event or SheetKind.Premises or SheetKind.Organisation;

    /// <summary>Whether the viewer may write a new sheet of this kind at all.</summary>
    public async Task<bool> MayWriteAsync(SheetKind kind, CancellationToken cancellationToken)
    {
        var rights = await viewer.RightsAsync(cancellationToken);
        return viewer.IsSignedIn && (IsOpenToAll(kind) || rights.IsAdmin || (kind == SheetKind.Resource && rights.IsCurator));
    }

    /// <summary>
    /// The sheet, if the viewer may open its form: it is theirs and was never published, it is within what they edit, or it is public and
    /// of a kind anybody may correct. Null otherwise, also when it does not exist.
    /// </summary>
    public async Task<TSheet?> FindEditableAsync<TSheet>(int id, CancellationToken cancellationToken) where TSheet : Sheet
    {
        var sheet = await db.Set<TSheet>().AsNoTracking().Include(known => known.Territories).ThenInclude(area => area.Territory)
            .SingleOrDefaultAsync(known => known.Id == id, cancellationToken);
        if (sheet is null || !viewer.IsSignedIn)
        {
            return null;
        }

        var isOpen = IsOpenToAll(sheet.Kind) && (sheet.State == SheetState.Published || sheet.AuthorId == viewer.AccountId);
        return isOpen || await IsMineAsync(sheet, cancellationToken) ? sheet : null;
    }

    /// <summary>Whether the viewer decides alone of this sheet: change it at once, withdraw it, restore a version.</summary>
    public async Task<bool> IsMineAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var rights = await viewer.RightsAsync(cancellationToken);
        return rights.IsAdmin || sheet.Kind switch
        {
            SheetKind.Programme => false,
            SheetKind.Network => rights.Curation.NetworkIds.Contains(sheet.Id),
            SheetKind.Resource => rights.IsCurator,
            _ => await db.Sheets.InScope(rights.Editing).AnyAsync(known => known.Id == sheet.Id, cancellationToken),
        };
    }

    /// <summary>Whether the viewer may publish this content without being read over first.</summary>
    /// <param name="sheet">The sheet it changes; null for a new one.</param>
    public async Task<bool> MayPublishAsync(SheetKind kind, SheetContent content, Sheet? sheet, CancellationToken cancellationToken)
    {
        var rights = await viewer.RightsAsync(cancellationToken);
        if (sheet is { State: SheetState.Published or SheetState.Withdrawn } && !await IsMineAsync(sheet, cancellationToken))
        {
            return false;
        }

        return rights.IsAdmin || kind switch
        {
            SheetKind.Programme => false,
            SheetKind.Network => sheet is not null && rights.Curation.NetworkIds.Contains(sheet.Id),
            SheetKind.Resource => rights.IsCurator,
            SheetKind.Organisation when sheet is not null && rights.Editing.OrganisationIds.Contains(sheet.Id) => true,
            _ => await ReachesAsync(content, rights.Editing, cancellationToken),
        };
    }

    /// <summary>How the public is told who changed it.</summary>
    public async Task<Authorship> AuthorshipAsync(SheetContent content, string? reason, CancellationToken cancellationToken)
    {
        var rights = await viewer.RightsAsync(cancellationToken);
        var author = await viewer.AuthorshipAsync(reason, cancellationToken);
        return author.Role is AuthorRoles.Contributor or AuthorRoles.Manager && content.Organisation is { } slug
            && await db.Organisations.AnyAsync(known => known.Slug == slug && rights.Editing.OrganisationIds.Contains(known.Id), cancellationToken)
            ? author with { Role = AuthorRoles.Organisation }
            : author;
    }

    // One speaks in the name of an organisation only when it is one's own or within one's scope; otherwise where it happens must be.
    private async Task<bool> ReachesAsync(SheetContent content, Scope scope, CancellationToken cancellationToken)
    {
        if (scope.IsNowhere)
        {
            return false;
        }

        if (content.Organisation is { } slug)
        {
            return await db.Organisations.Where(known => known.Slug == slug && (known.State == SheetState.Published))
                .Where(known => scope.OrganisationIds.Contains(known.Id) || scope.TerritoryIds.Contains(known.TerritoryId ?? 0)
                    || (known.Commune != null && (scope.TerritoryIds.Contains(known.Commune.Id) || scope.TerritoryIds.Contains(known.Commune.DepartementId)
                        || scope.TerritoryIds.Contains(known.Commune.RegionId) || scope.TerritoryIds.Contains(known.Commune.EpciId ?? 0)
                        || scope.TerritoryIds.Contains(known.Commune.ZoneEmploiId ?? 0)))).AnyAsync(cancellationToken);
        }

        if (content.Place is { } place)
        {
            return await db.Places.InScope(scope).AnyAsync(known => known.Slug == place, cancellationToken);
        }

        var references = new SheetReferences(db);
        if (content.Commune is { } code)
        {
            return await references.CommuneAsync("", code, cancellationToken) is { } commune
                && (await TerritoryCover.OfCommuneAsync(db, commune.Id, cancellationToken)).Intersect(scope.TerritoryIds).Any();
        }

        var area = content.Area;
        if (area is null or { Everywhere: true } or { Territories: null or { Count: 0 } })
        {
            return false;
        }

        foreach (var text in area.Territories)
        {
            var id = await references.TerritoryIdAsync("", text, cancellationToken);
            if (id is null || !(scope.TerritoryIds.Contains(id.Value) || (await TerritoryCover.OfCommuneAsync(db, id.Value, cancellationToken)).Intersect(scope.TerritoryIds).Any()))
            {
                return false;
            }
        }

        return true;
    }
}
