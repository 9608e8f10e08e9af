using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Places;
using TiersLieux.Data.Search;
using TiersLieux.Data.Sheets;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Places;
using TiersLieux.Domain.Programmes;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Accounts;
using TiersLieux.Web.Infrastructure.Forms;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Structures;

/// <summary>An organisation: what it does and where, its offers and rendez-vous, the places, programmes and networks it takes part in. Never its people.</summary>
public sealed class DetailsModel(TiersLieuxDbContext db, CurrentViewer viewer, TimeProvider clock) : SheetDetailsPage<Organisation>(db)
{
    public DateOnly Today { get; } = OpenPeriodsRefresh.Today(clock);

    public IReadOnlyList<Sheet> Published { get; private set; } = [];
    public IReadOnlyList<PlaceRow> Places { get; private set; } = [];
    public IReadOnlyList<ProgrammeMembership> Programmes { get; private set; } = [];
    public IReadOnlyList<Sheet> Parts { get; private set; } = [];
    public IReadOnlyList<Network> Networks { get; private set; } = [];

    /// <summary>The viewer's own request or membership; null for a visitor and for anybody else.</summary>
    public OrganisationMember? Mine { get; private set; }

    /// <summary>Told in sections of their own.</summary>
    protected override SheetKind[] Told => [SheetKind.Offer, SheetKind.Event, SheetKind.Premises, SheetKind.Programme, SheetKind.Network];

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (await FindAsync(slug, cancellationToken) is { } other)
        {
            return other;
        }

        var id = Sheet.Id;
        Published = await Db.Sheets.Published().AsNoTracking().Where(sheet => sheet.OrganisationId == id
            && (sheet.Kind == SheetKind.Offer || sheet.Kind == SheetKind.Event || sheet.Kind == SheetKind.Premises))
            .OrderBy(sheet => sheet.Kind).ThenBy(sheet => sheet.SearchKey).Take(60).ToListAsync(cancellationToken);
        var of = new ResolvedSearch(new PlaceSearch(), [], clock.GetUtcNow());
        Places = await of.Project(Db.Places.Where(place => place.Status == PlaceStatus.Published
                && (Db.SheetLinks.Any(link => link.SheetId == id && link.PlaceId == place.Id) || Db.Sheets.Any(sheet => sheet.Id == id && sheet.PlaceId == place.Id)))
            .OrderBy(place => place.SearchKey).Take(30)).ToListAsync(cancellationToken);
        Programmes = await Db.ProgrammeMemberships.AsNoTracking().Include(member => member.Programme).Include(member => member.Source)
            .Where(member => member.OrganisationId == id && member.Programme!.State == SheetState.Published).OrderBy(member => member.Programme!.SearchKey).ToListAsync(cancellationToken);
        var told = Programmes.Select(member => member.ProgrammeId).ToArray();
        Parts = await Db.Related(id).AsNoTracking().Where(sheet => sheet.Kind == SheetKind.Programme && !told.Contains(sheet.Id)).OrderBy(sheet => sheet.SearchKey).ToListAsync(cancellationToken);
        Networks = await Db.Networks.Published().AsNoTracking()
            .Where(network => network.Members.Any(member => member.OrganisationId == id && member.EndedAt == null) || network.OrganisationId == id)
            .OrderBy(network => network.SearchKey).ToListAsync(cancellationToken);
        if (viewer.AccountId is { } account)
        {
            Mine = await Db.OrganisationMembers.AsNoTracking().FirstOrDefaultAsync(member => member.OrganisationId == id && member.AccountId == account && member.EndedAt == null, cancellationToken);
        }

        return Page();
    }

    /// <summary>« J’y travaille »: a coordinator, or a colleague already accepted, answers. A collectivité asks for its SIREN, elsewhere.</summary>
    public async Task<IActionResult> OnPostRejoindreAsync(string slug, CancellationToken cancellationToken)
    {
        if (viewer.AccountId is not { } account)
        {
            return Challenge();
        }

        var organisation = await Db.Organisations.Published().SingleOrDefaultAsync(known => known.Slug == slug && known.TerritoryId == null, cancellationToken);
        if (organisation is null)
        {
            return NotFound();
        }

        if (!await Db.OrganisationMembers.AnyAsync(member => member.OrganisationId == organisation.Id && member.AccountId == account && member.EndedAt == null, cancellationToken))
        {
            Db.OrganisationMembers.Add(new OrganisationMember { OrganisationId = organisation.Id, AccountId = account, RequestedAt = clock.GetUtcNow() });
            await Db.SaveChangesAsync(cancellationToken);
        }

        return this.Done("/compte/structure", $"Votre demande pour {organisation.Name} est enregistrée.");
    }
}
