using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Data.Search;
using TiersLieux.Domain;
using TiersLieux.Domain.Organisations;
using TiersLieux.Domain.Sheets;
using TiersLieux.Web.Infrastructure.Sheets;

namespace TiersLieux.Web.Pages.Structures;

/// <summary>The organisations that accompany, fund or run, by role and by territory.</summary>
public sealed class IndexModel(TiersLieuxDbContext db, PlaceSearchResolver resolver) : SheetListPage<Organisation>(db, resolver)
{
    protected override SheetKind Kind => SheetKind.Organisation;

    protected override (string Parameter, Vocabulary Terms) Own => ("role", OrganisationRoles.All);

    protected override IQueryable<Organisation> Filter(IQueryable<Organisation> sheets, string? code)
    {
        sheets = sheets.Include(organisation => organisation.Commune!.Departement);
        return code is null ? sheets : sheets.Where(organisation => organisation.Roles.Contains(code));
    }
}
