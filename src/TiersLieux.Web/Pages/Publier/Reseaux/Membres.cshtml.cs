using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TiersLieux.Data;
using TiersLieux.Data.Accounts;
using TiersLieux.Data.Search;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Publier.Reseaux;

/// <summary>A network's coordinators add and remove its places and organisations; each change has its line of the audit log.</summary>
public sealed class MembresModel(TiersLieuxDbContext db, CurrentViewer viewer, SheetNaming naming, TimeProvider clock) : PageModel
{
    private const int FoundShown = 10;

    public Network Network { get; private set; } = null!;
    public IReadOnlyList<NetworkMember> Members { get; private set; } = [];

    /// <summary>Places that answer the search and are not members.</summary>
    public IReadOnlyList<PlaceRow> Found { get; private set; } = [];

    public string? Nom { get; private set; }

    [BindProperty]
    public string? Lieu { get; set; }

    [BindProperty]
    public string? Structure { get; set; }

    private string Address => $"/publier/reseaux/{Network.Id}/membres";

    public async Task<IActionResult> OnGetAsync(int id, string? nom, CancellationToken cancellationToken) =>
        await FindAsync(id, nom, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostLieuAsync(int id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, null, cancellationToken))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Lieu))
        {
            return this.Invalid(nameof(Lieu), "Donnez le nom d’un lieu, ou l’adresse de sa page.");
        }

        return await naming.PlaceAsync(Lieu, ModelState, nameof(Lieu), cancellationToken) is not { } slug
            ? this.Invalid()
            : await AddAsync(await db.Places.SingleAsync(place => place.Slug == slug, cancellationToken), null, cancellationToken);
    }

    public async Task<IActionResult> OnPostStructureAsync(int id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, null, cancellationToken))
        {
            return NotFound();
        }

        if (string.IsNullOrWhiteSpace(Structure))
        {
            return this.Invalid(nameof(Structure), "Donnez le nom d’une structure, ou l’adresse de sa page.");
        }

        return await naming.SheetAsync(SheetKind.Organisation, Structure, ModelState, nameof(Structure), cancellationToken) is not { } slug
            ? this.Invalid()
            : await AddAsync(null, await db.Organisations.SingleAsync(known => known.Slug == slug, cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostRetirerAsync(int id, int membre, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, null, cancellationToken) || Members.SingleOrDefault(known => known.Id == membre) is not { } member)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        var taken = await db.NetworkMembers.Where(known => known.Id == membre && known.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.EndedAt, now), cancellationToken);
        if (taken == 0)
        {
            return NotFound();
        }

        var name = member.Place?.Name ?? member.Organisation!.Name;
        db.Audit("reseau-retrait", now, viewer.AccountId, $"{Network.Name} : {name}", placeId: member.PlaceId);
        await db.SaveChangesAsync(cancellationToken);
        return this.Done(Address, $"{name} ne fait plus partie du réseau.");
    }

    private async Task<IActionResult> AddAsync(Place? place, Organisation? organisation, CancellationToken cancellationToken)
    {
        var (field, name) = place is null ? (nameof(Structure), organisation!.Name) : (nameof(Lieu), place.Name);
        if (Members.Any(member => member.PlaceId == place?.Id && member.OrganisationId == organisation?.Id))
        {
            return this.Invalid(field, $"{name} fait déjà partie du réseau.");
        }

        var now = clock.GetUtcNow();
        db.NetworkMembers.Add(new NetworkMember { NetworkId = Network.Id, PlaceId = place?.Id, OrganisationId = organisation?.Id, AddedAt = now, AddedById = viewer.AccountId });
        db.Audit("reseau-ajout", now, viewer.AccountId, $"{Network.Name} : {name}", placeId: place?.Id);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException raced) when (raced.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return this.Invalid(field, $"{name} fait déjà partie du réseau.");
        }

        return this.Done(Address, $"{name} fait maintenant partie du réseau.");
    }

    /// <returns>False for a network the viewer does not coordinate, or that does not exist.</returns>
    private async Task<bool> FindAsync(int id, string? nom, CancellationToken cancellationToken)
    {
        var rights = await viewer.RightsAsync(cancellationToken);
        if (!(rights.IsAdmin || rights.Curation.NetworkIds.Contains(id)) || await db.Networks.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellationToken) is not { } network)
        {
            return false;
        }

        Network = network;
        Members = await db.NetworkMembers.AsNoTracking().Include(member => member.Place!.Commune).Include(member => member.Organisation)
            .Where(member => member.NetworkId == id && member.EndedAt == null)
            .OrderBy(member => member.PlaceId == null).ThenBy(member => member.Place!.SearchKey).ThenBy(member => member.Organisation!.SearchKey).ToListAsync(cancellationToken);
        Nom = string.IsNullOrWhiteSpace(nom) || nom.Length > 200 ? null : nom.Trim();
        if (Nom is not null)
        {
            var search = new ResolvedSearch(new PlaceSearch { Words = Nom, Order = PlaceOrder.Name }, [], clock.GetUtcNow());
            Found = await search.Project(search.Apply(db.Places)
                .Where(place => place.Networks.All(member => member.NetworkId != id || member.EndedAt != null))
                .OrderBy(place => place.SearchKey).Take(FoundShown)).ToListAsync(cancellationToken);
        }

        return true;
    }
}
