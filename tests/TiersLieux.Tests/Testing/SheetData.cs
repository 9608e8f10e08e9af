using Microsoft.EntityFrameworkCore;
using TiersLieux.Domain.Accounts;
using TiersLieux.Domain.Contributions;
using TiersLieux.Domain.Sheets;
using TiersLieux.Import.Sheets;

namespace TiersLieux.Tests.Testing;

/// <summary>Sheets as people write them, through the same writer as the pages.</summary>
public static class SheetData
{
    /// <param name="state">Published, waiting for a coordinator, or a draft.</param>
    public static Task<Sheet> SheetAsync(
        this TestDatabase database, SheetKind kind, SheetContent content, SheetState state = SheetState.Published, Account? author = null, TimeProvider? clock = null) =>
        database.WithDbAsync(db => new SheetWriting(db, clock ?? TimeProvider.System).SaveAsync(
            kind, null, content, new Authorship(AuthorRoles.Contributor, author?.Id), state == SheetState.Published, state == SheetState.Draft, CancellationToken.None));

    public static Task<Sheet> ReloadAsync(this TestDatabase database, Sheet sheet) => database.WithDbAsync(db => db.Sheets.AsNoTracking()
        .Include(known => known.Territories).Include(known => known.Links).Include(known => known.Versions).AsSplitQuery().SingleAsync(known => known.Id == sheet.Id));
}
