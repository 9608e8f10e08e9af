using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TiersLieux.Data;
using TiersLieux.Domain.Accounts;
using TiersLieux.Web.Pages.Shared;

namespace TiersLieux.Web.Pages.Gestion.Administration;

/// <summary>All the accounts, to find one by name or address. Deleted ones are not listed.</summary>
public sealed class IndexModel(TiersLieuxDbContext db) : PageModel
{
    private const int PageSize = 50;

    public sealed record Line(int Id, string Name, string? Email, IReadOnlyList<AccountRole> Roles);

    public string Words { get; private set; } = "";
    public IReadOnlyList<Line> Accounts { get; private set; } = [];
    public PageLinks Links { get; private set; } = null!;

    public async Task OnGetAsync(string? q, CancellationToken cancellationToken)
    {
        Words = q is { Length: <= 200 } ? q.Trim() : "";
        var words = Words.ToLowerInvariant();
        var found = db.Accounts.AsNoTracking()
            .Where(account => account.ErasedAt == null && (account.DisplayName.ToLower().Contains(words) || account.Email!.ToLower().Contains(words)));
        Links = new PageLinks(PageLinks.Read(Request), PageSize, await found.CountAsync(cancellationToken),
            number => $"/gestion/administration?q={Uri.EscapeDataString(Words)}&page={number}");
        Accounts = await found.OrderBy(account => account.DisplayName).ThenBy(account => account.Id).Skip((Links.Page - 1) * PageSize).Take(PageSize)
            .Select(account => new Line(
                account.Id, account.DisplayName, account.Email,
                account.Grants.Where(grant => grant.EndedAt == null).Select(grant => grant.Role).Distinct().ToList()))
            .ToListAsync(cancellationToken);
    }
}
